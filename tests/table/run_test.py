# SPDX-License-Identifier: Apache-2.0
"""tests/run.py counts what it should: a runner that misses a failure hides all others."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap
import run


def result_of(script, timeout=20):
    return run.run_program(run.Program("x", ["/bin/sh", "-c", script], timeout=timeout), 1)


def counts(script, timeout=20):
    r = result_of(script, timeout)
    return r.passed, len(r.failures), len(r.skipped)


def test_points_are_counted(t):
    t.equal(counts("printf '1..3\\nok 1 - a\\nok 2 - b\\nok 3 - c # SKIP no x\\n'"), (2, 0, 1))


def test_failed_point_is_one_failure(t):
    r = result_of("printf '1..2\\nok 1 - a\\nnot ok 2 - b\\n'; exit 1")
    t.equal((r.passed, r.failures), (1, ["b"]))


def test_missing_plan_is_a_failure(t):
    t.equal(result_of("echo ok 1 - a").failures, ["printed no plan (1..N)"])
    t.equal(result_of("true").failures, ["printed no plan (1..N)"])


def test_missing_point_is_a_failure(t):
    t.equal(result_of("printf '1..2\\nok 1 - a\\n'").failures, ["planned 2 tests and reported 1"])


def test_bad_status_after_good_points_is_a_failure(t):
    t.equal(result_of("printf '1..1\\nok 1 - a\\n'; exit 23").failures,
            ["ended with status 23 after its tests passed"])


def test_crash_is_a_failure(t):
    t.equal(result_of("printf '1..2\\nok 1 - a\\n'; kill -SEGV $$").failures, ["killed by SIGSEGV"])


def test_timeout_is_a_failure_and_leaves_nothing_running(t):
    r = result_of("printf '1..1\\nok 1 - a\\n'; sleep 60 & wait", timeout=0.5)
    t.equal((r.passed, r.failures), (1, ["ran out of time (0 s)"]))
    t.true(r.seconds < 20, "its children were ended, too")


def test_what_a_program_leaves_running_is_ended_and_told(t):
    t.true(result_of("printf '1..1\\nok 1 - a\\n'; sleep 60 &").left, "told")
    t.true(not result_of("printf '1..1\\nok 1 - a\\n'; sleep 0.01").left, "nothing to tell")


def test_program_that_is_not_there_is_a_failure(t):
    r = run.run_program(run.Program("x", ["./no-such-program"]), 1)
    t.contains(r.failures[0], "could not be started")


def test_cmocka_words(t):
    t.equal(counts("printf '1..2\\nok 1 - a\\n# ok - g\\n1..1\\nnot ok 1 # SKIP b\\n'"), (1, 1, 1),
            "plans of several groups add up: one point is missing here")
    r = result_of("printf '1..1\\nnot ok 1 # SKIP test_b\\n'")
    t.equal(r.skipped, [("test_b", "by the test")])
    r = result_of("printf '1..1\\nok 1 - a\\nnot ok 0 - g GROUP TEARDOWN\\n'; exit 1")
    t.equal((r.passed, r.failures), (1, ["g GROUP TEARDOWN"]))


def test_skipped_program_is_named_with_its_reason(t):
    t.equal(result_of("echo '1..0 # SKIP no chromium'").skipped, [("all of it", "no chromium")])


def test_known_defects(t):
    t.equal(counts("printf '1..1\\nnot ok 1 - a # TODO later\\n'"), (0, 0, 1))
    t.contains(result_of("printf '1..1\\nok 1 - a # TODO later\\n'").failures[0], "marked TODO")


def test_bail_out_is_a_failure(t):
    t.contains(result_of("printf '1..1\\nBail out! no disk\\n'").failures[0], "Bail out!")


tap.main()
