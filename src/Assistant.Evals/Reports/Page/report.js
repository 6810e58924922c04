
'use strict';
// Filters, deep links and printing. Without it the page shows everything.
const form = document.querySelector('.filters');
const cases = [...document.querySelectorAll('.case')];
const words = new Map();

function textOf(found) {
  if (!words.has(found)) words.set(found, found.textContent.toLowerCase());
  return words.get(found);
}

// Policies and intents hold several names with spaces between them.
function fits(found, field, wanted) {
  if (field === 'text') return wanted.toLowerCase().split(/\s+/).every(word => textOf(found).includes(word));
  return (found.dataset[field] ?? '').split(' ').includes(wanted);
}

function apply() {
  const wanted = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
  let shown = 0;
  for (const found of cases) {
    found.hidden = !wanted.every(([field, value]) => fits(found, field, value.trim()));
    if (!found.hidden) shown++;
  }
  form.querySelector('output').textContent = `${shown} of ${cases.length} conversations shown`;
}

function openLinked() {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!found?.matches('.case')) return;
  if (found.hidden) { form.reset(); apply(); }
  found.open = true;
  found.scrollIntoView();
  found.querySelector('summary').focus({ preventScroll: true });
}

form.hidden = false;
form.addEventListener('input', apply);
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('reset', () => setTimeout(apply));
form.querySelector('[data-open]').addEventListener('click', () => {
  for (const found of cases) if (!found.hidden) found.open = true;
});
for (const link of document.querySelectorAll('[data-field]')) {
  link.addEventListener('click', () => {
    form.reset();
    form.elements[link.dataset.field].value = link.dataset.value;
    apply();

  });
}
addEventListener('hashchange', openLinked);

let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')].filter(found => !found.matches('.case[data-outcome=passed]'));
  for (const found of opened) found.open = true;
});
addEventListener('afterprint', () => { for (const found of opened) found.open = false; });

apply();
openLinked();
