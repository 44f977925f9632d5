// SPDX-License-Identifier: Apache-2.0
// The road: a step is done and taken back, a date is moved, the year changes and everything with it;
// the picture of the years; on paper, in the dark and without a year.
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

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--graduation-year', '2028', '--track', 'md', '--specialties',
    'emergency medicine, internal medicine', '--name', 'Robin Vance');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

async function road({ page, address, width, shot, pathOfShot }) {
  await page.goto(`${address}road`);
  const stage = page.locator('#ms4_apply');
  await stage.getByText('now', { exact: true }).waitFor();
  await look(page, width, 'road');
  await shot('road');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, width, 'road in the dark');
  await shot('road-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  // Every date says how sure it is, and which page to check.
  const step = page.locator('#step-letters_in');
  assert.match(await step.innerText(), /around 10 September 2027/);
  assert.match(await step.innerText(), /projected; check the application timeline of your school/);

  // Done, and taken back.
  await step.getByRole('button', { name: /^Done/ }).click();
  await page.locator('#step-letters_in .pill').getByText('Done').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await step.getByRole('button', { name: /^Done/ }).waitFor();

  // A date of one's own, and back.
  await step.getByText('More', { exact: false }).first().click();
  await look(page, width, 'one step');
  await shot('road-step');
  await step.getByLabel('Another date').fill('2027-08-28');
  await step.getByRole('button', { name: 'Move it' }).click();
  await step.getByText('28 August 2027').waitFor();
  assert.match(await step.innerText(), /your date/);
  await step.getByText('More', { exact: false }).first().click();
  await step.getByRole('button', { name: /^Back to the plan/ }).click();
  await step.getByText('around 10 September 2027').waitFor();

  // Not for me: it leaves the road, and the whole road still has it.
  await page.locator('#step-away').getByText('More', { exact: false }).first().click();
  await page.locator('#step-away').getByRole('button', { name: /^Not for me/ }).click();
  await page.getByRole('status').waitFor();
  assert.equal(await page.locator('#step-away').count(), 0);
  await page.getByRole('link', { name: 'Show every step' }).click();
  await page.locator('#step-away').getByRole('button', { name: /^Done/ }).waitFor({ state: 'detached' });
  await look(page, width, 'the whole road');

  // On paper: every step and how sure its date is.
  await page.emulateMedia({ media: 'print' });
  await page.pdf({ path: pathOfShot('road-print').replace('.png', '.pdf'), format: 'A4' });
  assert.equal(await page.locator('#step-rol .sure').isVisible(), true);
  await page.emulateMedia({ media: 'screen' });

  // From the road to quiet weeks, and to the address a calendar follows.
  await page.goto(`${address}road`);
  await page.getByRole('link', { name: 'quiet weeks' }).click();
  await page.getByRole('heading', { level: 1, name: 'Quiet weeks' }).waitFor();
  await page.goto(`${address}road`);
  await page.getByRole('link', { name: 'Make the address' }).click();
  await look(page, width, 'before the address');
  await page.getByRole('button', { name: 'Make the address' }).click();
  assert.equal(await page.getByLabel('Address').inputValue(), `${address}calendar.ics`);
  await look(page, width, 'the address');
  await shot('road-address');

  // A step of one's own.
  await page.goto(`${address}road`);
  await page.getByText('Add a step of your own').click();
  await page.getByLabel('What is to be done?').fill('Meet the program adviser');
  await page.getByLabel('When').fill('2027-08-20');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('Meet the program adviser').first().waitFor();
}

/* A leave of absence: the year moves, and so does the road. */
async function leave({ page, address, width, shot }) {
  await page.goto(`${address}settings`);
  await page.getByLabel('Graduation year').fill('2029');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.goto(`${address}road?all=1`);
  assert.match(await page.locator('#step-match_day').innerText(), /16 March 2029/);
  await page.getByText('Class of 2029').waitFor();
  await page.goto(`${address}road?class=2026&all=1`);
  assert.match(await page.locator('#step-match_day').innerText(), /20 March 2026\s+official/);
  assert.equal(await page.getByRole('button', { name: /^Done/ }).count(), 0);
  await look(page, width, 'another class');
  await shot('road-class');
}

async function empty({ page, address, width, shot }) {
  await page.goto(`${address}road`);
  await page.getByRole('link', { name: 'Set your graduation year in Settings' }).waitFor();
  await look(page, width, 'a road without a year');
  await shot('road-empty');
}

test('the road', { server: sampleServer, widths: [390, 1280] }, road);
test('a leave of absence', { server: sampleServer, widths: [390, 1280] }, leave);
test('a road without a year', { widths: [390, 1280] }, empty);
await run();
