// SPDX-License-Identifier: Apache-2.0
// Takes the pictures of docs/images: node pictures.mjs FOLDER. The sample network on a fixed day, so
// that they change only when the pages do. WebP, as shown on a phone and on a laptop.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launch, now, program, startServer } from './harness.mjs';

const folder = process.argv[2];
const sizes = { 390: 844, 1280: 900 };

const server = await startServer();
const wellmet = (...words) => {
  const done = spawnSync(program, [...words, '--db', server.db],
    { encoding: 'utf8', env: { ...process.env, WELLMET_NOW: now, TZ: 'UTC' } });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
};

async function take(context, name, address, width, prepare) {
  const page = await context.newPage();
  await page.goto(address);
  if (prepare) await prepare(page);
  await page.evaluate(() => document.fonts.ready);
  const devtools = await context.newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  const file = path.join(folder, `${name}-${width}.webp`);
  fs.writeFileSync(file, Buffer.from(data, 'base64'));
  console.log(`${file}  ${Math.ceil(fs.statSync(file).size / 1024)} KB`);
  await page.close();
}

const browser = await launch();
async function all(pictures, more = {}) {
  for (const [width, height] of Object.entries(sizes)) {
    const context = await browser.newContext({ viewport: { width: Number(width), height },
      deviceScaleFactor: width < 600 ? 2 : 1, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce', ...more });
    for (const [name, address, prepare] of pictures) await take(context, name, address, width, prepare);
    await context.close();
  }
}

try {
  await all([['first-run', server.address]]);
  wellmet('sample', 'add', '--yes');
  wellmet('settings', 'set', '--name', 'Sam Rivera', '--graduation-year', '2029');
  const person = JSON.parse(wellmet('who', 'Mei-Ling', '--json'))[0].id;
  await all([
    ['today', server.address],
    ['people', `${server.address}people`],
    ['person', `${server.address}people/${person}`],
    ['insights', `${server.address}insights#hold`],
    ['log', `${server.address}log?${new URLSearchParams({ text: 'coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz' })}`],
  ]);
  await all([['today-dark', server.address]], { colorScheme: 'dark' });
} finally {
  await browser.close();
  await server.stop();
}
