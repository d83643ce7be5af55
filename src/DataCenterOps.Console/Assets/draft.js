// Tells what is wrong with a draft as one types. Without it the page's buttons tell the same.
const form = document.querySelector('form[data-check]');
const text = form.elements.text;
const gutter = form.querySelector('[data-gutter]');
const told = form.querySelector('[data-told]');
const pause = 400;
let wrong = new Set();
let running = null;
let waiting = 0;

// One text for each run of sound lines: a pack has thousands of lines, and they are counted at every key.
let numbered = '';
const number = () => {
  const count = text.value.split('\n').length;
  const marked = [...wrong].filter((line) => line <= count).sort((a, b) => a - b);
  const key = `${count}:${marked}`;
  if (key !== numbered) {
    numbered = key;
    const parts = [];
    let next = 1;
    for (const line of marked) {
      parts.push(run(next, line - 1), Object.assign(document.createElement('mark'), { textContent: String(line) }), '\n');
      next = line + 1;
    }
    gutter.replaceChildren(...parts, run(next, count));
  }
  gutter.scrollTop = text.scrollTop;
};

const run = (first, last) => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${first + i}\n`).join('');

const goTo = (line) => {
  const lines = text.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  text.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(text).lineHeight));
};

const tell = ({ count, errors }) => {
  wrong = new Set(errors.map((error) => error.line));
  number();
  const list = document.createElement('ul');
  for (const error of errors) {
    const item = document.createElement('li');
    const place = document.createElement('button');
    place.type = 'button';
    place.dir = 'ltr';
    place.textContent = `${error.line}:${error.column}`;
    place.addEventListener('click', () => goTo(error.line));
    const message = document.createElement('bdi');
    message.dir = 'ltr';
    message.className = 'code';
    message.textContent = `${error.path ? `${error.path}: ` : ''}${error.message}`;
    item.append(place, ' ', message);
    list.append(item);
  }
  const head = document.createElement('p');
  head.textContent = count === 0 ? told.dataset.sound : `${told.dataset.wrong} ${count}`;
  told.replaceChildren(head, ...(count === 0 ? [] : [list]));
};

const check = async () => {
  running?.abort();
  running = new AbortController();
  const asked = running;
  try {
    const answer = await fetch(form.dataset.check, { method: 'POST', body: new FormData(form), signal: asked.signal });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    tell(await answer.json());
  } catch {
    // Overtaken by what was typed meanwhile: that is told of next.
    if (!asked.signal.aborted) {
      told.textContent = told.dataset.failed;
    }
  }
};

gutter.hidden = false;
text.wrap = 'off';
text.addEventListener('scroll', () => { gutter.scrollTop = text.scrollTop; });
text.addEventListener('input', () => {
  number();
  clearTimeout(waiting);
  waiting = setTimeout(check, pause);
});
number();
check();
