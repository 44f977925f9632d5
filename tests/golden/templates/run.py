#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every template under reject/ is refused at the line and with the words of its .reject file.

run.py TEMPLATES_TOOL; speaks TAP."""
import pathlib
import subprocess
import sys
import tempfile

cases = sorted((pathlib.Path(__file__).parent / "reject").glob("*.html"))
bad = 0
print(f"1..{len(cases)}")
for number, case in enumerate(cases, 1):
    want = f"{case}:{case.with_suffix('.reject').read_text().strip()}"
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        run = subprocess.run([sys.argv[1], out / "t.c", out / "t.h", case],
                             capture_output=True, text=True, check=False)
        ok = run.returncode == 1 and run.stderr.startswith(want) and not list(out.iterdir())
    print(f"{'ok' if ok else 'not ok'} {number} - {case.name}")
    if not ok:
        bad += 1
        print(f"# wanted: {want}\n# got: {run.returncode} {run.stderr.strip()}")
sys.exit(1 if bad else 0)
