// SPDX-License-Identifier: Apache-2.0
// Readiness on the sample network: both chances on Today and on a person's page, the curve, "did
// they answer?", corrections, lists, and whether the forecasts hold. Also without script.
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
  return server;
}

/** A message that waits for three weeks, written to somebody of the sample network. */
function writeTo(server, name, on) {
  wellmet(server, 'interaction', 'add', '--people', who(server, name), '--kind', 'email',
    '--direction', 'to_them', '--on', on, '--summary', 'Asked about the autumn.');
}

const tidy = (s) => s.replace(/\s+/g, ' ').trim();
const texts = async (locator) => (await locator.allInnerTexts()).map(tidy);

async function look(page, width, what) {
  assert.deepEqual(await inspect(page, { touch: width < 600 }), [], what);
  await noSidewaysScroll(page);
}

/** A drawing has a name, a description that is there, and shapes within its box. */
async function drawn(page, name) {
  const svg = page.getByRole('img', { name });
  await svg.waitFor();
  const wrong = await svg.evaluate((el) => {
    const said = document.getElementById(el.getAttribute('aria-describedby'))?.textContent ?? '';
    const box = el.viewBox.baseVal;
    const out = [...el.querySelectorAll('path')].filter((p) => {
      const b = p.getBBox();
      return !Number.isFinite(b.x) || b.x < -1 || b.y < -1 || b.x + b.width > box.width + 1 || b.y + b.height > box.height + 1;
    });
    return [said.trim() ? '' : 'no description', out.length ? `${out.length} shapes outside` : '',
      el.querySelectorAll('path').length ? '' : 'nothing drawn'].filter(Boolean);
  });
  assert.deepEqual(wrong, [], name);
}

test('a person: both chances, why, the curve', { server: sampleServer, widths: [390, 1280] }, async ({ page, address, server, width, shot }) => {
  await page.goto(`${address}people/${who(server, 'Okafor')}`);
  await page.getByRole('heading', { name: 'Will he answer?' }).waitFor();
  assert.match(tidy(await page.locator('.pair').innerText()), /If you write .*%.*If you wait/);
  // The points add up to what is shown.
  const points = await texts(page.locator('.terms th'));
  const numbers = points.map((p) => Number(p.replace('\u2212', '-')));
  const shown = numbers.pop();
  assert.equal(numbers.reduce((a, b) => a + b, 0), shown, points.join(' '));
  assert.match(tidy(await page.locator('.pair .say').first().innerText()), new RegExp(`About ${shown} %`));
  assert.match(await page.locator('.terms').innerText(), /not from medicine/);
  for (const row of (await texts(page.locator('.terms td'))).slice(1, -1)) assert.match(row, /\d|answer|message|write|touch/i);
  await drawn(page, 'Days in touch, week by week');
  await drawn(page, 'What waiting does');
  const days = await texts(page.locator('.ahead tbody tr'));
  assert.ok(days.length >= 3 && days.some((d) => /In 30 days/.test(d)) && days.some((d) => /In 90 days/.test(d)), days.join('\n'));
  await page.getByRole('heading', { name: 'Last touch' }).waitFor();
  await look(page, width, 'person');
  await shot('readiness-person');
  // Thin evidence: words, no digits.
  await page.goto(`${address}people/${who(server, 'Goldberg')}`);
  assert.doesNotMatch(await page.locator('.pair .say').first().innerText(), /%|\d{2}/);
  assert.ok((await texts(page.locator('.terms th'))).every((t) => /^(for|against|Together)$/.test(t)));
  await look(page, width, 'thin evidence');
});

async function correct({ page, address, server, width, shot }) {
  const id = who(server, 'Okafor');
  await page.goto(`${address}people/${id}`);
  const before = tidy(await page.locator('.pair').innerText());
  await page.getByRole('button', { name: "I know they'd answer" }).click();
  await page.getByText('You said that they would answer.').waitFor();
  assert.equal(tidy(await page.locator('.pair').innerText()), before, 'what is pinned is not counted in');
  await look(page, width, 'pinned');
  await shot('readiness-pinned');
  await page.getByRole('button', { name: "Don't count on it" }).click();
  await page.getByText('You said not to count on them.').waitFor();
  await page.getByRole('button', { name: 'Clear this' }).click();
  await page.getByText('You may know better.').waitFor();
  // Leaving an entry out, and counting it again.
  const weeks = tidy(await page.locator('#ready figcaption').first().innerText());
  await page.getByRole('button', { name: /^Leave out/ }).first().click();
  await page.getByText('Left out of readiness.').waitFor();
  assert.notEqual(tidy(await page.locator('#ready figcaption').first().innerText()), weeks);
  await look(page, width, 'left out');
  await page.getByRole('button', { name: 'Count it again' }).click();
  await page.getByText('Left out of readiness.').waitFor({ state: 'detached' });
  assert.equal(tidy(await page.locator('#ready figcaption').first().innerText()), weeks);
}
test('corrections', { server: sampleServer, widths: [390, 1280] }, correct);
test('corrections without script', { server: sampleServer, widths: [390], script: false }, correct);

