// SPDX-License-Identifier: Apache-2.0
// Introduction paths at both widths: a way to a program, a tie taken back, another way, the ask;
// questions, who knows whom, the map; in the dark, without script, and on paper.
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
const idOf = (server, name) => JSON.parse(wellmet(server, 'who', name, '--json'))[0].id;

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  wellmet(server, 'settings', 'set', '--name', 'Noor Rahimi');
  return server;
}
const both = { server: sampleServer, widths: [390, 1280] };

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}
const tidy = (text) => text.replace(/\s+/g, ' ');
const ways = (page) => page.locator('.paths > li');
const headings = (page) => page.locator('.paths > li > h2').allInnerTexts();

test('a way to a program, from the navigation', both, async ({ page, address, width, shot }) => {
  await page.goto(address);
  await page.locator(width < 600 ? '.more' : '.nav').getByRole('link', { name: 'Paths' }).click();
  await page.getByRole('heading', { level: 1, name: 'Paths' }).waitFor();
  await look(page, width, 'to begin with');
  await shot('paths-begin');
  await page.getByRole('link', { name: 'Tern River Emergency' }).click();
  await page.getByRole('heading', { level: 1, name: /anybody at Tern River/ }).waitFor();
  assert.match(page.url(), /\/paths\?program=/);
  assert.match(tidy(await ways(page).first().innerText()), /You know .* yourself: write\. A good chance/);
  await look(page, width, 'to a program');
  await shot('paths-program');
});

test('names as one types, and a way through others', both, async ({ page, address, width, shot }) => {
  await page.goto(`${address}paths`);
  await page.getByLabel('A person').pressSequentially('ruiz', { delay: 20 });
  await page.locator('#who-list option').first().waitFor({ state: 'attached' });
  await page.getByLabel('A person').fill('Dr Lucía Ruiz');
  await page.getByRole('button', { name: 'Find ways' }).click();
  await page.getByRole('heading', { level: 1, name: /contact with Dr Lucía Ruiz/ }).waitFor();
  assert.match(page.url(), /\/paths\?person=[0-9A-Z]{13}$/, 'an address to keep');
  const first = tidy(await ways(page).first().innerText());
  assert.match(first, /Through Dr Mei-Ling Chen one introduction; every tie known; the surest/);
  assert.match(first, /You noted that they worked together/);
  assert.match(first, /Ask Dr Mei-Ling Chen first\. If you write/);
  assert.equal(await ways(page).first().locator('.path > li').count(), 3, 'you, Chen, Ruiz');
  assert.equal(await ways(page).nth(1).locator('.path .guess').count(), 1, 'a guess is drawn as one');
  await look(page, width, 'to a person');
  await shot('paths-person');
});

test('a tie that is wrong, and back again', both, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}paths?person=${idOf(server, 'Ruiz')}`);
  const second = (await headings(page))[1];
  assert.match(second, /Harpreet Singh/);
  const tie = ways(page).nth(1).locator('.hops > li').nth(1);
  await tie.getByText('Not this tie').click();
  await look(page, width, 'what may be said');
  await shot('paths-not-this-tie');
  await tie.getByRole('button', { name: 'They do not know each other' }).click();
  await page.locator('.toast').waitFor();
  assert.ok(!(await headings(page)).some((h) => /Harpreet/.test(h)), 'the way is gone');
  await shot('paths-rejected');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.locator('.toast').getByText('Do it again').waitFor();
  assert.match((await headings(page))[1], /Harpreet Singh/, 'Undo brings it back');
  await ways(page).nth(1).getByRole('button', { name: /^They do know each other/ }).click();
  await page.locator('.toast').waitFor();
  const chosen = tidy(await ways(page).filter({ hasText: 'Through Dr Harpreet Singh' }).innerText());
  assert.match(chosen, /every tie known/, 'what was said is no guess');
});

test('another way, and the ask', both, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}paths?person=${idOf(server, 'Ruiz')}`);
  await page.getByRole('link', { name: /^Use another way than through Dr Mei-Ling Chen/ }).click();
  await page.getByText('Left out:').waitFor();
  assert.ok(!(await headings(page)).some((h) => /Mei-Ling/.test(h)), 'she is left out');
  await look(page, width, 'another way');
  await shot('paths-another');
  await page.getByRole('link', { name: 'Prepare the ask to Dr Harpreet Singh' }).click();
  await page.getByRole('heading', { level: 1, name: /Asking Dr Harpreet Singh/ }).waitFor();
  await page.getByText('Both sides say yes first').first().waitFor();
  await page.getByText('must not ask where you stand on their list').waitFor();
  await look(page, width, 'before asking');
  await shot('paths-ask');
  await page.getByLabel('What you would ask Dr Lucía Ruiz about').fill('an elective month');
  await page.getByLabel('Why you ask Dr Harpreet Singh').fill('You were residents at Tern River together.');
  await page.getByRole('button', { name: 'Note the ask and open the draft' }).click();
  const text = page.getByLabel('Text');
  await text.waitFor();
  assert.match(page.url(), /\/people\/[0-9A-Z]{13}\/draft\?ask=/);
  assert.match(await text.inputValue(), /residents at Tern River together\..*introduce me to Dr\. Lucía Ruiz.*an elective month/s);
  await look(page, width, 'the draft');
  assert.match(wellmet(server, 'ask', 'list', '--tsv'), /introduction.*an introduction to Dr Lucía Ruiz/);
  await page.goto(`${address}paths?person=${idOf(server, 'Ruiz')}`);
  await ways(page).filter({ hasText: 'Through Dr Harpreet Singh' }).getByRole('link', { name: /Go on with the ask/ }).waitFor();
});

