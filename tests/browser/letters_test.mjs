// SPDX-License-Identifier: Apache-2.0
// Letters: the matrix with few letters and with many, a letter assigned, a problem seen and mended,
// in the dark and on paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, now, program, run, startServer, test } from './harness.mjs';

const many = ['Feldman', 'Tupou', 'Singh', 'Haddad', 'Okafor', 'Moreau'];
const ansel = 'Port Ansel Internal Medicine Residency';

function wellmet(server, ...words) {
  const done = spawnSync(program, [...words, '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: now, TZ: 'UTC' } });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--graduation-year', '2028', '--track', 'md');
  return server;
}

async function fullServer() {
  const server = await sampleServer();
  for (const who of many)
    wellmet(server, 'letter', 'add', who, '--service', 'eras', '--form', 'narrative', '--waived');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

/* Every cell that can be pressed is as large as a finger. */
async function cellsFitFingers(page) {
  const boxes = await page.locator('.matrix button').evaluateAll((all) => all.map((b) => {
    const r = b.getBoundingClientRect();
    return [r.width, r.height];
  }));
  assert.ok(boxes.length > 6);
  for (const [w, h] of boxes)
    assert.ok(w >= 44 && h >= 44, `a cell of ${w} x ${h} px`);
}

const row = (page, name) => page.locator('.matrix tr').filter({ hasText: name });
const cell = (page, name, label) => row(page, name).getByRole('button', { name: label, exact: true });

async function press(page, name, before, after) {
  await cell(page, name, before).click();
  await cell(page, name, after).waitFor();
}

async function matrix({ page, address, width, shot, pathOfShot }) {
  await page.goto(`${address}letters`);
  await page.getByRole('heading', { name: 'Which goes where' }).waitFor();
  await cellsFitFingers(page);
  await look(page, width, 'letters');
  await shot('letters');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, width, 'letters in the dark');
  await shot('letters-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  // Planned, and assigned as it is confirmed; Undo takes one step back.
  await press(page, ansel, 'B: open', 'B: planned');
  await press(page, ansel, 'B: planned', 'B: assigned');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await cell(page, ansel, 'B: planned').waitFor();
  await press(page, ansel, 'B: planned', 'B: assigned');
  assert.match(await row(page, ansel).innerText(), /1 of 4/);

  // Not confirmed: planned and taken off again.
  await press(page, ansel, 'C: open', 'C: planned');
  await press(page, ansel, 'C: planned', 'C: open');

  // A problem, and how it goes away.
  const problem = page.locator('#problems li').filter({ hasText: 'Port Ansel' }).filter({ hasText: 'im_others' });
  assert.match(await problem.innerText(), /AAIM/);
  const lack = page.locator('#could li').filter({ hasText: ansel });
  assert.match(await lack.innerText(), /has 1 of 3/);
  await press(page, ansel, 'A: open', 'A: planned');
  await press(page, ansel, 'C: open', 'C: planned');
  assert.equal(await lack.count(), 0);

  await page.emulateMedia({ media: 'print' });
  if (!width || width > 600) {
    const paper = pathOfShot('letters-print').replace(/png$/, 'pdf');
    await page.pdf({ path: paper, format: 'A4' });
    assert.ok(fs.statSync(paper).size > 10_000);
  }
}

/* Twelve letters: each as wide as a finger, and the fifth at one program is refused. */
async function twelve({ page, address, width, shot, pathOfShot, allow }) {
  await page.goto(`${address}letters`);
  await page.getByRole('heading', { name: 'Which goes where' }).waitFor();
  await cellsFitFingers(page);
  await look(page, width, 'twelve letters');
  await page.locator('#where').scrollIntoViewIfNeeded();
  await shot('letters-twelve');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, width, 'twelve letters in the dark');
  await shot('letters-twelve-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  for (const key of ['B', 'G', 'H', 'I'])
    await press(page, ansel, `${key}: open`, `${key}: planned`);
  allow(/422/);
  await cell(page, ansel, 'J: open').click();
  const refused = page.getByRole('alert');
  await refused.waitFor();
  assert.match(await refused.innerText(), /has four letters already; take one off first. \(Rule L1/);
  await look(page, width, 'refused');
  await shot('letters-refused');
  await press(page, ansel, 'G: planned', 'G: open');
  await press(page, ansel, 'J: open', 'J: planned');
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.match(await row(page, ansel).innerText(), /4 of 4/);
  if (width > 600) {
    const paper = pathOfShot('letters-twelve-print').replace(/png$/, 'pdf');
    await page.pdf({ path: paper, format: 'A4' });
    assert.ok(fs.statSync(paper).size > 10_000);
  }
}

/* One letter: the packet, the Letter ID and its day. */
async function one({ page, address, width, shot }) {
  await page.goto(`${address}letters`);
  await page.getByRole('link', { name: 'Dr Jürgen Müller' }).first().click();
  await page.getByRole('heading', { name: /The packet/ }).waitFor();
  await look(page, width, 'one letter');
  await shot('letters-one');
  await page.getByRole('link', { name: 'I sent it' }).click();
  await page.getByRole('button', { name: /^(Save|Note|Packet|I sent)/ }).first().click();
  await page.getByText(/sent (today|10 August)/).first().waitFor();
}

test('the matrix of letters', { server: sampleServer, widths: [390, 1280] }, matrix);
test('twelve letters', { server: fullServer, widths: [390, 1280] }, twelve);
test('one letter', { server: sampleServer, widths: [390, 1280] }, one);
await run();
