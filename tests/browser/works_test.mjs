// SPDX-License-Identifier: Apache-2.0
// Opportunities, hours, meetings, the close-out and decisions on the sample network, at both
// widths, in the dark, without script, and on paper.
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
const list = (server, what) => JSON.parse(wellmet(server, what, 'list', '--json'));
const opportunity = (server, title) => list(server, 'opportunity').find((x) => x.title.startsWith(title)).id;

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  return server;
}

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}
const both = { server: sampleServer, widths: [390, 1280] };

test('opportunities: moves and hours', both, async ({ page, address, server, width, shot, allow }) => {
  allow(/status of 422/); // a time that cannot be read
  await page.goto(`${address}opportunities`);
  await look(page, width, 'the list');
  await shot('works-opportunities');
  await page.getByRole('link', { name: 'Shadowing in radiology' }).click();
  await look(page, width, 'one');
  assert.match(await page.locator('.road [aria-current]').innerText(), /Arranged/);
  await shot('works-opportunity');
  await page.getByRole('button', { name: 'It has begun' }).click();
  assert.match(await page.locator('.road [aria-current]').innerText(), /Under way/);
  await page.getByLabel('How long').fill('1h30');
  await page.getByLabel('What you saw and did').fill('Reading room, mostly chest films.');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.locator('.notice', { hasText: 'fit best within two days' }).waitFor();
  assert.match(await page.locator('#hours').innerText(), /90 min Reading room/);
  await look(page, width, 'hours noted');
  await shot('works-hours-noted');
  // The day is in the timeline, and Today knows of the thanks.
  assert.match(wellmet(server, 'today', '--all', '--tsv'), /Wójcik helped you with a day of shadowing/);
  // What cannot be read comes back as it was typed.
  await page.goto(`${address}opportunities/${opportunity(server, 'Shadowing in radiology')}`);
  await page.getByLabel('How long').fill('a while');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('write it like 4h').waitFor();
  assert.equal(await page.getByLabel('Time').inputValue(), 'a while');
});

async function close({ page, address, server, width, shot, dark }) {
  const name = dark ? '-dark' : '';
  await page.goto(`${address}?all=1`);
  await page.getByRole('link', { name: 'Close it well' }).click();
  await page.getByRole('heading', { name: 'Close it well' }).waitFor();
  await look(page, width, 'the close-out');
  await shot(`works-close${name}`);
  const goldberg = page.getByRole('group', { name: 'Dr Miriam Goldberg' });
  await goldberg.getByLabel('What you did together').fill('Rounds and family meetings.');
  await goldberg.getByLabel('I thanked them today').check();
  await goldberg.getByLabel('Would write a strong letter').check();
  await goldberg.getByLabel('Circle').selectOption('active');
  await goldberg.getByLabel('Write again by').fill('2027-10-01');
  const bello = page.getByRole('group', { name: 'Ibrahim Bello' });
  await bello.getByLabel('Not needed').check();
  await page.getByLabel('One thing that stays with you').fill('She asked before she explained.');
  await page.getByRole('button', { name: 'Save and close' }).click();
  await page.getByText('Closed: Internal medicine block').first().waitFor();
  assert.match(await page.locator('.road [aria-current]').innerText(), /Finished/);
  await page.getByText('She asked before she explained.').waitFor();
  const asks = list(server, 'ask').filter((x) => x.opportunity === opportunity(server, 'Internal'));
  assert.deepEqual(asks.map((x) => [x.kind, x.state]), [['letter', 'idea']]);
  await look(page, width, 'closed');
  await shot(`works-closed${name}`);
  // One Undo takes all of it back.
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.match(await page.locator('.road [aria-current]').innerText(), /Under way/);
  assert.equal(list(server, 'ask').filter((x) => x.opportunity === opportunity(server, 'Internal')).length, 0);
}
test('a block is closed and taken back', both, close);
test('the same in the dark', { ...both, dark: true }, close);
test('the same without script', { server: sampleServer, widths: [390], script: false }, close);

test('a close-out that cannot be saved keeps what was typed', { server: sampleServer }, async ({ page, address, server, allow }) => {
  allow(/status of 422/);
  await page.goto(`${address}opportunities/${opportunity(server, 'Internal')}/close`);
  const goldberg = page.getByRole('group', { name: 'Dr Miriam Goldberg' });
  await goldberg.getByLabel('What you did together').fill('Rounds.');
  await goldberg.getByLabel('Write again by').fill('2027-01-01');
  await page.getByRole('button', { name: 'Save and close' }).click();
  await page.getByText('choose a day after today').waitFor();
  assert.equal(await page.getByLabel('What you did together').first().inputValue(), 'Rounds.');
});

