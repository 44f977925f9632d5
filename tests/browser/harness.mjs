// SPDX-License-Identifier: Apache-2.0
// What every browser test stands on: a server of its own on an empty database, Debian's chromium,
// pages of a phone's and a laptop's width, and TAP.
//
//   import { test, run } from './harness.mjs';
//   test('first run', { widths: [390, 1280] }, async ({ page, address, shot }) => {
//     await page.goto(address);
//     await shot('first-run');
//   });
//   await run();
//
// A test fails by throwing (node:assert), and also when the page logs an error, breaks its content
// security policy, asks another host for something or scrolls sideways at the end: see watch().
// What a test expects to go wrong it names first: allow(/404/).
//
// Environment: WELLMET_BIN the program (build/src/main/wellmet), WELLMET_SHOTS the folder for
// screenshots (else shots/ in the build folder), CHROMIUM another browser, WELLMET_NOW the day,
// WELLMET_TEST_ENGINE=postgres databases of the server WELLMET_TEST_PG (tests/cluster.py).
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const source = path.resolve(here, '..', '..');
export const program = process.env.WELLMET_BIN ?? path.join(source, 'build/src/main/wellmet');
export const now = process.env.WELLMET_NOW ?? '2027-08-10T09:00:00Z';

/** The tests run on PostgreSQL: a short walk is enough there. */
export const onPostgres = process.env.WELLMET_TEST_ENGINE === 'postgres';
const databaseServer = process.env.WELLMET_TEST_PG;

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const heights = { 390: 844, 1280: 900 };
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage',
  '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--font-render-hinting=none'];

const tests = [];

/** Adds a test; it runs once for each width, on a fresh database unless `server` is given. A text in
 * `skip` says why it cannot run here. */
export function test(name, options, body) {
  tests.push({ name, ...options, body });
}

