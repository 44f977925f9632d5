// SPDX-License-Identifier: Apache-2.0
// What every page must keep, looked at in the page itself: names for all that can be used, one h1,
// landmarks, contrast (WCAG 2.2 AA), places for a thumb. `inspect(page, { touch })` returns what is
// wrong, as sentences; an empty list is a good page.

/** Runs in the page. */
function look({ touch }) {
  const wrong = [];
  const say = (what, el) => {
    const text = (el?.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    const where = el ? ` <${el.tagName.toLowerCase()}${el.id ? `#${el.id}` : ''}${el.className?.baseVal === undefined && el.className ? `.${String(el.className).replace(/\s+/g, '.')}` : ''}> ${text}` : '';
    wrong.push(what + where);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (el) => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  // Kept for screen readers alone, or waiting above the window (the skip link).
  const tucked = (el) => {
    const r = el.getBoundingClientRect();
    return el.closest('.vh') || r.bottom + scrollY <= 0 || r.width <= 1;
  };

  function structure() {
    if (!document.documentElement.lang) say('the page names no language');
    if (!document.title.trim()) say('the page has no title');
    const h1 = all('h1').filter(shown);
    if (h1.length !== 1) say(`the page has ${h1.length} headings of the first level`);
    if (all('main').length !== 1) say('the page has not exactly one main part');
    let level = 0;
    for (const h of all('h1, h2, h3, h4, h5, h6').filter(shown)) {
      const n = Number(h.tagName[1]);
      // Side notes follow the main part and start over at the second level.
      if (n > level + 1 && level) say(`a heading jumps from level ${level} to ${n}:`, h);
      if (!h.textContent.trim()) say('a heading is empty:', h);
      level = n;
    }
    const navs = all('nav').map((n) => n.getAttribute('aria-label') ?? '');
    if (navs.some((n) => !n) || new Set(navs).size !== navs.length) say('navigations need names of their own');
    const skip = document.querySelector('a[href^="#"]');
    if (!skip || !document.querySelector(skip.getAttribute('href'))) say('the first link does not lead to the page');
  }

  function references() {
    const ids = all('[id]').map((el) => el.id);
    for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) say(`the id ${id} is there twice`);
    for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for', 'list', 'form'])
      for (const el of all(`[${name}]`))
        for (const id of el.getAttribute(name).split(/\s+/))
          if (!document.getElementById(id)) say(`${name} points to #${id}, which is not there:`, el);
  }

  const nameOf = (el) => (el.getAttribute('aria-label') ?? '').trim()
    || [...(el.labels ?? [])].map((l) => l.textContent.trim()).join(' ')
    || (el.matches('input, select, textarea') ? '' : el.textContent.trim())
    || [...el.querySelectorAll('img[alt]')].map((i) => i.alt).join(' ');

  function names() {
    for (const el of all('input:not([type=hidden]), select, textarea, button, a[href], summary'))
      if (!nameOf(el)) say('nothing says what this is:', el);
    for (const img of all('img')) if (!img.hasAttribute('alt')) say('a picture has no alt:', img);
    for (const svg of all('svg')) if (!svg.ariaHidden && !svg.getAttribute('aria-label')) say('a drawing is not hidden and has no name:', svg);
    for (const set of all('fieldset')) if (!set.querySelector('legend')) say('a group of fields has no legend:', set);
    for (const th of all('th')) if (!th.textContent.trim() && !th.ariaLabel) say('a heading of a table is empty:', th);
    for (const el of all('[role=button], [tabindex]')) if (el.tabIndex > 0) say('it changes the order of the tab key:', el);
  }

  function places() {
    for (const el of all('button, summary, select, textarea, input:not([type=hidden]), a[href]')) {
      if (!shown(el) || tucked(el)) continue;
      if (el.tagName === 'A' && getComputedStyle(el).display === 'inline') continue; // in a sentence
      const box = el.matches('[type=checkbox], [type=radio]') ? el.closest('label') ?? el : el;
      const r = box.getBoundingClientRect();
      if (r.height < 43.5 || r.width < 43.5) say(`${Math.round(r.width)}×${Math.round(r.height)} px is small for a thumb:`, el);
    }
  }

  const parse = (css) => {
    const n = css.match(/[\d.]+/g).map(Number);
    return { rgb: n.slice(0, 3), a: n.length > 3 ? n[3] : 1 };
  };
  const over = (top, below) => top.rgb.map((v, i) => v * top.a + below[i] * (1 - top.a));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (x, y) => {
    const [a, b] = [light(x), light(y)].sort((p, q) => q - p);
    return (a + 0.05) / (b + 0.05);
  };
  function ground(el) {
    const layers = [];
    for (let e = el; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    const root = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
    return layers.reduceRight((below, layer) => over(layer, below), root);
  }

  function contrast() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const el = node.parentElement;
      if (!node.data.trim() || seen.has(el) || !shown(el) || tucked(el) || el.closest('script, style, option, datalist')) continue;
      seen.add(el);
      const style = getComputedStyle(el), below = ground(el);
      const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
      const got = ratio(over(parse(style.color), below), below);
      if (got < (large ? 3 : 4.5)) say(`contrast ${got.toFixed(2)} is too low:`, el);
      if (size < 12) say(`letters of ${size} px are too small:`, el);
    }
    for (const el of all('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea, .btn:not(.word)').filter(shown)) {
      const style = getComputedStyle(el), border = parse(style.borderBottomColor), below = ground(el.parentElement);
      const fill = parse(style.backgroundColor);
      const got = Math.max(ratio(over(border, below), below), ratio(over(fill, below), below));
      if (got < 3) say(`the edge of a control has contrast ${got.toFixed(2)}:`, el);
    }
  }

  structure();
  references();
  names();
  if (touch) places();
  contrast();
  return wrong;
}

/** What is wrong with the page as it is shown now. */
export function inspect(page, { touch = false } = {}) {
  return page.evaluate(look, { touch });
}
