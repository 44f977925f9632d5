// SPDX-License-Identifier: Apache-2.0
// Every page of the sample network: names, headings, contrast, places for a thumb, no sideways
// scroll, light and dark; every form of every operation; the keyboard; pages without script.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, program, run, startServer, test } from './harness.mjs';

const wellmet = (server, ...words) => {
  const done = spawnSync(program, [...words, '--db', server.db], { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: '2027-08-10T09:00:00Z' } });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
};
const first = (server, ...words) => JSON.parse(wellmet(server, ...words, '--json'))[0].id;

async function sampleServer() {
  const server = await startServer();
  wellmet(server, 'sample', 'add', '--yes');
  return server;
}

/** All pages there are, on the sample network. */
function addresses(server) {
  const person = first(server, 'who', 'Mei-Ling'), place = first(server, 'organisation', 'list');
  return ['', '?all=1', 'people', 'people?circle=inner', 'people?order=last', 'people?archived=1', 'people/narrow',
    `people/${person}`, 'organisations', `organisations/${place}`, 'log',
    'log?text=coffee+with+Chen+yesterday+30m,+she+will+introduce+me+to+Dr+Ruiz', 'log?text=saw+Okafor',
    'search', 'search?q=chen', 'search?q=zzz', 'import', 'settings', 'history', 'welcome', 'welcome/people',
    'welcome/helpers', 'welcome/done', 'form/person.add', `form/person.edit?id=${person}`,
    `form/person.remove?id=${person}`, `form/interaction.add?people=${person}`, `form/help.add?person=${person}`,
    `form/promise.add?person=${person}`, `form/contact.add?person=${person}`, `form/position.add?person=${person}`,
    `form/role.add?person=${person}`, 'form/organisation.add', 'paths', `paths?person=${person}`, 'paths?specialty=nephrology', `ties?person=${person}`,
    'paths/network', 'paths/meet', `paths/network?person=${person}`, 'nothing-here'];
}

async function inspectAll({ page, address, server, width, allow }) {
  allow(/404/);
  const wrong = [];
  for (const path of addresses(server)) {
    const answer = await page.goto(address + path);
    assert.equal(answer.status(), path === 'nothing-here' ? 404 : 200, path);
    for (const what of await inspect(page, { touch: width < 600 })) wrong.push(`/${path}: ${what}`);
    await noSidewaysScroll(page).catch((e) => wrong.push(`/${path}: ${e.message}`));
  }
  assert.deepEqual(wrong, []);
}
test('all pages keep the rules', { widths: [390, 1280], server: sampleServer }, inspectAll);
test('all pages keep the rules in the dark', { widths: [390], dark: true, server: sampleServer }, inspectAll);
test('all pages fit the narrowest phone', { widths: [320], server: sampleServer }, async ({ page, address, server, allow }) => {
  allow(/404/);
  const wrong = [];
  for (const path of addresses(server)) {
    await page.goto(address + path);
    await noSidewaysScroll(page).catch((e) => wrong.push(`/${path}: ${e.message}`));
  }
  assert.deepEqual(wrong, []);
});

test('every operation that writes has a form', { server: sampleServer }, async ({ page, address, server, allow }) => {
  allow(/40[0-9]|422/);
  const rows = wellmet(server, 'dump-def', '--md').split('\n').filter((row) => /\| write \|/.test(row));
  const names = rows.map((row) => row.match(/^\| `([a-z_.]+)`/)[1]);
  assert.ok(names.length > 30, 'the operations are listed');
  const wrong = [];
  for (const name of names) {
    const kind = name.split('.')[0], id = /\{id\}/.test(rows[names.indexOf(name)])
      ? first(server, ...(kind === 'person' ? ['who', 'Mei-Ling'] : [kind, 'list'])) : undefined;
    const answer = await page.goto(`${address}form/${name}${id ? `?id=${id}` : ''}`);
    if (answer.status() !== 200) wrong.push(`/form/${name} answers ${answer.status()}`);
    else if (!await page.locator('main form button').count()) wrong.push(`/form/${name} has no button`);
  }
  assert.deepEqual(wrong, []);
});

test('the keyboard reaches everything', { server: sampleServer }, async ({ page, address }) => {
  await page.goto(address);
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  assert.ok(await skip.evaluate((el) => el === document.activeElement && el.getBoundingClientRect().top >= 0), 'the skip link comes first and is seen');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#main');
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press('Tab');
    const [what, seen] = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.outerHTML.slice(0, 80), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
    });
    assert.ok(seen, `focus is not seen on ${what}`);
  }
  await page.goto(`${address}people`);
  await page.keyboard.press('/');
  await page.waitForURL(/\/search$/);
  assert.ok(await page.getByRole('searchbox').evaluate((el) => el === document.activeElement), '/ leads to the search box');
  await page.keyboard.type('oka');
  await page.getByRole('link', { name: /Okafor/ }).first().waitFor();
  await page.getByRole('link', { name: /Okafor/ }).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people\//);
  await page.goto(address);
  await page.getByLabel('What happened?').focus();
  await page.keyboard.type('1/2');
  assert.equal(await page.getByLabel('What happened?').inputValue(), '1/2', '/ is typed in a text box');
});

test('search finds as one types, and without script too', { server: sampleServer, widths: [390, 1280] }, async ({ page, address }) => {
  await page.goto(`${address}search`);
  await page.getByRole('searchbox').fill('CHEN mei');
  await page.getByRole('link', { name: /Mei-Ling Chen/ }).first().waitFor();
  await page.getByRole('link', { name: /Mei-Ling Chen/ }).first().click();
  assert.match(await page.locator('h1').innerText(), /Mei-Ling/);
});
test('search without script', { server: sampleServer, script: false, widths: [390] }, async ({ page, address }) => {
  await page.goto(`${address}search`);
  await page.getByRole('searchbox').fill('chen');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Mei-Ling Chen/ }).first().waitFor();
});

test('forms keep what was typed and tell what is wrong', { server: sampleServer, widths: [390] }, async ({ page, address, allow }) => {
  allow(/422/);
  await page.goto(`${address}form/person.add`);
  await page.getByLabel('Given name').fill('Ada');
  await page.getByLabel('NPI').fill('1234567890').catch(async () => {
    await page.locator('details.fold summary').first().click();
    await page.getByLabel('NPI').fill('1234567890');
  });
  await page.getByRole('button', { name: /^(Save|Add)/ }).first().click();
  await page.getByText(/check digit/).first().waitFor();
  assert.equal(await page.getByLabel('Given name').inputValue(), 'Ada');
  assert.deepEqual(await inspect(page, { touch: true }), []);
  await page.getByLabel('NPI').fill('1234567893');
  await page.getByRole('button', { name: /^(Save|Add)/ }).first().click();
  await page.waitForURL(/\/people\//);
  await page.getByText('Person added: Ada').waitFor();
});

test('a stale edit shows both versions', { server: sampleServer, widths: [390, 1280] }, async ({ page, address, server, allow, shot }) => {
  allow(/409/);
  const person = first(server, 'who', 'Mei-Ling');
  await page.goto(`${address}form/person.edit?id=${person}`);
  wellmet(server, 'person', 'edit', person, '--specialty', 'cardiology');
  await page.getByLabel('Specialty').fill('surgery');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await page.getByText('Changed in the meantime').first().waitFor();
  await page.getByText('cardiology').first().waitFor();
  await page.getByText('surgery').first().waitFor();
  assert.deepEqual(await inspect(page, { touch: true }), []);
  await shot('conflict');
});

await run();
