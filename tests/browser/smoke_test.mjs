// SPDX-License-Identifier: Apache-2.0
// The house stands: the first page answers, is guarded, fits a phone and works without scripts.
import assert from 'node:assert/strict';
import { test, run } from './harness.mjs';

test('the first page opens', { widths: [390, 1280] }, async ({ page, address, shot }) => {
  const response = await page.goto(address);
  assert.equal(response.status(), 200);
  assert.match(await page.title(), /Wellmet/);
  assert.equal(await page.locator('h1').count(), 1);
  await shot('first-page');
});

test('the first page is guarded', {}, async ({ page, address }) => {
  const headers = (await page.goto(address)).headers();
  const policy = headers['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'none'|default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-(inline|eval)/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('the first page works without scripts', { script: false, widths: [390] },
  async ({ page, address }) => {
    assert.equal((await page.goto(address)).status(), 200);
    assert.ok((await page.locator('h1').innerText()).length > 0);
  });

await run();
