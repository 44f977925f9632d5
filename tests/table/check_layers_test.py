# SPDX-License-Identifier: Apache-2.0
"""The layer table holds for this tree, and the checker sees each way to break it."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import tap
import check_layers

TABLE = "base:\ndef: base\nstore: base def\nmain: *\n"


def complaints(files, table=TABLE):
    with tap.write_tree({"tools/layers.txt": table, "src/base/str.h": "", **files}) as root:
        return "\n".join(check_layers.check(root))


def test_this_tree_keeps_the_layer_table(t):
    t.empty(check_layers.check(tap.SOURCE))


def test_clean_tree_passes(t):
    t.equal(complaints({"src/def/op.h": '#include "base/str.h"\n#include "def/field.h"\n',
                        "src/def/field.h": '#include <stddef.h>\n',
                        "src/main/main.c": '#include "store/store.h"\n'}), "")


def test_include_outside_the_row_fails(t):
    t.contains(complaints({"src/base/str.c": '\n  #  include "def/op.h"\n'}),
               'src/base/str.c:2: "def/op.h": base may not use def')


def test_rows_are_not_inherited(t):
    t.contains(complaints({"src/store/a.c": '#include "model/x.h"\n'}, TABLE + "model: store\n"),
               "store may not use model")


def test_subfolder_belongs_to_its_folder(t):
    t.contains(complaints({"src/base/deep/x.c": '#include "store/store.h"\n'}),
               "base may not use store")


def test_include_without_folder_fails(t):
    t.contains(complaints({"src/base/str.c": '#include "str.h"\n'}), 'not "str.h"')
    t.contains(complaints({"src/base/str.c": '#include "../def/op.h"\n'}), 'not "../def/op.h"')


def test_folder_without_row_fails(t):
    t.contains(complaints({"src/extra/x.c": "int x;\n"}), "'extra' has no row")
    t.contains(complaints({"src/base/x.c": '#include "extra/x.h"\n'}), "'extra' is no folder")


def test_file_outside_folders_fails(t):
    t.contains(complaints({"src/x.c": "int x;\n"}), "belongs to no folder")


def test_commented_include_is_ignored(t):
    t.equal(complaints({"src/base/x.c": '/*\n#include "def/op.h"\n*/\nint x;\n'}), "")


def test_table_cycle_fails(t):
    t.contains(complaints({}, "base: store\ndef: base\nstore: def\n"),
               "cycle: base -> store -> def -> base")


def test_broken_table_fails(t):
    t.contains(complaints({}, "base: nowhere\n"), "which has no row")
    t.contains(complaints({}, "base:\nbase:\n"), "a second row")
    t.contains(complaints({}, "base\n"), "expected 'folder:")


def test_header_circle_fails(t):
    t.contains(complaints({"src/base/a.h": '#include "base/b.h"\n',
                           "src/base/b.h": '#include "base/a.h"\n'}),
               "circle: base/a.h -> base/b.h -> base/a.h")


tap.main()
