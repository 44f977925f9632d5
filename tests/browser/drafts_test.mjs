// SPDX-License-Identifier: Apache-2.0
// A draft to somebody: choose the situation, see what is missing, fill in, change the text, take it
// to the mail program, note that it was sent. Also without script.
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

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--name', 'Sam Rivera', '--school', 'Harrow Lake College of Medicine',
    '--graduation-year', '2029', '--specialties', 'internal medicine');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

/** What the mail program gets. */
async function mailed(page) {
  const url = new URL(await page.getByRole('link', { name: 'Open in mail' }).getAttribute('href'));
  assert.equal(url.protocol, 'mailto:');
  assert.doesNotMatch(url.search, /\+|%0A(?<!%0D%0A)/);
  return { to: decodeURIComponent(url.pathname), subject: url.searchParams.get('subject'), body: url.searchParams.get('body') };
}

const lines = (s) => s.replace(/\r\n/g, '\n');
const specific = 'You took two years out before residency and told us that you would do it again';

async function draft({ page, address, server, width, shot, script, dark }) {
  const kind = `${dark ? '-dark' : ''}${script === false ? '-plain' : ''}`;
  await page.goto(`${address}people/${who(server, 'Okafor')}`);
  await page.getByRole('link', { name: /^Write to/ }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Another situation.
  await page.getByLabel('Situation').selectOption({ label: 'Ask for advice' });
  if (script === false) await page.getByRole('button', { name: 'Put it in' }).click();
  await page.getByRole('heading', { name: 'Ask for advice', level: 1 }).waitFor();
  const text = page.getByLabel('Text');
  assert.match(await text.inputValue(), /^Dear Dr\. Okafor,\n\n.*\[what it is about\]/s);
  await page.getByText('This could go to anybody').waitFor();
  await page.getByText('Cares about: clean data, jazz').waitFor();
  await look(page, width, 'an empty draft');
  await shot(`draft-empty${kind}`);
  // Filled in.
  await page.getByLabel('One thing about them').fill(specific);
  await page.getByLabel('What it is about').fill('a research year');
  await page.getByLabel('Times that suit you').fill('Tuesday before rounds or Thursday after 4 p.m.');
  await page.getByRole('button', { name: 'Put it in' }).click();
  await page.getByText('This could go to anybody').waitFor({ state: 'detached' });
  const body = await text.inputValue();
  assert.doesNotMatch(body, /[[\]]/);
  assert.match(body, /would do it again\. That is why/);
  assert.match(body, /Sam Rivera\nHarrow Lake College of Medicine, class of 2029$/);
  assert.equal(await page.locator('.open-ends').count(), 0);
  assert.match(await page.locator('#d-words').innerText(), /^\d+ words$/);
  const mail = await mailed(page);
  assert.equal(mail.to, 'okafor@example.org');
  assert.equal(mail.subject, 'Fifteen minutes about a research year?');
  assert.equal(lines(mail.body), body);
  await look(page, width, 'a whole draft');
  await shot(`draft${kind}`);
  return { text, body };
}

async function send({ page, server, width, shot }) {
  await page.getByRole('button', { name: 'I sent it' }).click();
  await page.getByRole('status').getByText('Noted as sent: Fifteen minutes about a research year?').waitFor();
  await page.locator('#timeline').getByText('Fifteen minutes about a research year?').waitFor();
  const [entry] = JSON.parse(wellmet(server, 'interaction', 'list', '--limit', '1000', '--json')).filter((x) => /research year/.test(x.summary));
  assert.equal(entry.kind, 'email');
  assert.equal(entry.direction, 'to_them');
  assert.equal(entry.on, '2027-08-10');
  await shot('draft-sent');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.locator('#timeline').getByText('Fifteen minutes about a research year?').waitFor({ state: 'detached' });
}

test('a draft, changed and sent', { server: sampleServer, widths: [390, 1280] }, async (kit) => {
  const { page, width } = kit;
  const { text, body } = await draft(kit);
  // What is typed counts at once, and goes to the mail program.
  await text.fill(`${body}\n\nP.S. 100% & more: caf\u00e9?`);
  const count = body.split(/\s+/).length;
  await page.getByText(`${count + 4} words`).waitFor();
  assert.equal(lines((await mailed(page)).body), `${body}\n\nP.S. 100% & more: caf\u00e9?`);
  // A text too long for a link goes by the clipboard.
  await text.fill('word '.repeat(600));
  assert.equal((await mailed(page)).body, null);
  await text.fill(`${body}\n\nLet me pick your brain about [what].`);
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('reads like a form letter').waitFor();
  await page.getByText('There are still square brackets in it.').waitFor();
  assert.match(await text.inputValue(), /pick your brain about \[what\]\.$/);
  await look(page, width, 'an edited draft');
  await kit.shot('draft-edited');
  await send(kit);
});

test('copying', { server: sampleServer, widths: [1280] }, async ({ page, address, server }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${address}people/${who(server, 'Okafor')}/draft?template=advice`);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  assert.equal(lines(await page.evaluate(() => navigator.clipboard.readText())), await page.getByLabel('Text').inputValue());
});

async function plain(kit) {
  const { page } = kit;
  const { text, body } = await draft({ ...kit, script: false });
  await text.fill(`${body}\n\nP.S. One more line.`);
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText(`${body.split(/\s+/).length + 4} words`).waitFor();
  assert.match((await mailed(page)).body, /One more line\.$/);
  assert.equal(await page.getByRole('button', { name: 'Copy' }).count(), 0);
  await send(kit);
}
test('a draft without script', { server: sampleServer, widths: [390], script: false }, plain);

test('a draft in the dark', { server: sampleServer, widths: [390, 1280], dark: true }, (kit) => draft({ ...kit, dark: true }));

test('a thank-you settles the help', { server: sampleServer, widths: [390] }, async ({ page, address, server }) => {
  await page.goto(`${address}people/${who(server, 'Mei-Ling')}/draft`);
  await page.getByRole('heading', { name: 'Thank for help', level: 1 }).waitFor();
  assert.match(await page.getByLabel('Text').inputValue(), /You read my second draft on August 7/);
  await page.getByRole('button', { name: 'I sent it' }).click();
  await page.getByRole('status').getByText('Noted as sent').waitFor();
  assert.equal(JSON.parse(wellmet(server, 'help', 'list', '--json')).filter((h) => h.about === 'read my second draft')[0].thanked_on, '2027-08-10');
});

test('a draft to a program is looked at', { server: sampleServer, widths: [390, 1280] }, async ({ page, address, server, width, shot }) => {
  const asked = 'Could you tell me where I am on your rank list?';
  await page.goto(`${address}people/${who(server, 'Cohen')}/draft?${new URLSearchParams({ template: 'advice', specific: asked })}`);
  await page.locator('.notice').getByText('where I am on your rank list').waitFor();
  await look(page, width, 'a warning');
  await shot('draft-program');
  // While it is written, too; and what is taken out is not said any more.
  const text = page.getByLabel('Text');
  await text.fill('Dear Dr. Cohen, thank you for the talk.');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.locator('.notice').waitFor({ state: 'detached' });
  await text.fill(asked);
  await page.locator('#d-body-look').getByText('rank list').first().waitFor();
});

await run();
