# SPDX-License-Identifier: Apache-2.0
"""The recipes of docs/hacking.md, followed: field.patch and op.patch are applied to a copy of the
tree, which is built; then the new field and the new operation must be there on every face, with no
further edit. Takes about half a minute."""
import os
import re
import shutil
import subprocess
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import program
import tap

HERE = os.path.dirname(os.path.abspath(__file__))
NEEDED = ["meson.build", "meson_options.txt", "src", "templates", "assets", "data", "primer", "tools", "script", "docs"]
HOME = program.Home()
TREE = HOME.path("tree")


def recipes():
    """{heading: [line]} of docs/hacking.md."""
    with open(os.path.join(program.SOURCE, "docs", "hacking.md"), encoding="utf-8") as f:
        parts = re.split(r"^## (.+)$", f.read(), flags=re.M)
    return {parts[i]: parts[i + 1].strip().splitlines() for i in range(1, len(parts), 2)}


def steps(lines):
    """The numbered lines of a recipe with those that continue them."""
    first = next((i for i, line in enumerate(lines) if line.startswith("1. ")), len(lines))
    kept = []
    for line in lines[first:]:
        if not line:
            break
        kept.append(line)
    return kept


def patched(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return set(re.findall(r"^\+\+\+ b/(\S+)", f.read(), flags=re.M))


def run(*words, cwd=TREE):
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True)


def test_recipes_are_short(t):
    found = {name: len(steps(lines)) for name, lines in recipes().items()}
    t.true("Add a field" in found and "Add an operation" in found, "the recipes are there")
    t.empty([f"{name}: {n} lines" for name, n in found.items() if not 1 <= n <= 10])


def test_recipes_name_the_files_of_the_patches(t):
    for recipe, patch in (("Add a field", "field.patch"), ("Add an operation", "op.patch")):
        text = "\n".join(steps(recipes()[recipe]))
        t.empty([f"{recipe} does not name {file}" for file in patched(patch) if f"`{file}`" not in text])


def test_patched_copy_builds(t):
    os.mkdir(TREE)
    for name in NEEDED:
        path = os.path.join(program.SOURCE, name)
        if os.path.isdir(path):
            shutil.copytree(path, os.path.join(TREE, name), ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        elif os.path.exists(path):
            shutil.copy(path, TREE)
    for patch in ("field.patch", "op.patch"):
        done = run("git", "apply", "-C1", "--recount", os.path.join(HERE, patch))
        t.equal(done.returncode, 0, f"{patch} applies: {done.stderr}")
    done = run("meson", "setup", "build", "--buildtype=debug", "-Dtests=false", "-Dfuzz=false", "-Dbench=false")
    t.equal(done.returncode, 0, done.stdout[-2000:] + done.stderr)
    done = run("ninja", "-C", "build", "src/main/wellmet")
    t.equal(done.returncode, 0, done.stdout[-4000:] + done.stderr)
    program.BIN = os.path.join(TREE, "build/src/main/wellmet")


def built(t):
    if not program.BIN.startswith(TREE):
        t.skip("the copy was not built")


def test_documents_are_renewed_by_the_script(t):
    built(t)
    done = run("script/generate", program.BIN)
    t.equal(done.returncode, 0, done.stderr)
    for name, parts in {"wellmet.1": ["favourite\\-tea", "wellmet cheer"], "wellmet.bash": ["--favourite-tea", "cheer"],
                        "_wellmet": ["--favourite-tea", "cheer"], "wellmet.fish": ["favourite-tea", "cheer"],
                        "openapi.json": ['"favourite_tea"', '"/cheer"'], "operations.md": ["`cheer`"]}.items():
        with open(os.path.join(TREE, "docs/generated", name), encoding="utf-8") as f:
            text = f.read()
        t.empty([f"no {part} in {name}" for part in parts if part not in text])


def test_field_on_the_command_line(t):
    built(t)
    t.contains(HOME.run("person", "add", "--help").check(), "--favourite-tea")
    HOME.run("person", "add", "--given", "Ada", "--family", "Brew", "--favourite-tea", "oolong").check()
    t.contains(HOME.run("person", "show", "ada").check(), "Favourite tea  oolong")
    t.contains(HOME.run("who", "oolong").check(), "Ada Brew")
    HOME.run("person", "edit", "ada", "--favourite-tea", "sencha").check()
    HOME.run("undo").check()
    t.equal(HOME.json("person", "show", "ada")["favourite_tea"], "oolong")
    t.contains(HOME.run("doctor").check(), "tells the same as the records")


def test_field_in_files(t):
    built(t)
    card = HOME.run("export", "--format", "vcard").check()
    t.contains(card, "X-WELLMET-FAVOURITE-TEA:oolong")
    HOME.write("out.vcf", card)
    other = HOME.path("other.db")
    HOME.run("--database", other, "import", "--yes", "out.vcf").check()
    t.equal(HOME.json("--database", other, "person", "show", "ada")["favourite_tea"], "oolong")
    HOME.write("tea.csv", "First Name,Last Name,Favourite tea\nBo,Leaf,assam\n")
    HOME.run("import", "--yes", "tea.csv").check()
    t.equal(HOME.json("person", "show", "bo")["favourite_tea"], "assam")


def test_field_in_json_and_forms(t):
    built(t)
    with HOME.serve() as server:
        made = server.post("/api/v1/people", {"given": "Cy", "favourite_tea": "rooibos"}).json()
        t.equal(server.get("/api/v1/people/" + made["id"]).json()["favourite_tea"], "rooibos")
        form = server.get("/form/person.add").text()
        t.contains(form, 'name="favourite_tea"')
        t.contains(form, "Favourite tea")
        send_form(t, server, "/form/person.add", given="Di", favourite_tea="matcha")
    t.equal(HOME.json("person", "show", "di")["favourite_tea"], "matcha")


def test_operation_on_every_face(t):
    built(t)
    t.contains(HOME.run("help", "cheer").check(), "Note that you cheered somebody.")
    HOME.run("cheer", "ada", "--words", "well done").check()
    with HOME.serve() as server:
        t.equal(server.post("/api/v1/cheer", {"person": "Bo Leaf"}).json(), {"cheered": "Bo Leaf"})
        send_form(t, server, "/form/cheer", person="Ada Brew", words="bravo")
    rows = HOME.json("interaction", "list", "--person", "ada")
    t.equal(sorted(row["summary"] for row in rows), ["bravo", "well done"])
    HOME.run("undo", "3").check()
    t.equal(HOME.json("interaction", "list", "--person", "ada"), [])


def send_form(t, server, path, **values):
    """Fills the form of a page in as a browser does, with its token and cookie."""
    page = server.get(path)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text()))
    body = urllib.parse.urlencode({**hidden, **values}).encode()
    cookies = "; ".join(v.split(";")[0] for k, v in page.headers.items() if k.lower() == "set-cookie")
    done = server.post(path, body, Content_Type="application/x-www-form-urlencoded", Cookie=cookies)
    t.equal(done.status, 303, done.text()[-1500:])


status = tap.run([(n[5:], f) for n, f in list(globals().items()) if n.startswith("test_")])
HOME.close()
sys.exit(status)
