// SPDX-License-Identifier: Apache-2.0
// What pages gain with a script; all of them work without it. Nothing here builds markup: what is
// shown comes from the server's templates.

const typing = (el) => el.closest('input, textarea, select, [contenteditable]');

// The key / goes to the search box, of this page or of the search page.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  const box = document.querySelector('input[type=search]');
  if (box) box.focus();
  else location.assign('/search');
});

// Calls `act` once typing pauses, with a signal that the next call aborts.
function paused(act, ms) {
  let timer, control;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (control) control.abort();
      control = new AbortController();
      act(control.signal, ...args).catch((error) => {
        if (error.name !== 'AbortError' && !(error instanceof TypeError)) console.error(error); // TypeError: the page was left
      });
    }, ms);
  };
}

// Replaces an element's children by the server's fragment.
async function fill(el, url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: 'text/html' } });
  if (answer.redirected) return location.reload(); // the login has ended
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  el.replaceChildren(...page.body.childNodes);
}

// Search as you type.
for (const box of document.querySelectorAll('input[data-results]')) {
  const results = document.getElementById(box.dataset.results);
  const find = paused(async (signal) => {
    const query = new URLSearchParams({ q: box.value });
    await fill(results, `/search/results?${query}`, signal);
    history.replaceState(null, '', `/search?${query}`);
  }, 120);
  box.addEventListener('input', () => find());
  if (!box.value) box.focus();
}

// Names as you type, in forms. Of several names with commas between, the last one is looked up.
for (const box of document.querySelectorAll('input[data-names]')) {
  const list = document.getElementById(box.getAttribute('list'));
  const find = paused(async (signal) => {
    const last = box.value.split(',').pop().trim();
    if (last.length < 2) return;
    await fill(list, `/search/names?${new URLSearchParams({ kind: box.dataset.names, q: last })}`, signal);
    const before = box.value.slice(0, box.value.lastIndexOf(',') + 1);
    if (before) for (const option of list.children) option.value = `${before} ${option.value}`;
  }, 150);
  box.addEventListener('input', () => find());
}

// The line with Undo belongs to the moment: a reload or a bookmark does not bring it back.
const here = new URL(location.href);
if (here.searchParams.has('done') || here.searchParams.has('said')) {
  here.searchParams.delete('done');
  here.searchParams.delete('said');
  history.replaceState(null, '', here);
}

// What only a script can do is there only with one.
for (const el of document.querySelectorAll('[data-script]')) el.hidden = false;

// Shows what is typed into the field of a password.
for (const box of document.querySelectorAll('input[data-shows]')) {
  const field = document.getElementById(box.dataset.shows);
  box.addEventListener('change', () => { field.type = box.checked ? 'text' : 'password'; });
  field.form.addEventListener('submit', () => { field.type = 'password'; });
}

// Copies a link or a token that is shown once. Where the browser does not allow it, it is selected.
for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  const said = document.getElementById(`${button.dataset.copy}-said`);
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = 'Copied. It is shown only now, and kept nowhere.';
    } catch {
      said.textContent = 'Selected: copy it with the keyboard or the menu.';
    }
  });
}

for (const button of document.querySelectorAll('button[data-print]')) button.addEventListener('click', () => print());

// A form is sent once.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = '1';
});
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Fields in which patients may be described, or messages to programs: while somebody writes, this
// computer's own server is asked what to look at again, and its answer is shown below the field.
// Nothing is saved by it and nothing goes anywhere else. Pages work without it.

for (const field of document.querySelectorAll('[data-guard]')) {
  const below = document.getElementById(`${field.id}-look`);
  const csrf = field.form?.querySelector('input[name=csrf]') ?? document.querySelector('input[name=csrf]');
  if (!below || !csrf) continue;
  let timer;
  let control;

  async function look() {
    control?.abort();
    control = new AbortController();
    const body = new URLSearchParams({ csrf: csrf.value, text: field.value, guard: field.dataset.guard });
    if (field.dataset.guardTo) body.set('to', field.dataset.guardTo);
    const answer = await fetch('/guard/look', { method: 'POST', body, signal: control.signal });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    below.replaceChildren(...page.body.childNodes);
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      look().catch((error) => {
        if (error.name !== 'AbortError' && !(error instanceof TypeError)) console.error(error); // TypeError: the page was left
      });
    }, 400);
  });
}
