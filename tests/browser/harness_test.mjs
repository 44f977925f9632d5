// SPDX-License-Identifier: Apache-2.0
// The harness itself, against a server of a few lines: what must fail a test does fail it.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test, run, watch, noSidewaysScroll } from './harness.mjs';

const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data: http:";
const pages = {
  '/': '<!doctype html><title>Plain</title><link rel=icon href="data:,"><p>Hello.',
  '/inline': '<!doctype html><title>x</title><script>window.ran = 1</script>',
  '/style': '<!doctype html><title>x</title><p style="color: red">x',
  '/wide': '<!doctype html><title>x</title><link rel=stylesheet href=/wide.css><p>x',
  '/outside': '<!doctype html><title>x</title><img src="http://127.0.0.2:9/x.png">',
  '/throws': '<!doctype html><title>x</title><script src=/throws.js></script>',
  '/wide.css': 'p { width: 3000px }',
  '/throws.js': 'throw new Error("from the page")',
};

async function startPages() {
  const server = http.createServer((request, response) => {
    const body = pages[request.url];
    const kind = request.url.endsWith('.css') ? 'text/css'
      : request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body ? 200 : 404,
      { 'Content-Type': kind, 'Content-Security-Policy': policy });
    response.end(body ?? 'nothing here');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`, said: '',
    stop: async () => { server.closeAllConnections(); server.close(); },
  };
}

/** What a second page collects on `where`. */
async function complaints({ context, address }, where) {
  const page = await context.newPage();
  const bad = watch(page, new URL(address).origin, []);
  await page.goto(new URL(where, address).href);
  await page.waitForTimeout(300);
  await page.close();
  return bad.filter((line) => !line.includes('favicon')).join('\n');
}

const server = startPages;

test('a clean page passes', { server, widths: [390, 1280] }, async ({ page, address, width }) => {
  await page.goto(address);
  assert.equal(await page.title(), 'Plain');
  assert.equal(await page.evaluate(() => window.innerWidth), width);
});

test('a broken content security policy is seen', { server }, async (kit) => {
  assert.match(await complaints(kit, '/inline'), /Content Security Policy/);
  assert.match(await complaints(kit, '/style'), /Content Security Policy/);
});

test('script errors, other hosts and missing pages are seen', { server }, async (kit) => {
  assert.match(await complaints(kit, '/throws'), /script error: .*from the page/s);
  assert.match(await complaints(kit, '/outside'), /outside request: http:\/\/127\.0\.0\.2/);
  assert.match(await complaints(kit, '/none'), /404/);
});

test('a page that scrolls sideways is seen', { server, widths: [390] }, async (kit) => {
  const page = await kit.context.newPage();
  await page.goto(new URL('/wide', kit.address).href);
  await assert.rejects(noSidewaysScroll(page), /scrolls sideways/);
});

test('what is allowed by name passes', { server }, async ({ page, address, allow, shot }) => {
  allow(/404/);
  await page.goto(new URL('/none', address).href);
  assert.ok((await shot('none')).length > 100);
});

await run();