test('hours: sums, file and the page to be signed', both, async ({ page, address, width, shot, pathOfShot }) => {
  await page.goto(`${address}hours?kind=shadowing`);
  await look(page, width, 'sums');
  assert.match(await page.locator('h1').innerText(), /13 h/);
  await shot('works-hours');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV file' }).click()]);
  assert.equal(file.suggestedFilename(), 'wellmet-hours.csv');
  await page.getByRole('link', { name: 'Pages to be signed' }).click();
  await look(page, width, 'sheets');
  await shot('works-sheets');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.nav').isVisible(), false);
  assert.equal(await page.locator('.head').isVisible(), false);
  assert.ok(await page.getByText('Signature, Dr Samira Haddad').isVisible());
  assert.match(await page.locator('.signed-sheet').first().innerText(), /12 May 2027 to 9 June 2027/);
  await shot('works-print');
  await page.pdf({ path: pathOfShot('works-print').replace('.png', '.pdf'), format: 'A4' });
});

async function meet({ page, address, server, width, shot }) {
  await page.goto(`${address}meetings`);
  await look(page, width, 'meetings');
  await shot('works-meetings');
  // Before: a goal, and what is open between the two goes on the agenda.
  await page.getByRole('link', { name: 'Dr Mei-Ling Chen' }).first().click();
  await look(page, width, 'a meeting');
  await shot('works-meeting');
  await page.getByLabel('introduce me to Dr Ruiz').check();
  await page.getByRole('button', { name: 'Keep it' }).click();
  assert.match(await page.getByLabel('What to talk about').inputValue(), /3\. next date\n- introduce me to Dr Ruiz/);
  // Afterwards: two lines, promises both ways, and the series goes on.
  await page.getByText('It took place already').click();
  await page.getByRole('textbox', { name: 'What came of it' }).fill('We share the discussion.');
  await page.getByLabel('What you will do').fill('send the table by Friday');
  await page.getByLabel('What they will do').fill('read the draft');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByRole('heading', { name: 'What came of it' }).waitFor();
  await page.getByRole('link', { name: /13 September, 14:00/ }).waitFor();
  await look(page, width, 'noted');
  await shot('works-meeting-held');
  assert.match(wellmet(server, 'promise', 'list', '--person', 'Mei-Ling Chen', '--tsv'), /me\tsend the table\t.*2027-08-13/);
  // The person's page names the next one.
  await page.getByRole('link', { name: 'Dr Mei-Ling Chen' }).first().click();
  await page.getByRole('link', { name: /Meeting .*13 September, 14:00/ }).waitFor();
  await look(page, width, 'the person');
}
test('a meeting before and after', both, meet);
test('a meeting without script', { server: sampleServer, widths: [390], script: false }, meet);

test('a decision, from the question to telling', both, async ({ page, address, width, shot }) => {
  await page.goto(`${address}decisions`);
  await look(page, width, 'decisions');
  await shot('works-decisions');
  await page.getByRole('listitem').filter({ hasText: 'Soo-jin Park' }).getByRole('button', { name: 'Told' }).click();
  await page.getByText('Told: Dr Soo-jin Park').waitFor();
  assert.equal(await page.getByRole('heading', { name: /Tell the advisers/ }).count(), 0);
  await page.getByRole('link', { name: /Emergency medicine or internal/ }).click();
  await look(page, width, 'a decision');
  await shot('works-decision');
  await page.getByText('Add advice').click();
  await page.getByLabel('Who advised you').fill('Samira Haddad');
  await page.getByLabel('What they said').fill('Spend a weekend on call first.');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Spend a weekend on call first.', { exact: true }).waitFor();
  await page.getByLabel('In a few words').fill('Emergency medicine');
  await page.getByRole('button', { name: 'I chose this' }).click();
  await page.getByText('3 advisers have not heard yet.').waitFor();
  await page.getByRole('button', { name: 'Told' }).first().click();
  await page.getByText('2 advisers have not heard yet.').waitFor();
  await page.getByLabel('When you know it').fill('Two visiting months are booked.');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.locator('#outcome .prose', { hasText: 'Two visiting months' }).waitFor();
  await page.getByText('2 advisers have not heard yet.').waitFor(); // who was told today needs no second word today
  await look(page, width, 'decided');
  await shot('works-decided');
});

test('search leads to the pages', { server: sampleServer }, async ({ page, address }) => {
  for (const [word, path] of [['dermatology', 'opportunities'], ['neurology looks', 'meetings'],
    ['renal project over', 'decisions'], ['echo laboratory', 'hours']]) {
    await page.goto(`${address}search?q=${encodeURIComponent(word)}`);
    await page.locator(`.rows a[href^="/${path}/"]`).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.doesNotMatch(await page.title(), /Not found|wrong/i);
  }
});

await run();