/** A new temporary folder. */
export function temporaryFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'wellmet-browser-'));
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function answers(address) {
  try {
    await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

function sql(text) {
  const done = spawnSync('psql', ['-qX', databaseServer, '-c', text], { encoding: 'utf8' });
  assert.equal(done.status, 0, `psql: ${done.error ?? done.stderr}`);
}

/** An empty database: a file in the folder, or one of the server; `drop` when it is done with. */
let databases = 0;
function makeDatabase(folder) {
  if (!onPostgres) return { db: path.join(folder, 'wellmet.db'), drop: () => {} };
  const name = `wm_${process.pid}_${databases++}`;
  sql(`create database ${name} template template1 strategy file_copy`);
  return {
    db: databaseServer.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`),
    drop: () => sql(`drop database ${name} with (force)`),
  };
}

/** Starts the program on an empty database; `address` ends with a slash, `db` is its address. */
export async function startServer({ args = [], env = {} } = {}) {
  const folder = temporaryFolder();
  const { db, drop } = makeDatabase(folder);
  const listen = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['serve', '--listen', listen, '--database', db, ...args], {
    env: { ...process.env, WELLMET_NOW: now, TZ: 'UTC', LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = { address: `http://${listen}/`, db, folder, said: '' };
  const ended = new Promise((done) => child.on('exit', (code, signal) => done(signal ?? code)));
  let over = false;
  ended.then(() => { over = true; });
  child.on('error', (e) => { server.said += e.message; over = true; });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => { server.said += data; });

  // Asks the server to stop, and reports an end that was not clean (a leak, a crash).
  server.stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15000);
    const how = over ? child.exitCode ?? child.signalCode : await ended;
    clearTimeout(late);
    fs.rmSync(folder, { recursive: true, force: true });
    drop();
    assert.equal(how, 0, `the server ended with ${how}:\n${server.said}`);
  };
  for (let i = 0; i < 200 && !over; i++) {
    if (await answers(server.address)) return server;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer at ${server.address}:\n${server.said}`);
}

/** Collects what must not happen on a page: returns the list, which grows while it is used. */
export function watch(page, origin, allowed) {
  const bad = [];
  const add = (what) => {
    if (!allowed.some((pattern) => pattern.test(what))) bad.push(what);
  };
  // Chromium reports a broken content security policy as a console error, too.
  page.on('console', (m) => {
    if (m.type() === 'error') add(`console: ${m.text()} (${m.location().url})`);
  });
  page.on('pageerror', (e) => add(`script error: ${e.stack ?? e.message}`));
  page.on('request', (r) => {
    const url = new URL(r.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) add(`outside request: ${r.url()}`);
  });
  page.on('dialog', (d) => {
    add(`dialog: ${d.message()}`);
    d.dismiss();
  });
  return bad;
}

/** Fails when the page is wider than the window. */
export async function noSidewaysScroll(page) {
  const [wide, window] = await page.evaluate(
    () => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= window, `the page scrolls sideways: ${wide} px wide in ${window} px`);
}

/** Where screenshots go: the named folder, else the build folder the program stands in. */
function shots() {
  const folder = process.env.WELLMET_SHOTS ?? path.resolve(program, '../../../shots');
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** The tools one run of a test gets; `close` tells what went wrong on the pages meanwhile. */
async function tools(browser, t, width, address) {
  const context = await browser.newContext({
    viewport: { width, height: heights[width] ?? 900 },
    colorScheme: t.dark ? 'dark' : 'light',
    hasTouch: width < 600,
    javaScriptEnabled: t.script ?? true,
    locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', acceptDownloads: true,
  });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  const allowed = [];
  const bad = watch(page, new URL(address).origin, allowed);
  return {
    page, context, address, width, dark: t.dark ?? false,
    pathOfShot: (name) => path.join(shots(), `${name}-${width}.png`),
    allow: (pattern) => allowed.push(pattern),
    shot: (name, options = {}) => page.screenshot({
      path: path.join(shots(), `${name}-${width}.png`), fullPage: true, animations: 'disabled',
      ...options,
    }),
    close: async () => {
      if (t.script !== false && page.url() !== 'about:blank') await noSidewaysScroll(page);
      await context.close();
      assert.deepEqual(bad, [], 'the page must load cleanly');
    },
  };
}

async function runOne(browser, t, width) {
  const server = await (t.server ?? startServer)();
  let failure;
  try {
    const kit = await tools(browser, t, width, server.address);
    try {
      await t.body({ ...kit, server });
      await kit.close();
    } catch (e) {
      await kit.shot(`failed-${t.name.replace(/\W+/g, '-')}`).catch(() => {});
      await kit.context.close();
      e.message += server.said ? `\nthe server said:\n${server.said}` : '';
      throw e;
    }
  } catch (e) {
    failure = e;
  }
  await server.stop().catch((e) => { failure ??= e; });
  if (failure) throw failure;
}

function comment(text) {
  for (const line of String(text).split('\n')) console.log(`# ${line}`);
}

/** Why nothing can run here, or undefined. */
async function missing(needsProgram) {
  if (onPostgres && !databaseServer) return 'WELLMET_TEST_PG names no PostgreSQL';
  if (needsProgram && !fs.existsSync(program)) return `no program at ${program}`;
  if (!fs.existsSync(chromiumPath)) return `no browser at ${chromiumPath}`;
  try {
    await import('playwright-core');
  } catch {
    return 'playwright-core is not installed: npm ci --prefix tests/browser';
  }
  return undefined;
}

export async function launch() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: flags });
}

/** Runs the tests of the file and sets the exit status. */
export async function run() {
  const runs = tests.flatMap((t) => (t.widths ?? [1280]).map((width) => [t, width]));
  const why = await missing(tests.some((t) => !t.server));
  if (why) {
    console.log(`1..0 # SKIP ${why}`);
    return;
  }
  console.log(`1..${runs.length}`);
  const browser = await launch();
  for (const [i, [t, width]] of runs.entries()) {
    const name = `${i + 1} - ${t.name} at ${width} px`;
    if (t.skip) {
      console.log(`ok ${name} # SKIP ${t.skip}`);
      continue;
    }
    try {
      await runOne(browser, t, width);
      console.log(`ok ${name}`);
    } catch (e) {
      console.log(`not ok ${name}`);
      comment(e.stack?.includes(e.message) ? e.stack : `${e.message}\n${e.stack}`);
      process.exitCode = 1;
    }
  }
  await browser.close();
}
