# SPDX-License-Identifier: Apache-2.0
"""The operations on logins run by their own examples, as commands and as JSON endpoints.

usage: site_ops_test.py OPS_ROWS. Each gets a copy of a database with four accounts. The JSON calls
come with the cookie of a login session that is put into the database here.
"""
import base64
import functools
import hashlib
import hmac
import os
import shutil
import sqlite3
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import ops_test
import program
import tap

ROWS = [o for o in ops_test.ROWS if o["site"]]
PASSWORD = "four plain words here"
ADMIN = "zoe@school.example"
COOKIE = "a cookie that only this test knows"
AT = 1817888400  # program.NOW in seconds
YEAR = 365 * 86400


def code(secret, at=AT):
    """RFC 6238, written once more."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", at // 30), "sha1").digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 1000000:06}"


class School(ops_test.Network):
    """An administrator, another, a student, and what examples name."""

    def __init__(self):
        super().__init__()
        h = self.home
        h.run("site", "edit", "--password-memory", "1", "--password-passes", "1").check()
        h.run("account", "add", "--email", ADMIN, "--name", "Zoe", "--password", PASSWORD).check()
        for email, role in (("abel@school.example", "student"), ("yan@school.example", "admin")):
            self.as_admin("account", "add", "--email", email, "--role", role, "--password-stdin",
                          stdin=(PASSWORD + "\n").encode()).check()
        self.as_admin("account", "invite", "--email", "ida@school.example").check()
        self.as_admin("token", "add", "script").check()
        # A long-lived session of the administrator's browser.
        hashed = hashlib.blake2b(COOKIE.encode(), digest_size=32).hexdigest()
        with sqlite3.connect(h.db) as db:
            db.execute("insert into login_session (owner_id, id, account, hash, created_at, seen_at, expires_at,"
                       " agent, address) values (0, 77, 1, ?, ?, ?, ?, '', '')",
                       (hashed, AT * 10**6, AT * 10**6, (AT + YEAR) * 10**6))
        db.close()
        shutil.copy(h.db, self.kept)

    def as_admin(self, *words, **more):
        return self.home.run(*words, WELLMET_ACCOUNT=ADMIN, **more)

    def fresh(self, o):
        """With a second factor that is begun, or on, where the example needs one."""
        home = super().fresh(o)
        self.secret = None
        if o["name"] == "account.setup_link":
            os.unlink(home.db)
        if o["name"] in ("second.confirm", "second.codes"):
            self.secret = self.as_admin("second", "begin", "--json").json()["secret"]
        if o["name"] == "second.codes":
            self.as_admin("second", "confirm", code(self.secret)).check()
        return home

    @functools.lru_cache(maxsize=None)
    def first(self, entity):
        shutil.copy(self.kept, self.home.path("look.db"))
        return self.as_admin(entity, "list", "--json", "--db", self.home.path("look.db")).json()[0]["id"]

    def words(self, o):
        return [code(self.secret) if w == "492039" else w for w in super().words(o)]


def by_command(school, o, t):
    yes = ["--yes"] if o["confirm"] else []
    who = {} if o["name"] == "account.setup_link" else {"WELLMET_ACCOUNT": ADMIN}
    for form in ([], ["--json"], ["--tsv"]):
        home = school.fresh(o)
        words = school.words(o)
        done = home.run(*words, *[y for y in yes if y not in words], *form, **who)
        t.equal((done.status, done.out if done.status else ""), (0, ""), done.err)
        t.true(done.out or done.err, "it says something")
        if form == ["--json"] and not o["raw"]:
            ops_test.check_keys(t, o, done.json())


class WithCookie:
    def __init__(self, server):
        self.server, self.name = server, f"wellmet_login_{server.port}"

    def ask(self, method, path, body=None, **headers):
        return self.server.ask(method, path, body, Cookie=f"{self.name}={COOKIE}", **headers)


def by_json(school, o, t):
    with school.fresh(o).serve() as server:
        refused = ops_test.ask(server, o, school.words(o), school.home)
        t.equal(refused.status, 401, "not without a login")
        answer = ops_test.ask(WithCookie(server), o, school.words(o), school.home)
    t.equal(answer.status, 200, answer.text())
    if not o["raw"]:
        ops_test.check_keys(t, o, answer.json())
    t.true("Wellmet-Action" not in answer.headers, "there is no undo for it")


def main():
    school = School()
    tests = []
    for o in ROWS:
        tests.append((f"wellmet {o['cli']}: its example", functools.partial(by_command, school, o)))
        if o["path"]:
            tests.append((f"{o['method']} {o['path']}", functools.partial(by_json, school, o)))
    status = tap.run(tests)
    school.home.close()
    sys.exit(status)


if __name__ == "__main__":
    main()
