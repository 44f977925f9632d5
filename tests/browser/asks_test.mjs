// SPDX-License-Identifier: Apache-2.0
// Asks: prepared and asked, followed up, declined with thanks, done, thanked, the outcome told; at
// both widths, in the dark, without script.
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
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}
const stands = (page, where) => page.locator('.stops [aria-current=step] b', { hasText: new RegExp(`^${where}$`) }).waitFor();

/** A button or link of the page's main part; then the form's own button where one opens. */
async function press(page, name, fill = {}) {
  const act = page.locator('main .acts').first();
  const button = act.getByRole('button', { name, exact: true }), link = act.getByRole('link', { name, exact: true });
  if (await button.count()) {
    await button.click();
    return;
  }
  await link.click();
  await page.waitForURL(/\/form\/ask\./);
  for (const [label, value] of Object.entries(fill)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function wholeWay({ page, address, server, width, shot, dark }) {
  const suffix = dark ? '-dark' : '';
  // From the person's page to an idea.
  await page.goto(`${address}people/${who(server, 'Tanaka')}`);
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: /^Ask Dr Yuki Tanaka/ }).waitFor();
  await look(page, width, 'new');
  await shot(`asks-new${suffix}`);
  await page.getByRole('link', { name: 'Shadowing' }).click();
  await page.locator('#f-what').fill('two days in the stroke unit');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/asks\/0/);
  await stands(page, 'Idea');
  await look(page, width, 'idea');
  await shot(`asks-idea${suffix}`);
  const ask = page.url().replace(/\?.*/, '');
  // Before asking.
  await page.getByRole('link', { name: 'Before asking' }).click();
  await page.getByRole('heading', { name: /^Before asking/ }).waitFor();
  await page.getByText('Settle time, place and dress').waitFor();
  await page.getByText('Two or three days that suit').waitFor();
  await look(page, width, 'before');
  await shot(`asks-before${suffix}`);
  // Asked, reminded, agreed.
  await page.goto(ask);
  await press(page, 'I asked', { 'What you wrote': 'Asked for two days in the unit.' });
  await page.getByText('Asked for two days in the unit.').waitFor();
  await stands(page, 'Asked');
  await press(page, 'I reminded them');
  await page.getByText('Reminded: two days').waitFor();
  await press(page, 'They agreed', { 'Their answer': 'come in September' });
  await page.getByText('come in September').first().waitFor();
  await stands(page, 'Agreed');
  await page.getByText('Settle day, place and dress').waitFor();
  await look(page, width, 'agreed');
  await shot(`asks-agreed${suffix}`);
  // Done, thanked, undone, thanked, told.
  await press(page, 'They did it');
  await stands(page, 'Done');
  await press(page, 'I thanked them');
  await stands(page, 'Thanked');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/\/asks\/0/);
  await stands(page, 'Done');
  await press(page, 'I thanked them');
  await stands(page, 'Thanked');
  await press(page, 'I told them what came of it', { 'What came of it': 'Neurology is on my list.' });
  await page.getByText('Neurology is on my list.').first().waitFor();
  await stands(page, 'Outcome told');
  assert.equal(await page.locator('main .acts').first().getByRole('button').count(), 0, 'nothing is left to press');
  await look(page, width, 'told');
  await shot(`asks-told${suffix}`);
  // Both sides of it on the person's page, and in the list of what is over.
  await page.goto(`${address}people/${who(server, 'Tanaka')}`);
  assert.match(tidy(await page.locator('.ledger').innerText()), /two days in the stroke unit.*thanked/i);
  await page.goto(`${address}asks`);
  assert.match(tidy(await page.locator('main').innerText()), /Done in 2027.*Two days in the stroke unit/i);
  await look(page, width, 'list');
  await shot(`asks-list${suffix}`);
}
test('from the idea to the outcome', { server: sampleServer, widths: [390, 1280] }, wholeWay);
test('the same in the dark, without script', { server: sampleServer, widths: [390], dark: true, script: false }, wholeWay);

async function fromToday({ page, address, width, shot }) {
  const row = (name) => page.locator('.turns > li').filter({ hasText: name });
  await page.goto(`${address}?all=1`);
  // A no is thanked for; a silence is let rest; a reminder is noted.
  for (const [name, button] of [['Wójcik', 'I thanked them'], ['Andersen', 'Let it rest'], ['Moreau', 'I reminded them']]) {
    await row(name).waitFor();
    assert.match(await row(name).getByRole('link').nth(1).getAttribute('href') ?? '', /^\/asks\/0/, 'a link to the ask');
    await row(name).getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('status').getByText('Done').waitFor();
    await page.goto(`${address}?all=1`);
  }
  await shot('asks-today');
  await look(page, width, 'today');
  await page.goto(`${address}asks`);
  assert.match(tidy(await page.locator('main').innerText()), /A last word, with an easy way out/);
  assert.match(tidy(await page.locator('main').innerText()), /Done in 2027.*A morning in the skin clinic.*No answer/i);
}
test('follow-up, no answer and a no, from Today', { server: sampleServer, widths: [390, 1280] }, fromToday);

run();