test('what is not known, said kindly', both, async ({ page, address, width, allow, shot }) => {
  allow(/40[0-9]|422/);
  await page.goto(`${address}paths`);
  await page.getByRole('button', { name: 'Find ways' }).click();
  await page.getByText('Say whom you look for').waitFor();
  await page.getByLabel('A person').fill('Nobody Known');
  await page.getByRole('button', { name: 'Find ways' }).click();
  await page.locator('#who-wrong').waitFor();
  assert.equal(await page.getByLabel('A person').inputValue(), 'Nobody Known');
  await look(page, width, 'a name nobody has');
  await page.getByLabel('A person').fill('');
  await page.getByLabel('Or anybody in a specialty').fill('marine biology');
  await page.getByRole('button', { name: 'Find ways' }).click();
  await page.getByRole('heading', { name: 'Nobody there yet' }).waitFor();
  await look(page, width, 'nobody');
  await shot('paths-nobody');
});

test('who knows whom', both, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}people/${idOf(server, 'Harpreet')}`);
  await page.getByRole('link', { name: /^Who knows/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Who knows Dr Harpreet Singh' }).waitFor();
  await look(page, width, 'ties');
  await shot('ties');
  const row = page.locator('.ties > li').filter({ hasText: 'Denise Williams' });
  await row.getByText('Not this tie').click();
  await row.getByRole('button', { name: 'Do not ask this way' }).click();
  await page.locator('.toast').waitFor();
  assert.match(tidy(await row.innerText()), /Not used\..*You said not to ask this way/);
  const asked = page.locator('.tie-questions > li').first();
  const question = await asked.locator('.reason').innerText();
  assert.match(question, /^Do .* know each other\?$/);
  await asked.getByRole('button', { name: /^Yes/ }).click();
  await page.locator('.toast').waitFor();
  assert.ok(!(await page.locator('.tie-questions').innerText().catch(() => '')).includes(question), 'an answer is enough');
});

async function network({ page, address, server, width, shot, dark }) {
  await page.goto(`${address}insights`);
  await page.getByRole('link', { name: 'Open your network' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your network' }).waitFor();
  assert.ok(await page.locator('#table tbody tr').count() > 20, 'the table has everybody of the map');
  await page.goto(`${address}paths?person=${idOf(server, 'Ruiz')}`);
  await page.getByRole('link', { name: /^On the map/ }).first().click();
  await page.locator('.map path.route').first().waitFor({ state: 'attached' });
  assert.equal(await page.locator('.map path.route').count(), 2);
  assert.match(await page.locator('.map svg desc').textContent(), /You, Dr Mei-Ling Chen, Dr Lucía Ruiz/);
  await look(page, width, 'the map');
  await shot(`paths-network${dark ? '-dark' : ''}`);
}
test('the map', both, network);
test('in the dark', { server: sampleServer, widths: [390, 1280], dark: true }, async (t) => {
  await network({ ...t, dark: true });
  await t.page.goto(`${t.address}paths?person=${idOf(t.server, 'Ruiz')}`);
  await look(t.page, t.width, 'ways');
  await t.shot('paths-person-dark');
});

test('on a program page', both, async ({ page, address, width, shot }) => {
  await page.goto(`${address}programs`);
  await page.getByRole('link', { name: 'Tern River Emergency' }).first().click();
  await page.getByRole('heading', { name: 'Ways to anybody here' }).waitFor();
  await look(page, width, 'a program');
  await shot('paths-on-program');
  await page.getByRole('link', { name: /^All ways/ }).click();
  await page.getByRole('heading', { level: 1, name: /anybody at Tern River/ }).waitFor();
});

test('without script', { server: sampleServer, script: false, widths: [390] }, async ({ page, address }) => {
  await page.goto(`${address}paths`);
  await page.getByLabel('Or anybody at a program or place').fill('Port Ansel Internal Medicine Residency');
  await page.getByRole('button', { name: 'Find ways' }).click();
  await page.getByRole('heading', { level: 1, name: /anybody at Port Ansel/ }).waitFor();
});

test('on paper', { server: sampleServer, widths: [1280] }, async ({ page, address, server, shot }) => {
  await page.goto(`${address}paths?person=${idOf(server, 'Ruiz')}`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.tie-says').first().isVisible(), false, 'buttons stay off paper');
  assert.equal(await page.locator('.paths .path').first().isVisible(), true);
  await shot('paths-print');
});

await run();
