# SPDX-License-Identifier: Apache-2.0
"""Every SQL text in src/store names the owner, and no other folder has any SQL.

Texts are read from the C sources: literals that stand beside each other are one text. What a macro
brings in is put in its place.
"""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap

ROOT = os.environ.get("WELLMET_SOURCE") or os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SRC = os.path.join(ROOT, "src")
LITERAL = r'"(?:[^"\\]|\\.)*"'
VERBS = ("select ", "insert ", "update ", "delete ")
# The engine's own, below any owner: pragmas, transactions, the table of migrations, the catalog.
ENGINE = ("sqlite.c", "postgres.c", "postgres_link.c", "migrate.c", "schema_catalog.c")
# Each engine's own form of the search, and of writing many rows at once.
OWN_FORM = ("search_sqlite.c", "search_postgres.c", "transfer_postgres.c")
# Who there is, asked table by table when a whole database is copied: the one text that looks past
# its owner, and all it learns is the next owner's number.
NEXT_OWNER = "select min(owner_id) from %.*s where owner_id > ?1"
# The full-text index has no key of owners: these ids are looked up in standing by owner, and those
# of others are dropped there (search_test: another_owner_finds_nothing).
LOOKED_UP_AFTERWARDS = ("select rowid from search_person where search_person match ?2 order by rowid",)


def sources(folder):
    for path, _, names in sorted(os.walk(os.path.join(SRC, folder))):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                with open(os.path.join(path, name), encoding="utf-8") as f:
                    yield name, re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)


def macros(text):
    found = re.findall(r'^#define (\w+)[ \t]+((?:%s|\w+|[ \t]|\\\n)+)$' % LITERAL, text, flags=re.M)
    return {name: body.replace("\\\n", " ") for name, body in found}


def texts(source):
    """SQL texts of a source, whole."""
    known = macros(source)
    body = "\n".join(line for line in re.sub(r"\\\n", " ", source).split("\n") if not line.startswith("#"))
    for m in re.finditer(r'(?:%s|\b[A-Z_]{3,}\b)(?:\s*(?:%s|\b[A-Z_]{3,}\b))*' % (LITERAL, LITERAL), body):
        parts = re.findall(r'%s|\b[A-Z_]{3,}\b' % LITERAL, m.group(0))
        for _ in range(3):  # macros of macros
            parts = [p for part in parts for p in
                     (re.findall(r'%s|\b[A-Z_]{3,}\b' % LITERAL, known[part]) if part in known else [part])]
        sql = "".join(p[1:-1] for p in parts if p.startswith('"'))
        if sql.lower().startswith(VERBS) and sql not in LOOKED_UP_AFTERWARDS:
            yield sql


def test_owner_in_every_text(t):
    checked, bad = 0, []
    for name, source in sources("store"):
        if name in ENGINE:
            continue
        for sql in texts(source):
            checked += 1
            named = "owner_id = ?1" in sql if not sql.startswith("insert") else "owner_id" in sql and "?1" in sql
            # Made from rows: the C test looks at what comes out.
            if not named and "%" not in sql:
                bad.append(f"{name}: {sql}")
    t.true(checked > 50, f"{checked} texts were found")
    t.empty(bad)


def test_joins_and_subqueries_name_it_too(t):
    bad = []
    for name, source in sources("store"):
        for sql in texts(source):
            tables = len(re.findall(r"\b(?:from|join) [a-z_]+", sql))
            if name not in ENGINE and "%" not in sql and sql.count("owner_id") < tables:
                bad.append(f"{name}: {sql}")
    t.empty(bad)


def test_nothing_looks_past_its_owner(t):
    """Compared with anything but ?1, or made from rows and without it."""
    odd = []
    for name, source in sources("store"):
        if name in ENGINE:
            continue
        for sql in texts(source):
            past = re.search(r"owner_id\s*(?:<|>|!|in\b|between\b|is\b|= (?!\?1|\w+\.owner_id))", sql)
            made = re.match(r"select (?!create_)|delete ", sql) and "%" in sql and "owner_id = ?1" not in sql
            if past or made:
                odd.append(sql)
    t.equal(odd, [NEXT_OWNER])


def test_no_sql_elsewhere(t):
    bad = []
    for folder in sorted(os.listdir(SRC)):
        if folder == "store" or not os.path.isdir(os.path.join(SRC, folder)):
            continue
        for name, source in sources(folder):
            bad += [f"{folder}/{name}: {s}" for s in texts(source)
                    if re.match(r"(select .* from|insert into|update \w+ set|delete from) ", s)]
    t.empty(bad)


def test_common_subset(t):
    """Words that one of the engines does not know."""
    refused = (r"\b(autoincrement|rowid|glob|ilike|lateral|strftime|datetime|julianday|ifnull|group_concat|replace into|"
               r"insert or|unnest|string_agg|for update|greatest|tsvector|tsquery)\b|::|@@")
    bad = []
    for name, source in sources("store"):
        if name in ENGINE + OWN_FORM:
            continue
        bad += [f"{name}: {s}" for s in texts(source) if re.search(refused, s.lower())]
    t.empty(bad)


if __name__ == "__main__":
    tap.main()
