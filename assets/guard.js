// SPDX-License-Identifier: Apache-2.0
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
