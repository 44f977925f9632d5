# SPDX-License-Identifier: Apache-2.0
"""Every header compiles alone, and the checker sees one that does not."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import tap
import check_headers


def complaints(files):
    with tap.write_tree(files) as root:
        return "\n".join(check_headers.check(root))


def test_every_header_compiles_alone(t):
    t.empty(check_headers.check(tap.SOURCE))


def test_complete_header_passes(t):
    t.equal(complaints({"src/base/a.h": "#include <stddef.h>\nsize_t a_size(void);\n",
                        "src/base/b.h": '#include "base/a.h"\nsize_t b_size(void);\n'}), "")


def test_header_that_needs_another_fails(t):
    said = complaints({"src/base/a.h": "typedef int a_int;\n",
                       "src/base/b.h": "a_int b_count(void);\n"})
    t.contains(said, "src/base/b.h:")
    t.true("src/base/a.h:" not in said, "a.h is complete")


def test_warning_in_a_header_fails(t):
    t.contains(complaints({"src/base/a.h": "int a_count();\n"}), "strict-prototypes")


def test_banned_call_in_a_header_fails(t):
    t.contains(complaints({"src/base/banned.h": "#include <string.h>\n#pragma GCC poison strcpy\n",
                           "src/base/a.h": "static inline void f(char *p) { strcpy(p, p); }\n"}),
               "poisoned")


tap.main()
