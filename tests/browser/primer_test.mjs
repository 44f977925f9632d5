// SPDX-License-Identifier: Apache-2.0
// The primer: contents, a chapter, its step put on the road and done, all of it on paper. What a
// stage asks, on the road and in Today. Quiet weeks. Also without script and in the dark.
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
const tidy = (s) => s.replace(/\s+/g, ' ').trim();

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--school', 'Harrow Lake College of Medicine', '--graduation-year',
    '2029', '--track', 'md', '--specialties', 'emergency medicine', '--name', 'Robin Vance');
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

async function chapter({ page, address, server, width, shot }) {
  await page.goto(`${address}primer`);
  await page.getByRole('heading', { name: 'The networking primer' }).waitFor();
  assert.equal(await page.locator('.primer-contents > li').count(), 14);
  await look(page, width, 'contents');
  await shot('primer');
  await page.locator('.primer-contents a').filter({ hasText: 'Whom to ask, how to ask' }).click();
  await page.getByRole('heading', { level: 1, name: 'Letters' }).waitFor();
  await look(page, width, 'chapter');
  await shot('primer-letters');
  await inTheDark(page, width, 'primer-letters', shot);
  // Its dates are the reader's, and projected.
  assert.match(tidy(await page.locator('.primer').innerText()), /for you: around 1 April 2028, projected/);
  // A step goes onto the road, is done, and can be taken back.
  const item = page.locator('.primer-road li').filter({ hasText: 'Find a backup writer.' });
  await item.getByRole('button', { name: /Put it on my road/ }).click();
  await item.getByText('On your road').waitFor();
  assert.match(wellmet(server, 'milestone', 'list'), /Find a backup writer\./);
  await page.goto(`${address}road?all=1`);
  await page.getByText('Find a backup writer.').first().waitFor();
  await page.goto(`${address}primer/letters`);
  await item.getByRole('button', { name: /^Done/ }).click();
  await item.getByText('Done', { exact: true }).waitFor();
  await item.scrollIntoViewIfNeeded();
  await look(page, width, 'a step that is done');
  await shot('primer-step');
  await page.getByRole('button', { name: 'Undo' }).click();
  await item.getByText('On your road').waitFor();
  await page.goto(`${address}primer`);
  assert.match(tidy(await page.locator('.primer-contents').innerText()), /1 of 5 on your road/);
  // From chapter to chapter.
  await page.goto(`${address}primer/letters`);
  await page.locator('.primer-turn a[rel=next]').click();
  await page.getByRole('heading', { level: 1, name: 'Away rotations' }).waitFor();
}
test('a chapter and its step', { server: sampleServer, widths: [390, 1280] }, chapter);
test('a chapter without script', { server: sampleServer, widths: [390], script: false }, chapter);

async function paper({ page, address, width, shot }) {
  await page.goto(`${address}primer/print`);
  assert.equal(await page.locator('article').count(), 14);
  await look(page, width, 'print');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByText('Back to the primer').isVisible(), false);
  assert.equal(await page.locator('button:visible').count(), 0, 'no controls on paper');
  assert.equal(await page.getByRole('heading', { name: 'Giving back' }).isVisible(), true);
  if (process.env.WELLMET_SHOTS)
    await page.pdf({ path: `${process.env.WELLMET_SHOTS}/primer.pdf`, format: 'Letter' });
  await page.emulateMedia({ media: 'screen' });
}
test('the primer on paper', { server: sampleServer, widths: [1280] }, paper);

async function stage({ page, address, width, shot }) {
  await page.goto(`${address}road`);
  const asks = page.locator('.playbook');
  await asks.waitFor();
  await look(page, width, 'road');
  await asks.scrollIntoViewIfNeeded();
  await shot('playbook');
  const first = asks.locator('ul > li:not(.closed)').first();
  const name = await first.locator('h3').innerText();
  await first.getByRole('button', { name: /^Done/ }).click();
  const same = asks.locator('ul > li.closed').filter({ hasText: name });
  await same.getByText('Done', { exact: true }).waitFor();
  await same.getByRole('button', { name: /Open it again/ }).click();
  await asks.locator('ul > li:not(.closed)').filter({ hasText: name }).waitFor();
  await asks.getByRole('link', { name: /^How/ }).first().click();
  await page.locator('.primer-prose').first().waitFor();
}
test('what a stage asks', { server: sampleServer, widths: [390, 1280] }, stage);

async function quiet({ page, address, server, width, shot }) {
  await page.goto(`${address}?all=1`);
  assert.ok(await page.locator('.turns > li').count() > 10);
  for (const row of JSON.parse(wellmet(server, 'quiet', 'list', '--json'))) // of the sample network
    wellmet(server, 'quiet', 'remove', row.id, '--yes');
  await page.goto(`${address}quiet`);
  await page.getByText('No quiet weeks are set.').waitFor();
  await look(page, width, 'quiet');
  await page.getByLabel('First day').fill('2027-08-09');
  await page.getByLabel('Last day').fill('2027-09-14');
  await page.getByLabel('What for').fill('Step 2');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Quiet until 14 September: only what is owed or has a date.').waitFor();
  await look(page, width, 'quiet weeks');
  await shot('quiet');
  await inTheDark(page, width, 'quiet', shot);
  await page.goto(address);
  await page.locator('.quiet-line').getByText('Quiet until 14 September').waitFor();
  await shot('quiet-today');
  await look(page, width, 'a quiet Today');
  await page.goto(`${address}?all=1`);
  assert.equal(await page.locator('.turn-kind.drift, .turn-kind.missing, .turn-kind.dormant').count(), 0);
  await page.locator('.quiet-line').getByRole('link', { name: 'Change' }).click();
  await page.getByRole('button', { name: /Take off/ }).click();
  await page.getByText('No quiet weeks are set.').waitFor();
}
test('quiet weeks', { server: sampleServer, widths: [390, 1280] }, quiet);

await run();
