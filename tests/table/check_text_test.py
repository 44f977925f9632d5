# SPDX-License-Identifier: Apache-2.0
"""The repository speaks of itself alone and keeps its form; the checker sees what does not."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import tap
import check_text

HEAD = "/* SPDX-License-Identifier: Apache-2.0 */\n"


def complaints(files):
    with tap.write_tree(files) as root:
        return "\n".join(check_text.check(root))


def join(*parts):
    """Words this very file must not contain in one piece."""
    return "".join(parts)


def test_this_repository_passes(t):
    t.empty(check_text.check(tap.SOURCE))


def test_clean_files_pass(t):
    t.equal(complaints({"src/base/a.c": HEAD + "int a;\n",
                        "docs/a.md": "See `$HOME/x`, https://example.org/home/ and /tmp/x.\n"}), "")


def test_machine_paths_fail(t):
    for path in (join("/wo", "rk/x"), join("/ro", "ot/x"), join("/ho", "me/ann/x")):
        t.contains(complaints({"docs/a.md": f"one\nin {path}\n"}), "docs/a.md:2: a path of one")


def test_registry_addresses_fail(t):
    t.contains(complaints({"a.txt": join("https://regi", "stry.example.org/x")}), "registry")
    t.contains(complaints({"a/package-lock.json": join('{"resol', 'ved": "https://x"}')}),
               "a/package-lock.json: the address of a package registry")


def test_words_about_tools_fail(t):
    t.contains(complaints({"a.txt": join("made by a language mo", "del")}), "a.txt:1: words about")
    t.contains(complaints({"a.txt": join("A", "I-generated")}), "a.txt:1: words about")
    t.equal(complaints({"a.txt": "the user agent; he said; a travel agent\n"}), "")


def test_missing_spdx_fails(t):
    t.contains(complaints({"src/base/a.h": "int a;\n"}), "src/base/a.h:1: the first line")
    t.contains(complaints({"tests/unit/a_test.c": "int a;\n"}), "the first line")


def test_long_line_fails(t):
    t.contains(complaints({"src/base/a.c": HEAD + "/* " + "x" * 96 + " */\n"}),
               "src/base/a.c:2: 102 columns")
    t.equal(complaints({"src/base/a.c": HEAD + "/* " + "\u00e9" * 94 + " */\n"}), "",
            "columns are characters")


def test_long_file_fails(t):
    t.contains(complaints({"src/base/a.c": HEAD + "\n" * 901}), "902 lines")
    t.equal(complaints({"docs/generated/a.js": "x;\n" * 1000}), "")


def test_corpora_are_left_out(t):
    t.equal(complaints({"fuzz/corpus/vcard/a.vcf": join("X:/ho", "me/ann/x\n")}), "")


tap.main()
