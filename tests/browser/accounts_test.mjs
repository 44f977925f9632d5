// SPDX-License-Identifier: Apache-2.0
// Accounts from end to end: the set-up link, the first account, a second factor, an invitation, two
// people who see only their own, tokens, login sessions, a reset, the school's identity provider.
// On a phone and a laptop, in the dark, and without script.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { inspect } from './inspect.mjs';
import { noSidewaysScroll, now, program, run, startServer, test } from './harness.mjs';

const password = 'four plain words here';
const providerPath = process.env.WELLMET_OIDC_PROVIDER;
const skip = !(providerPath && fs.existsSync(providerPath)) && 'no identity provider for tests here';

/** The code of a key at the tests' time, some steps of 30 seconds on (RFC 6238). */
function code(key, steps = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/\s/g, '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse(now) / 30000) + steps));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

/** A server that is closed until its first account is made; `link` makes it. */
async function newServer() {
  const server = await startServer({ args: ['--setup'] });
  server.link = server.said.match(/Make the first account: (\S+)/)?.[1];
  assert.ok(server.link, server.said);
  return server;
}

const pathOf = (page) => new URL(page.url()).pathname;
const button = (page, name) => page.getByRole('button', { name, exact: true }).click();
const heading = (page) => page.locator('h1').innerText();

async function join(page, link, name, email) {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  if (await page.getByLabel('E-mail').isEditable()) await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Make the account');
  await page.waitForURL(/\/welcome$/);
}

async function logIn(page, address, email, secret = password) {
  await page.goto(`${address}login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await button(page, 'Log in');
}

/** The bar of a phone keeps it at the foot of the page. */
const logOut = (page) => page.getByRole('button', { name: 'Log out', exact: true }).filter({ visible: true }).first().click();

async function addPerson(page, address, name) {
  await page.goto(`${address}people`);
  await page.getByLabel('Add somebody').fill(name);
  await button(page, 'Add');
  await page.goto(`${address}people`);
  await page.getByRole('link', { name }).first().click();
  assert.match(pathOf(page), /^\/people\/[0-9A-Z]{13}$/);
  return pathOf(page);
}

/** One more browser of somebody else's. */
async function another(kit) {
  const context = await kit.context.browser().newContext({
    viewport: kit.page.viewportSize(), javaScriptEnabled: kit.script, locale: 'en-US', timezoneId: 'UTC' });
  context.setDefaultTimeout(15000);
  return context.newPage();
}

async function inviteBo(page, address, look) {
  await page.goto(`${address}accounts`);
  await look('accounts-one');
  await page.getByRole('link', { name: 'Invite somebody' }).click();
  await look('invite');
  await page.getByLabel('E-mail').fill('no address');
  await button(page, 'Make the link');
  await page.getByText('is no e-mail address').waitFor();
  await page.getByLabel('E-mail').fill('bo@school.example');
  await page.getByLabel('Name').fill('Bo Tanaka');
  await button(page, 'Make the link');
  await look('link');
  const link = await page.getByLabel('Link').inputValue();
  assert.ok(link.startsWith(`${address}join/`), link);
  return link;
}

async function secondFactor(page, address, look) {
  await page.goto(`${address}security`);
  await look('security');
  await page.getByRole('link', { name: 'Set up a second factor' }).click();
  await look('second');
  await button(page, 'Begin');
  const key = await page.locator('.key').innerText();
  await look('second-begin');
  await page.getByLabel('The code it shows now').fill('000000');
  await button(page, 'Turn it on');
  await page.getByText('This code is not right').waitFor();
  assert.equal(await page.locator('.key').innerText(), key, 'the same key is shown again');
  await look('second-wrong');
  await page.getByLabel('The code it shows now').fill(code(key));
  await button(page, 'Turn it on');
  const codes = await page.locator('.codes code').allInnerTexts();
  assert.equal(codes.length, 10);
  await look('codes');
  return { key, codes };
}

async function logInWithCode({ page, address, look }, factor) {
  await page.goto(`${address}people?order=last`);
  assert.equal(pathOf(page), '/login');
  await look('login');
  await page.getByLabel('E-mail').fill('sam@school.example');
  await page.getByLabel('Password', { exact: true }).fill('not this one');
  await button(page, 'Log in');
  await page.getByText('The e-mail or the password is not right').waitFor();
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'sam@school.example');
  assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
  await look('login-wrong');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Log in');
  await page.waitForURL(/\/login\/second/);
  await look('login-code');
  await page.getByLabel('Code').fill(code(factor.key)); // used when it was set up
  await button(page, 'Go on');
  await page.locator('.notice.wrong').waitFor();
  await page.getByLabel('Code').fill(code(factor.key, 1));
  await button(page, 'Go on');
  await page.waitForURL(/\/people\?order=last$/);
}

async function tokens({ page, address, look }, person) {
  const people = (token) => fetch(`${address}api/v1/people`, { headers: { Authorization: `Bearer ${token}` } });
  await page.goto(`${address}security/tokens/add`);
  await look('token-add');
  await page.getByLabel('Name').fill('phone shortcut');
  await page.getByLabel('May').selectOption({ label: 'Read only' });
  await button(page, 'Make the token');
  await look('token');
  const token = await page.getByLabel('Token').inputValue();
  const answer = await people(token);
  assert.equal(answer.status, 200);
  assert.deepEqual((await answer.json()).map((row) => `/people/${row.id}`), [person]);
  await page.goto(`${address}security`);
  await page.getByText('phone shortcut').first().waitFor();
  assert.ok(!(await page.content()).includes(token), 'the token is shown once');
  await page.getByRole('link', { name: 'Remove phone shortcut' }).click();
  await look('token-remove');
  await button(page, 'Yes, remove');
  await page.getByText('Token removed.').waitFor();
  const refused = await people(token);
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get('www-authenticate'), 'Bearer');
}

async function sessions(kit, bo) {
  const { address, look } = kit;
  const phone = await another(kit);
  await logIn(phone, address, 'bo@school.example');
  await phone.waitForURL(address);
  await bo.goto(`${address}security`);
  await look('security-two', bo);
  await bo.locator('.rows form button').first().click();
  await bo.getByText('Logged out there.').waitFor();
  await phone.goto(`${address}people`);
  assert.equal(pathOf(phone), '/login');
  return phone;
}

async function reset({ page, address, look }, bo, phone) {
  await page.goto(`${address}accounts`);
  await look('accounts');
  await page.getByRole('link', { name: 'Bo Tanaka' }).click();
  await look('account');
  await page.getByRole('link', { name: 'A link for a new password' }).click();
  await look('reset');
  await button(page, 'Make the link');
  await phone.goto(await page.getByLabel('Link').inputValue());
  await look('reset-link', phone);
  await phone.getByLabel('Password', { exact: true }).fill('password1234');
  await button(phone, 'Set the password and log in');
  await phone.getByText('This password').waitFor();
  await look('reset-wrong', phone);
  await phone.getByLabel('Password', { exact: true }).fill('five other plain words here');
  await button(phone, 'Set the password and log in');
  await phone.waitForURL(address);
  await bo.goto(`${address}people`);
  assert.equal(pathOf(bo), '/login', 'other browsers are logged out');
}

async function goneLinks(kit, used) {
  const { server, look } = kit;
  const stranger = await another(kit);
  await stranger.goto(used);
  await look('link-used', stranger);
  assert.equal(await heading(stranger), 'This link does not work');
  const made = spawnSync(program, ['account', 'add', '--email', 'old@school.example', '--link', '--json', '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: '2027-06-01T09:00:00Z' } });
  assert.equal(made.status, 0, made.stderr);
  await stranger.goto(new URL(JSON.parse(made.stdout).link, kit.address).href);
  assert.equal(await heading(stranger), 'This link does not work', 'expired');
  await stranger.context().close();
}

/** Everything of a kit, and `look`, which inspects a page and takes its picture. */
function withLook(kit, script = true) {
  kit.allow(/40[0-9]|422/);
  const look = async (what, page = kit.page) => {
    assert.deepEqual(await inspect(page, { touch: kit.width < 600 }), [], what);
    if (script) await noSidewaysScroll(page);
    await page.screenshot({ path: kit.pathOfShot(`accounts-${what}${script ? '' : '-plain'}${kit.dark ? '-dark' : ''}`), fullPage: true });
  };
  return { ...kit, script, look };
}

async function wholeWay(plainKit, script) {
  const kit = withLook(plainKit, script);
  const { page, address, server, look } = kit;
  await page.goto(`${address}people`);
  assert.equal(await heading(page), 'No account yet');
  await look('closed');
  await page.goto(server.link);
  await look('set-up');
  await join(page, server.link, 'Sam Rivera', 'sam@school.example');
  const ada = await addPerson(page, address, 'Ada Lindqvist');
  const factor = await secondFactor(page, address, look);
  await page.goto(`${address}security`);
  await logOut(page);
  assert.equal(pathOf(page), '/login');
  await logInWithCode(kit, factor);
  const link = await inviteBo(page, address, look);
  const bo = await another(kit);
  await bo.goto(link);
  await look('join', bo);
  await join(bo, link, 'Bo Tanaka', 'bo@school.example');
  const cleo = await addPerson(bo, address, 'Cleo Okafor');
  await onlyTheirOwn(kit, page, ada, cleo, 'Ada Lindqvist');
  await onlyTheirOwn(kit, bo, cleo, ada, 'Cleo Okafor');
  await notForStudents(kit, bo);
  await tokens(kit, ada);
  const phone = await sessions(kit, bo);
  await reset(kit, bo, phone);
  await goneLinks(kit, link);
  await page.goto(`${address}audit`);
  await look('audit');
  await eraseBo(kit, phone);
}

async function onlyTheirOwn({ address, look }, page, mine, theirs, name) {
  await page.goto(`${address}people`);
  assert.deepEqual(await page.locator('.rows .name').allInnerTexts(), [name]);
  const answer = await page.goto(address.slice(0, -1) + theirs);
  assert.equal(answer.status(), 404);
  assert.equal(await heading(page), 'Not found');
  assert.equal((await page.goto(address.slice(0, -1) + mine)).status(), 200);
  await look('own');
}

async function notForStudents({ address, look }, bo) {
  for (const path of ['accounts', 'accounts/invite', 'audit', 'site']) {
    assert.equal((await bo.goto(address + path)).status(), 403, path);
    assert.equal(await bo.getByRole('link', { name: 'Accounts' }).count(), 0);
  }
  await look('not-allowed', bo);
}

async function eraseBo({ address, look }, phone) {
  await phone.goto(`${address}security`);
  await phone.getByRole('link', { name: 'Erase the account' }).click();
  await look('erase', phone);
  await phone.getByLabel('Password', { exact: true }).fill('wrong one here');
  await button(phone, 'Erase everything');
  await phone.getByText('This is not your password.').waitFor();
  await phone.getByLabel('Password', { exact: true }).fill('five other plain words here');
  await button(phone, 'Erase everything');
  assert.equal(await heading(phone), 'Your account is gone');
  await look('erased', phone);
  await phone.goto(address);
  assert.equal(pathOf(phone), '/login');
}

test('accounts from the set-up link on', { widths: [390, 1280], server: newServer }, (kit) => wholeWay(kit, true));
test('accounts without script', { widths: [390], script: false, server: newServer }, (kit) => wholeWay(kit, false));
test('accounts in the dark', { widths: [390, 1280], dark: true, server: newServer }, (kit) => wholeWay(kit, true));

/** The identity provider; `issuer` is its address. */
async function startProvider(user) {
  const child = spawn(providerPath, ['-u', user, '0'], {
    env: { ...process.env, WELLMET_NOW: now }, stdio: ['ignore', 'pipe', 'inherit'] });
  const issuer = await new Promise((done) => child.stdout.once('data', (line) => done(String(line).trim())));
  return { issuer, stop: () => child.kill('SIGTERM') };
}

async function throughTheSchool(plainKit) {
  const kit = withLook(plainKit);
  const { page, address, server, look, allow } = kit;
  const provider = await startProvider('bo@school.example');
  try {
    allow(new RegExp(`outside request: ${provider.issuer}`));
    await join(page, server.link, 'Sam Rivera', 'sam@school.example');
    const link = await inviteBo(page, address, async () => {});
    await page.goto(`${address}site`);
    await look('site');
    await page.getByLabel('Identity provider').fill(provider.issuer);
    await page.getByLabel('Client id').fill('wellmet');
    await page.getByLabel('Client secret').fill('test-secret');
    await page.getByLabel('Name of the provider').fill('Lakeside');
    await button(page, 'Save');
    await page.getByText('Saved.').waitFor();
    assert.ok(!(await page.content()).includes('test-secret'), 'the secret is not shown again');
    const bo = await another(kit);
    await bo.goto(`${address}people?order=last`);
    await look('login-school', bo);
    await bo.getByRole('link', { name: 'Log in with Lakeside' }).click();
    await bo.waitForURL(/\/people\?order=last$/);
    assert.equal((await page.goto(link)).status(), 404, 'the invitation was used');
    await otherBrowsersAnswer(kit);
    await refusals(kit, provider);
  } finally {
    provider.stop();
  }
}

/** An answer of the provider that was meant for another browser logs nobody in. */
async function otherBrowsersAnswer(kit) {
  const { address } = kit;
  const begun = await fetch(`${address}login/oidc`, { redirect: 'manual' });
  const answer = (await fetch(begun.headers.get('location'), { redirect: 'manual' })).headers.get('location');
  assert.match(answer, /state=/);
  const stranger = await another(kit);
  await stranger.goto(answer);
  await stranger.getByText('This login was not begun here').waitFor();
  await stranger.goto(`${address}people`);
  assert.equal(pathOf(stranger), '/login');
  await stranger.context().close();
}

/** What the provider does wrong ends on the page to log in, with a sentence. */
async function refusals(kit, provider) {
  const { address } = kit;
  const page = await another(kit);
  for (const fault of ['wrong-nonce', 'wrong-aud', 'deny', 'token-500']) {
    await fetch(`${provider.issuer}/test/next?fault=${fault}`);
    await page.goto(`${address}login/oidc`);
    assert.equal(await heading(page), 'Log in', fault);
    await page.locator('.notice.wrong').waitFor();
  }
  await page.context().close();
}

test('log in through the school', { widths: [390, 1280], server: newServer, skip }, throughTheSchool);

await run();
