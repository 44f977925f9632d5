// SPDX-License-Identifier: Apache-2.0
// The board, identity and the ledger on the sample network: a seat is filled and freed, a reflection
// is written, thanks and outcomes are noted. Also without script, in the dark and on paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, now, program, run, startServer, test } from './harness.mjs';

function wellmet(server, ...words) {
  const done = spawnSync(program, [...words, '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: now, TZ: 'UTC' } });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}
const who = (server, name) => JSON.parse(wellmet(server, 'who', name, '--json'))[0].id;
const tidy = (s) => s.replace(/\s+/g, ' ').trim();

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--school', 'Harrow Lake College of Medicine', '--graduation-year',
    '2029', '--specialties', 'emergency medicine, internal medicine', '--name', 'Robin Vance');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

async function inTheDark(page, width, what, shot) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, width, `${what} in the dark`);
  await shot(`${what}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function board({ page, address, width, shot }) {
  await page.goto(`${address}board`);
  await page.getByText('seven of eight seats are taken').waitFor();
  const seat = page.locator('#connector');
  await seat.getByText('An open seat').waitFor();
  assert.match(tidy(await seat.innerText()), /Perhaps somebody you know: .*Okafor.*through them/);
  await look(page, width, 'board');
  await shot('board');
  await inTheDark(page, width, 'board', shot);
  // One tap fills it, one line takes it back.
  await seat.getByRole('button', { name: /^Give the seat Connector to Dr Chidi Okafor/ }).first().click();
  await page.getByText('all eight seats are taken').waitFor();
  assert.match(tidy(await seat.innerText()), /Okafor/);
  await look(page, width, 'a full board');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('seven of eight seats are taken').waitFor();
  // Freed: the person stays.
  const sponsor = page.locator('#sponsor');
  await sponsor.getByText('Change').click();
  await look(page, width, 'changing a seat');
  await sponsor.getByRole('button', { name: 'Free it of Dr Samira Haddad' }).click();
  await page.getByText('six of eight seats are taken').waitFor();
  await sponsor.getByText('An open seat').waitFor();
  await page.goto(`${address}insights`);
  assert.match(tidy(await page.locator('#seats').innerText()), /six of eight seats are taken.*Sponsor open/i);
  assert.match(tidy(await page.locator('#balance').innerText()), /Helped you .* You helped/);
  await look(page, width, 'insights');
}
test('the board: fill and free a seat', { server: sampleServer, widths: [390, 1280] }, board);
test('the board without script', { server: sampleServer, widths: [390], script: false }, board);

async function today({ page, address, width, shot }) {
  await page.goto(`${address}?all=1`);
  const row = page.locator('.turns > li').filter({ hasText: 'an empty seat: Connector' });
  await row.waitFor();
  assert.match(tidy(await row.innerText()), /Perhaps Dr Samuel Tupou would take it\. .*through them/);
  await look(page, width, 'Today');
  await row.scrollIntoViewIfNeeded();
  await shot('board-today');
  await row.getByRole('button', { name: /Give him the seat/ }).click();
  await row.waitFor({ state: 'detached' });
  await page.goto(`${address}board`);
  assert.match(tidy(await page.locator('#connector').innerText()), /Tupou/);
}
test('an empty seat in Today', { server: sampleServer, widths: [390, 1280] }, today);

/** Types a name and waits until the names that begin so are here: leaving before breaks the question off. */
async function typeName(page, box, text, script) {
  const asked = script ? page.waitForResponse(/search\/names/) : null;
  await box.fill(text);
  await asked;
}

async function identity({ page, address, server, width, shot, allow }, script) {
  allow(/422/);
  await page.goto(`${address}identity`);
  await page.getByRole('heading', { name: 'Staying calm when it is busy' }).waitFor();
  await look(page, width, 'identity');
  await shot('identity');
  await inTheDark(page, width, 'identity', shot);
  const chapter = page.locator('.chapter').first();
  const before = await chapter.locator('.leaves > li').count();
  await chapter.getByText('Write a reflection').click();
  await chapter.getByLabel('What you saw or learned').fill('She named the plan aloud before the first stitch.');
  await typeName(page, chapter.getByLabel('From whom'), 'Baptiste', script);
  await look(page, width, 'writing');
  await shot('identity-writing');
  await chapter.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText('She named the plan aloud').waitFor();
  assert.equal(await chapter.locator('.leaves > li').count(), before + 1);
  assert.match(tidy(await chapter.locator('.whom').innerText()), /Baptiste/, 'whom it was learned from');
  // A quality.
  await page.locator('#add').getByLabel('What you want to learn').fill('Keeping a promise on a bad day');
  await typeName(page, page.locator('#add').getByLabel('From whom'), 'Whitehorse', script);
  await page.locator('#add').getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('heading', { name: 'Keeping a promise on a bad day' }).waitFor();
  // A name nobody has: the form comes back with what was written.
  await page.locator('#add').getByLabel('What you want to learn').fill('Patience');
  await typeName(page, page.locator('#add').getByLabel('From whom'), 'Nobodyhere', script);
  await page.locator('#add').getByRole('button', { name: 'Add it' }).click();
  assert.equal(await page.getByLabel('Quality').inputValue(), 'Patience');
  // From a person's page.
  const url = `${address}people/${who(server, 'Baptiste')}`;
  await page.goto(url);
  const learn = page.locator('#learn');
  await learn.getByText('She named the plan aloud').waitFor();
  await learn.getByText('Write a reflection').click();
  await learn.getByLabel('What you saw or learned').fill('Sits down, always.');
  await learn.getByLabel('Which quality').selectOption({ label: 'Saying hard things plainly' });
  await learn.getByRole('button', { name: 'Write it down' }).click();
  await learn.getByText('Sits down, always.').waitFor();
  await look(page, width, 'person');
  await learn.scrollIntoViewIfNeeded();
  await shot('identity-person');
  // On paper: words, no controls.
  await page.goto(`${address}identity`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText('Write a reflection').first().isVisible(), false);
  assert.equal(await page.getByText('Add a quality').isVisible(), false);
  assert.equal(await page.getByText('She named the plan aloud').isVisible(), true);
  await shot('identity-print');
  await page.emulateMedia({ media: 'screen' });
}
test('identity: a reflection, a quality, a print', { server: sampleServer, widths: [390, 1280] }, (kit) => identity(kit, true));
test('identity without script', { server: sampleServer, widths: [390], script: false }, (kit) => identity(kit, false));

async function ledger({ page, address, server, width, shot }) {
  await page.goto(`${address}ledger`);
  await page.getByText('People helped you twenty-two times; you helped them ten times.').waitFor();
  await page.getByText(/and Beatriz da Silva both care about rural clinics; they have not met here/).waitFor();
  await look(page, width, 'ledger');
  await shot('ledger');
  await inTheDark(page, width, 'ledger', shot);
  const thanks = page.locator('#thanks li'), outcomes = page.locator('#outcomes li');
  const [owed, untold] = [await thanks.count(), await outcomes.count()];
  await thanks.filter({ hasText: 'Denise Williams' }).getByRole('button', { name: /^Mark thanked/ }).click();
  await page.getByRole('status').waitFor();
  assert.equal(await thanks.count(), owed - 1);
  await outcomes.filter({ hasText: 'Haddad' }).getByRole('button', { name: /^Mark told/ }).click();
  await page.getByRole('status').waitFor();
  assert.equal(await outcomes.count(), untold - 1);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await outcomes.filter({ hasText: 'Haddad' }).waitFor();
  // One person's.
  await page.goto(`${address}people/${who(server, 'Okafor')}`);
  await page.getByText('He helped you twice; you helped him once.').waitFor();
  await page.getByRole('link', { name: 'What you could do for him' }).click();
  await page.getByRole('heading', { name: 'You and Dr Chidi Okafor' }).waitFor();
  assert.match(tidy(await page.locator('#ideas').innerText()), /an hour on Renal Outcomes Group/);
  await look(page, width, 'one person');
  await shot('ledger-person');
}
test('the ledger', { server: sampleServer, widths: [390, 1280] }, ledger);
test('the ledger without script', { server: sampleServer, widths: [390], script: false }, ledger);

test('before anything is noted', { widths: [390, 1280] }, async ({ page, address, width, shot }) => {
  for (const [at, words] of [['board', 'all eight seats are open'], ['identity', 'This book is still blank'],
    ['ledger', 'No help is noted yet']]) {
    await page.goto(address + at);
    await page.getByText(words).first().waitFor();
    await look(page, width, `${at}, empty`);
    await shot(`${at}-empty`);
  }
});

await run();
