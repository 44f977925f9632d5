#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No raw output: markup is written by src/base/html.c and by compiled templates, nowhere else.

check_raw.py [ROOT]: prints file:line for every
 - html_raw in a source other than src/base/html.c (html.h declares it),
 - html_raw or strbuf call in a template (its C could go around the escaping),
 - string with a tag in it where HTML could come from (MARKUP_DIRS), but in html.c.
Speaks TAP; exit status 1 when something is found."""
import pathlib
import re
import sys

RAW_FILES = {"src/base/html.c", "src/base/html.h"}
MARKUP_DIRS = ("src/base", "src/codec", "src/net", "src/web", "src/api")

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
TAG = re.compile(r"<[A-Za-z/!][^%]*")


def code_only(text):
    """The text with comments blanked; line numbers stay."""
    def blank(m):
        s = m.group(0)
        return s if s[0] in "\"'" else re.sub(r"[^\n]", " ", s)
    return COMMENT.sub(blank, text)


def check_source(root, path):
    name = path.relative_to(root).as_posix()
    markup = name.startswith(MARKUP_DIRS) and name not in RAW_FILES
    for number, line in enumerate(code_only(path.read_text("utf-8")).split("\n"), 1):
        if "html_raw" in line and name not in RAW_FILES:
            yield f"{name}:{number}: html_raw: write a template, or use html_text and its kin"
        if markup and not line.lstrip().startswith("#"):
            for text in STRING.findall(line):
                if TAG.search(text):
                    yield f"{name}:{number}: markup in a string: write a template"


def check_template(root, path):
    name = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        parts = re.findall(r"<%.*?%>", line)
        if re.match(r"\s*%[^!#]", line):
            parts.append(line)
        if any(re.search(r"html_raw|\bstrbuf_|\bSTRBUF_", p) for p in parts):
            yield f"{name}:{number}: a template writes with <%= %> alone"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1])
    found = []
    for path in sorted((root / "src").rglob("*.[ch]")):
        found += check_source(root, path)
    for path in sorted((root / "templates").rglob("*.html")):
        found += check_template(root, path)
    print("1..1")
    for text in found:
        print(f"# {text}")
    print("not ok 1 - raw output" if found else "ok 1 - no raw output outside src/base/html.c")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
