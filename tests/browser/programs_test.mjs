// SPDX-License-Identifier: Apache-2.0
// Programs, interviews with their thanks, the worksheet, a list brought in, and the list of Match
// Day, at both widths and in the dark.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, now, program, run, startServer, test } from './harness.mjs';

function wellmet(server, ...words) {
  const done = spawnSync(program, [...words, '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: now, TZ: 'UTC' } });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--graduation-year', '2029');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}
const both = { server: sampleServer, widths: [390, 1280] };

async function programPage({ page, address, width, shot, dark }) {
  const name = dark ? '-dark' : '';
  await page.goto(`${address}programs`);
  await look(page, width, 'the list');
  await shot(`programs-list${name}`);
  await page.getByRole('link', { name: 'Port Ansel Internal Medicine Residency' }).click();
  await page.getByRole('heading', { name: 'Who could call' }).waitFor();
  await look(page, width, 'one');
  await shot(`programs-one${name}`);
  assert.match(await page.locator('#people').innerText(), /trained there 20\d\d–20\d\d/i);
  await page.getByRole('button', { name: 'Gold' }).click();
  await page.getByText('1 of 15 signals').first().waitFor();
  assert.match(await page.locator('.road [aria-current]').innerText(), /Signalled/);
}
test('a program and who is known there', both, async (t) => {
  await programPage(t);
  const { page, width, shot } = t;
  await page.getByRole('link', { name: 'Ask for a call' }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.match(await page.locator('[name=what]').inputValue(), /a call to Port Ansel/);
  await look(page, width, 'the ask');
  await shot('programs-call');
});

test('an interview, and thanks for it', both, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}programs`);
  await page.getByRole('link', { name: 'Tern River Emergency' }).click();
  const form = page.locator('#interview form');
  await form.getByLabel('Day').fill('2027-08-09');
  await form.getByLabel('Time').fill('09:30');
  await form.getByLabel('Who interviewed you').fill('Leilani Kahananui, Dr Jo Newman');
  await form.getByLabel('Add people who are new').check();
  await form.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('Thanks fit best').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'Write thanks' }).count(), 2); // one each
  await look(page, width, 'interviewed');
  await shot('programs-interviewed');
  assert.match(wellmet(server, 'today', '--all', '--tsv'), /Newman interviewed you yesterday/);
  await page.goto(`${address}programs/interviews`);
  await look(page, width, 'the tracker');
  await shot('programs-interviews');
  await page.getByRole('link', { name: 'Write thanks' }).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.match(await page.locator('textarea').last().inputValue(), /interview/);
  await shot('programs-thanks');
  await page.goto(`${address}programs`);
  await page.getByRole('link', { name: 'Tern River Emergency' }).first().click();
  await page.getByRole('button', { name: 'They ask for none' }).click();
  assert.equal(await page.getByText('Thanks fit best').count(), 0);
});

test('the worksheet', both, async ({ page, address, server, width, shot }) => {
  for (const which of ['tern', 'ansel', 'Brigid'])
    wellmet(server, 'program', 'interview', which, '2027-08-20');
  await page.goto(`${address}programs/rank`);
  await page.getByRole('button', { name: 'Place it Port Ansel' }).click();
  await page.getByRole('button', { name: 'Place it Tern' }).click();
  await page.getByRole('button', { name: 'Up Tern' }).click();
  assert.match(await page.locator('.worksheet .name').first().innerText(), /Tern River/);
  await page.getByText('for you alone').first().waitFor();
  await look(page, width, 'the worksheet');
  await shot('programs-rank');
  await page.goto(`${address}programs?view=compare`);
  await look(page, width, 'side by side');
  await shot('programs-compare');
});

test('a list brought in', both, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}programs/import`);
  await look(page, width, 'the form');
  await page.getByLabel('Or lines').fill('Lakeside Hospital\tMilton\tpediatrics\nx\t\t12\n');
  await page.locator('form.fields button').click();
  await page.getByRole('heading', { name: 'What the columns are' }).waitFor();
  await page.getByLabel('Column 2').selectOption('place');
  await page.getByLabel('Column 3').selectOption('specialty');
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('2 new').waitFor();
  await look(page, width, 'the preview');
  await shot('programs-import');
  await page.getByRole('button', { name: 'Bring 2 in' }).click();
  await page.getByRole('link', { name: 'Lakeside Hospital' }).waitFor();
  assert.match(wellmet(server, 'programs', '--tsv'), /Lakeside Hospital\tMilton\tpediatrics/);
});

// Of a class whose Match Day is over on the day of these tests: before it nobody is told anything.
async function matchDay({ page, address, server, width, shot, dark }) {
  await page.goto(`${address}match`);
  await page.getByText('Ready for Match Day').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Told/ }).count(), 0);
  await look(page, width, 'long before');
  await shot(`programs-match-before${dark ? '-dark' : ''}`);
  wellmet(server, 'settings', 'set', '--graduation-year', '2027');
  wellmet(server, 'match', 'result', 'not_matched');
  await page.goto(`${address}match`);
  await look(page, width, 'SOAP');
  await shot(`programs-soap${dark ? '-dark' : ''}`);
  await page.getByText('may contact a program before it has contacted you').waitFor();
  await page.getByRole('button', { name: 'Matched', exact: true }).click();
  await page.getByText(/\d of \d\d told/).waitFor();
  const told = parseInt(await page.getByText(/\d of \d\d told/).innerText(), 10); // since March
  await page.getByRole('button', { name: 'Told Dr Carlos Fernández' }).click();
  await page.getByText(new RegExp(`\\b${told + 1} of \\d\\d told`)).waitFor();
  await look(page, width, 'Match Day');
  await shot(`programs-match${dark ? '-dark' : ''}`);
}
test('Match Day', both, matchDay);
test('in the dark', { server: sampleServer, widths: [390, 1280], dark: true }, async (t) => {
  await programPage({ ...t, dark: true });
  await matchDay({ ...t, dark: true });
});

test('on paper', { server: sampleServer, widths: [1280] }, async ({ page, address, server, shot }) => {
  wellmet(server, 'settings', 'set', '--graduation-year', '2027');
  wellmet(server, 'match', 'result', 'matched');
  await page.goto(`${address}match`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('link', { name: /^Write/ }).first().isVisible(), false);
  await shot('programs-match-print');
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 1000);
  if (process.env.WELLMET_SHOTS)
    fs.writeFileSync(`${process.env.WELLMET_SHOTS}/programs-match.pdf`, pdf);
});

await run();