async function ask({ page, address, server, width, shot }) {
  writeTo(server, 'Okafor', '2027-07-20'); // a silence of three weeks begins: his later entries go
  writeTo(server, 'Petrov', '2027-07-20');
  await page.goto(`${address}?all=1`);
  const row = page.locator('.turns > li').filter({ hasText: 'Did they answer?' }).filter({ hasText: 'Petrov' });
  await row.waitFor();
  for (const name of ['Yes', 'No', 'Later']) await row.getByRole('button', { name, exact: true }).waitFor();
  await look(page, width, 'the question');
  await row.screenshot({ path: (await import('node:path')).join(process.env.WELLMET_SHOTS ?? (await import('node:os')).tmpdir(), `readiness-ask-${width}.png`) });
  await row.getByRole('button', { name: 'Later', exact: true }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();
  await row.getByRole('button', { name: 'No', exact: true }).click();
  await page.getByText('Noted that no answer came').waitFor();
  await row.waitFor({ state: 'detached' });
  await page.goto(`${address}people/${who(server, 'Petrov')}`);
  await page.getByText('Your last message went unanswered.').waitFor();
  await shot('readiness-ignored');
}
test('did they answer?', { server: sampleServer, widths: [390, 1280] }, ask);

test('Today says what writing and waiting do', { server: sampleServer, widths: [390, 1280] }, async ({ page, address, width, shot }) => {
  await page.goto(`${address}?all=1`);
  const rows = await texts(page.locator('.turns > li').filter({ has: page.locator('.odds') }));
  assert.ok(rows.length > 0, 'rows with both chances');
  assert.ok(rows.some((r) => /If you write/.test(r) && /If you wait/.test(r)), rows[0]);
  await look(page, width, 'Today');
  await shot('readiness-today');
});

test('lists by readiness', { server: sampleServer, widths: [390, 1280] }, async ({ page, address, width, shot }) => {
  await page.goto(`${address}people`);
  assert.ok((await texts(page.locator('.rows .chance'))).some((t) => /^If you write: /.test(t)));
  await page.getByRole('link', { name: 'most faded first' }).click();
  await look(page, width, 'by fall');
  await shot('readiness-people');
  await page.getByRole('link', { name: /readiness/ }).click();
  await page.getByRole('link', { name: 'A good chance' }).click();
  await page.getByRole('heading', { name: 'People, A good chance' }).waitFor();
  const all = await page.locator('.rows > li').count();
  assert.ok(all > 0);
  await page.goto(`${address}people?overdue=1`);
  await page.getByRole('heading', { name: 'People, overdue' }).waitFor();
  await look(page, width, 'overdue');
});

async function insights({ page, address, server, width, shot, dark }) {
  writeTo(server, 'Petrov', '2027-07-20');
  wellmet(server, 'answered', 'Petrov', 'no');
  await page.goto(address);
  await page.locator(width < 600 ? '.more' : '.nav').getByRole('link', { name: 'Insights' }).click();
  await page.getByRole('heading', { name: 'Insights', level: 1 }).waitFor();
  await drawn(page, 'Contacts, week by week');
  await drawn(page, 'Forecasts and what came of them');
  const said = tidy(await page.locator('#hold .said-by').innerText());
  assert.match(said, /\d/, said);
  // The table has the counts that the sentence rests on.
  const bins = await page.locator('#hold tbody tr').evaluateAll((rows) => rows.map((r) => [...r.cells].map((c) => c.textContent.trim())));
  assert.equal(bins.length, 5);
  const n = bins.reduce((sum, b) => sum + Number(b[1]), 0);
  assert.match(tidy(await page.locator('#hold').innerText()), new RegExp(`rests on ${n} messages`));
  assert.equal(await page.locator('#ahead tbody tr').count() > 0, true);
  await look(page, width, 'Insights');
  await shot(`insights${dark ? '-dark' : ''}`);
  await page.getByLabel('Another day').fill('2028-06-01');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('heading', { name: /Ready on 1 June 2028/ }).waitFor();
}
test('insights', { server: sampleServer, widths: [390, 1280] }, insights);
test('insights in the dark, without script', { server: sampleServer, widths: [390], dark: true, script: false }, insights);

test('nothing noted yet', { widths: [390] }, async ({ page, address, server, width, shot }) => {
  wellmet(server, 'add', 'Dr Ruth Abernathy');
  await page.goto(`${address}insights`);
  await page.getByText('Too early to say').waitFor();
  await page.getByText('Nobody is drifting').waitFor();
  await look(page, width, 'empty Insights');
  await shot('insights-empty');
  await page.goto(`${address}people/${who(server, 'Abernathy')}`);
  await page.getByText('Nothing is known of them yet.').waitFor();
  assert.equal(await page.locator('#ready svg').count(), 0);
  await look(page, width, 'somebody new');
});

await run();
