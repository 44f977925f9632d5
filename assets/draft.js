// SPDX-License-Identifier: Apache-2.0
// A draft while it is changed: words counted, the mail link kept in step, the text copied. Without
// this, Look again does the first two, and the text can be selected.

const form = document.getElementById('draft');
const subject = document.getElementById('d-subject');
const body = document.getElementById('d-body');
const words = document.getElementById('d-words');
const mail = document.getElementById('d-mail');
const said = document.getElementById('d-said');
const longest = 1900; // as in src/codec/mailto.h

const encode = (s) => encodeURIComponent(s).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

// As src/codec/mailto.c writes it.
function link() {
  const to = form.dataset.draft.split('@').map(encode).join('@');
  const short = `mailto:${to}?subject=${encode(subject.value)}`;
  const whole = `${short}&body=${encode(body.value.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length > longest ? short : whole;
}

function follow() {
  const n = body.value.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
  words.textContent = `${n} words`;
  mail.href = link();
}
body.addEventListener('input', follow);
subject.addEventListener('input', follow);
form.querySelector('#d-note').hidden = true;
follow();

document.getElementById('d-copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(body.value);
    said.textContent = 'Copied.';
  } catch {
    body.focus();
    body.select();
    said.textContent = 'Selected: copy it with the keyboard or the menu.';
  }
});

// Another situation begins at once.
for (const select of document.querySelectorAll('select[data-submits]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}
