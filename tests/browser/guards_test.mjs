// SPDX-License-Identifier: Apache-2.0
// The guards: words marked while somebody writes, a notice after a save with a way back to the
// text, and the first contact with a program that SOAP stops. Also without script.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, now, program, run, startServer, test } from './harness.mjs';

const inside = '2027-03-16T15:00:00Z'; // Tuesday of Match Week
const written = 'The pt in room 412 showed me patience.';

function wellmet(server, at, ...words) {
  const done = spawnSync(program, [...words, '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: at, TZ: 'UTC' } });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}
const idOf = (server, at, name) => JSON.parse(wellmet(server, at, 'who', name, '--json'))[0].id;

async function chenServer() {
  const server = await startServer();
  wellmet(server, now, 'add', 'Dr Mei Chen');
  return server;
}

/** Match Week, and a director of a program. */
async function soapServer() {
  const server = await startServer({ env: { WELLMET_NOW: inside } });
  wellmet(server, inside, 'settings', 'set', '--graduation-year', '2027');
  wellmet(server, inside, 'add', 'Dr Ada Hale');
  wellmet(server, inside, 'organisation', 'add', 'Northgate Residency', '--kind', 'program');
  wellmet(server, inside, 'position', 'add', '--person', 'Ada Hale', '--organisation', 'Northgate Residency', '--title', 'Director');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

async function fillIn(page, address, server) {
  await page.goto(`${address}form/interaction.add?people=${idOf(server, now, 'Chen')}`);
  await page.getByLabel(/^Kind/).selectOption('shadowing');
  await page.getByLabel(/^Day/).fill('2027-08-09');
  await page.getByLabel('What happened', { exact: true }).fill(written);
}

async function saved(kit) {
  const { page, width, shot } = kit;
  await page.getByRole('button', { name: 'Save' }).click();
  const notice = page.locator('section.look');
  await notice.getByRole('heading', { name: 'Please look again' }).waitFor();
  assert.equal(await notice.locator('mark').innerText(), 'room 412');
  assert.match(await notice.innerText(), /It is saved/);
  assert.match(await notice.innerText(), /Names cannot be found reliably/);
  await look(page, width, 'after saving');
  await shot('guard-saved');
  await notice.getByRole('link', { name: 'Change it' }).click();
  const box = page.locator('#f-summary');
  assert.equal(await box.inputValue(), written);
  await box.fill('The patient showed me patience.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.toast').waitFor();
  assert.equal(await page.locator('section.look').count(), 0);
}

test('while writing, and after', { server: chenServer, widths: [390, 1280] }, async (kit) => {
  const { page, address, server, width, shot } = kit;
  const asked = [];
  page.on('request', (request) => { if (request.method() === 'POST') asked.push(new URL(request.url())); });
  await fillIn(page, address, server);
  const below = page.locator('#f-summary-look');
  await below.locator('mark').waitFor();
  assert.equal(await below.locator('mark').innerText(), 'room 412');
  await look(page, width, 'while writing');
  await shot('guard-writing');
  // Nowhere but this server.
  assert.deepEqual([...new Set(asked.map((url) => url.origin))], [new URL(address).origin]);
  assert.deepEqual([...new Set(asked.map((url) => url.pathname))], ['/guard/look']);
  await page.locator('#f-summary').fill('The patient showed me patience.');
  await below.locator('mark').waitFor({ state: 'detached' });
  await page.locator('#f-summary').fill(written);
  await below.locator('mark').waitFor();
  await saved(kit);
});

test('without script', { server: chenServer, widths: [390], script: false }, async (kit) => {
  await fillIn(kit.page, kit.address, kit.server);
  await saved(kit);
});

test('during SOAP', { server: soapServer, widths: [390, 1280] }, async ({ page, address, server, width, shot, allow }) => {
  const hale = idOf(server, inside, 'Hale');
  allow(/422|403/);
  await page.goto(`${address}form/interaction.add?people=${hale}`);
  await page.getByLabel(/^Kind/).selectOption('email');
  await page.getByLabel(/^Day/).fill('2027-03-16');
  await page.getByLabel(/^Direction/).selectOption('to_them');
  await page.getByLabel('What happened', { exact: true }).fill('Hello.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/During SOAP/).waitFor();
  assert.equal(await page.locator('#f-summary').inputValue(), 'Hello.'); // nothing typed is lost
  await look(page, width, 'stopped');
  await shot('guard-soap');
  // The same by the quick log.
  await page.goto(`${address}log?text=${encodeURIComponent('emailed Ada Hale today')}`);
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText(/During SOAP/).waitFor();
  await look(page, width, 'stopped in the log');
  // They wrote first.
  wellmet(server, inside, 'organisation', 'edit', 'Northgate Residency', '--contacted-me-on', '2027-03-16');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.locator('.toast').waitFor();
});

await run();
