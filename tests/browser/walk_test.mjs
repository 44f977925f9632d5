// SPDX-License-Identifier: Apache-2.0
// The main job from end to end: first run, the address book of a Mac or iPhone and the CSV of
// Google, what happened in a sentence, Today, Undo. Once with script, once without.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inspect } from './inspect.mjs';
import { onPostgres, run, source, startServer, test } from './harness.mjs';
import { spawnSync } from 'node:child_process';
import { program } from './harness.mjs';

const fixtures = path.join(process.env.WELLMET_SHARED ?? path.join(source, '..', 'shared'), 'fixtures');
const mac = path.join(fixtures, 'vcard30/ez-vcard__text_John_Doe_MAC_ADDRESS_BOOK.vcf');
const google = path.join(fixtures, 'csv/synthetic__google_contacts_2024.csv');
const missing = [mac, google].find((file) => !fs.existsSync(file));
const skip = missing && `no ${path.basename(missing)} here`;

const heading = (page) => page.locator('h1').innerText();
/** Today as one reads it: names and reasons. */
const today = async (page) => (await page.locator('.turns > li').allInnerTexts()).map((t) => t.replace(/\s+/g, ' '));

async function bring(page, file) {
  await page.getByLabel('Your file').setInputFiles(file);
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByText(/^1 new|1 person|Imported/).first().waitFor();
}

async function walk({ page, address, shot, width }, plain) {
  const look = async (what) => {
    assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
    if (!plain) await shot(`walk-${what}`);
  };
  // First run.
  await page.goto(address);
  await page.waitForURL(/\/welcome$/);
  await look('welcome');
  await page.getByLabel('Your name').fill('Sam Rivera');
  await page.getByLabel('Graduation year').fill('2029');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.waitForURL(/\/welcome\/people$/);
  await look('bring');
  await bring(page, mac);
  await look('brought');
  // The second file, from the page for it.
  await page.goto(`${address}import`);
  await bring(page, google);
  await page.goto(`${address}people`);
  await page.getByRole('link', { name: /John/ }).first().waitFor();
  await page.getByRole('link', { name: /Amara/ }).first().waitFor();
  await look('people');
  await page.getByRole('link', { name: /John/ }).first().click();
  await page.getByText('john.doe@ibm.com').first().waitFor();
  const photo = page.locator('img.face').first();
  assert.ok(await photo.evaluate((img) => img.complete && img.naturalWidth > 0), 'the photo of the card is shown');
  await look('person');
  // What happened, in a sentence.
  await page.goto(address);
  const before = await today(page), title = await heading(page);
  await page.getByLabel('What happened?').fill('call with Amara yesterday 20m, I will send my notes by Friday');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('20 minutes').first().waitFor();
  await look('understood');
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByText(/Logged: Call with .*Amara/).waitFor();
  await page.goto(address);
  const after = await today(page);
  assert.notDeepEqual(after, before, 'Today changes');
  assert.ok(after.some((t) => /Amara.*You promised .*send your notes/.test(t)), after.join('\n'));
  await look('today');
  // Undo, where the log is remembered.
  await page.goto(`${address}history`);
  await page.getByRole('button', { name: /^Undo Logged: Call with/ }).first().click();
  await page.getByText(/Undone: Logged/).first().waitFor();
  await page.goto(address);
  assert.deepEqual(await today(page), before, 'Today is back');
  assert.equal(await heading(page), title);
  await look('undone');
}
const widths = onPostgres ? [390] : [390, 1280];
test('first run, import, log, Today, undo', { widths, skip }, (kit) => walk(kit, onPostgres));
if (!onPostgres) {
  test('the same without script', { widths: [390], script: false, skip }, (kit) => walk(kit, true));
  test('the same in the dark', { widths: [390], dark: true, skip }, (kit) => walk(kit, true));
}

async function sampleServer() {
  const server = await startServer();
  assert.equal(spawnSync(program, ['sample', 'add', '--yes', '--db', server.db], { env: { ...process.env, WELLMET_NOW: '2027-08-10T09:00:00Z' } }).status, 0);
  return server;
}
test('a row of Today: done, snooze, never, each with Undo', { widths: [390], server: sampleServer }, async ({ page, address }) => {
  await page.goto(address);
  const before = await today(page);
  const acts = [
    () => page.locator('.turns > li').first().locator('form[action="/today/done"] button').click(),
    async () => {
      await page.locator('.turns > li').first().getByText('Snooze').click();
      await page.locator('.turns > li').first().getByRole('button', { name: 'Let it rest' }).click();
    },
    () => page.locator('.turns > li').first().getByRole('button', { name: /^Never/ }).click()];
  for (const act of acts) {
    await act();
    await page.getByRole('status').waitFor();
    assert.notEqual((await today(page))[0], before[0]);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/Undone/).first().waitFor();
    assert.deepEqual(await today(page), before);
  }
});

await run();
