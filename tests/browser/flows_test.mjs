// SPDX-License-Identifier: Apache-2.0
// The ways in and around: first run, import, quick log, settings, history. Once as it is, once
// without script.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { run, temporaryFolder, test } from './harness.mjs';

const card = (name, extra = '') => {
  const [given, family] = name.split(' ');
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${family};${given};;;\r\nFN:${name}\r\n${extra}END:VCARD\r\n`;
};

/** A file of `n` cards for the upload, with one that cannot be read. */
function cards(n) {
  const file = path.join(temporaryFolder(), 'contacts.vcf');
  let text = card('Ruth Abernathy', 'EMAIL:ruth@example.org\r\n');
  text += 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n';
  for (let i = 1; i < n; i++) text += card(`Given${i} Family${i}`, `UID:u${i}\r\n`);
  fs.writeFileSync(file, text);
  return file;
}

const heading = (page) => page.locator('h1').innerText();

async function firstRun({ page, address, shot }, script) {
  const name = (step) => `welcome-${step}${script ? '' : '-plain'}`;
  await page.goto(address);
  assert.match(page.url(), /\/welcome$/);
  await shot(name(1));
  await page.getByLabel('Your name').fill('Sam Rivera');
  await page.getByLabel('Graduation year').fill('ninety');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByText('Graduation year:').waitFor();
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Sam Rivera');
  await page.getByLabel('Graduation year').fill('2028');
  await page.getByRole('button', { name: 'Keep this' }).click();
  assert.match(page.url(), /\/welcome\/people$/);
  await shot(name(2));
  await page.getByLabel('Your file').setInputFiles(cards(4));
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('button', { name: 'Import' }).waitFor();
  await shot(name('preview'));
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('link', { name: 'Go on' }).waitFor();
  await shot(name('imported'));
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.locator('#letters').fill('Ruth Abernathy\nDr Samuel Tupou, MD, Willow Street Clinic');
  await page.locator('#advisers').fill('Aoife Brennan');
  await page.getByRole('button', { name: 'Keep these' }).click();
  assert.match(await heading(page), /6 people/);
  await page.getByText('2 people added, 1 was here already').waitFor();
  await shot(name(4));
  await page.getByRole('link', { name: 'Back' }).click();
  await shot(name(3));
  assert.equal(await page.locator('.recovered .chip').count(), 3);
  await page.goto(`${address}welcome/done`);
  await page.getByRole('button', { name: 'Open Today' }).click();
  assert.equal(new URL(page.url()).pathname, '/');
}

test('first run', { widths: [390, 1280] }, async (kit) => {
  kit.allow(/422/);
  await firstRun(kit, true);
});
test('first run without script', { widths: [390], script: false }, async (kit) => {
  kit.allow(/422/);
  await firstRun(kit, false);
});

test('sample network, settings and history', { widths: [390, 1280] }, async ({ page, address, shot }) => {
  await page.goto(`${address}welcome/people`);
  await page.getByRole('button', { name: 'sample network' }).click();
  assert.match(await heading(page), /64 people/);
  await page.getByRole('button', { name: 'Open Today' }).click();
  await page.getByText('Dr Mei-Ling Chen').first().waitFor();
  await page.goto(`${address}settings`);
  await shot('settings');
  await page.getByLabel('School').fill('Harrow Lake College of Medicine');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Settings saved').waitFor();
  await page.getByRole('button', { name: 'Remove the sample network' }).click();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Remove the sample network' }).waitFor();
  await page.goto(`${address}history`);
  await shot('history');
  assert.equal(await page.locator('.past s').count(), 1);
  await page.getByRole('button', { name: /^Undo Settings saved/ }).first().click();
  await page.getByRole('button', { name: /^Do it again Undone: Settings saved/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto(`${address}settings`).then(() => page.getByRole('link', { name: 'People as vCards' }).click())]);
  assert.equal(download.suggestedFilename(), 'wellmet.vcf');
});

async function log({ page, address, shot }, script) {
  const name = (what) => `log-${what}${script ? '' : '-plain'}`;
  await page.goto(`${address}welcome/people`);
  await page.getByRole('button', { name: 'sample network' }).click();
  await page.goto(`${address}log`);
  await shot(name('empty'));
  await page.getByLabel('What happened?').fill(
    'coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz; met Brigitte Vogel there too');
  await page.keyboard.press('Enter');
  await page.getByText('Which Chen?').waitFor();
  await shot(name('asks'));
  await page.getByLabel(/Mei-Ling Chen/).check();
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByText(/Logged: Meeting with Dr Mei-Ling Chen/).waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/Undone/).waitFor();
  await page.goto(`${address}log?text=saw+Okafor`);
  await shot(name('kind'));
  await page.goto(`${address}log?text=call+with+Okafor+on+3/4`);
  await shot(name('day'));
}

test('quick log', { widths: [390, 1280] }, (kit) => log(kit, true));
test('quick log without script', { widths: [390], script: false }, (kit) => log(kit, false));

test('a long import can be cancelled', { widths: [390] }, async ({ page, address, shot }) => {
  await page.goto(`${address}import`);
  await shot('import');
  await page.getByLabel('Your file').setInputFiles(cards(150000));
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled; nothing of this file was kept.').waitFor();
  await shot('import-cancelled');
});

test('import asks about people of the same name', { widths: [390, 1280] }, async ({ page, address, shot, allow }) => {
  await page.goto(`${address}welcome/people`);
  await page.getByLabel('Names, one a line').fill('Ruth Abernathy');
  await page.getByRole('button', { name: 'Add them' }).click();
  await page.goto(`${address}import`);
  await page.getByLabel('Your file').setInputFiles(cards(30));
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByText('What are they?').waitFor();
  await shot('import-unclear');
  await page.getByLabel(/The same people/).check();
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Undo all of it' }).waitFor();
  await shot('import-done');
  await page.getByRole('button', { name: 'Undo all of it' }).click();
  await page.getByText(/^Undone: Imported/).waitFor();
  const other = path.join(temporaryFolder(), 'notes.txt');
  fs.writeFileSync(other, 'not an address book');
  allow(/422/);
  await page.getByLabel('Your file').setInputFiles(other);
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('alert').waitFor();
  await shot('import-wrong');
});

await run();
