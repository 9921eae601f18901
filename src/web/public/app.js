// Everything works without this file. It only makes things quicker.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// A second click while the first is on its way does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  // What opens beside the page leaves the form to be sent.
  if (form.method !== 'post' || event.submitter?.formTarget) return;
  form.dataset.sent = 'yes';
  if (event.submitter?.matches('[data-once]')) event.submitter.setAttribute('aria-busy', 'true');
});
// A page with tabs opens again at the one that a form was sent from: what follows the # is kept over the answer.
document.addEventListener('submit', ({ target: form, submitter }) => {
  if (location.hash && form.closest('.tabbed') && !submitter?.hasAttribute('formaction'))
    form.action = new URL(location.hash, form.action).href;
});
// The back button shows a page as it was left: let it be sent again, the key in it keeps it to one effect.
addEventListener('pageshow', () => {
  for (const form of all('form')) delete form.dataset.sent;
  for (const button of all('[aria-busy]')) button.removeAttribute('aria-busy');
});

// Some forms bring a proof of a little work, found while somebody reads or types; without it they are taken less often.
// One is enough for a page: only one of its forms is sent. Whoever is quicker than the work waits for it, a moment at most.
const proven = all('form[data-proof]');
if (proven.length > 0) {
  const worker = new Worker(proven[0].dataset.proof);
  const found = new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => {
      for (const form of proven)
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'proof', value: data }));
      worker.terminate();
      resolve();
    });
  });
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !proven.includes(form) || form.elements.proof || form.dataset.waited) return;
    event.preventDefault();
    form.dataset.waited = 'yes';
    const send = () => {
      delete form.dataset.sent;
      form.requestSubmit(submitter);
    };
    // More work than usual is asked for where nothing else will do.
    const patience = form.dataset.proof.includes('#') ? 120_000 : 3000;
    void Promise.race([found, new Promise((resolve) => setTimeout(resolve, patience))]).then(send);
  });
}

// "/" goes to the search. Whoever turned the keys off in the diary has none of them anywhere.
const search = document.querySelector('[data-slash]');
document.addEventListener('keydown', (event) => {
  if (!search || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, select, textarea') || localStorage.getItem('diary-keys') === 'off') return;
  event.preventDefault();
  search.select();
});

// After a refused form the reader starts at what went wrong, or at what the form found out.
document.querySelector('[data-focus][role=alert], form [data-focus]')?.focus();

// The chosen day is in sight, without moving the page.
const strip = document.querySelector('.days ul');
const day = strip?.querySelector('[aria-current]');
if (day) strip.scrollLeft = day.offsetLeft - strip.offsetLeft - (strip.clientWidth - day.offsetWidth) / 2;

// The button says which time it takes.
const button = document.querySelector('button[form=times]');
const say = () => {
  const chosen = document.querySelector('input[name=start]:checked');
  if (!button || !chosen) return;
  button.textContent = button.dataset.says.replace('*', chosen.dataset.short);
  if (elsewhere) hint(chosen.value);
};
// Whoever looks from another time zone is told what their own clock will show.
const elsewhere = document.querySelector('[data-elsewhere]');
const hint = (iso) => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const there = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const format = { weekday: 'long', hour: 'numeric', minute: '2-digit' };
  const here = new Date(iso);
  elsewhere.textContent =
    there === -here.getTimezoneOffset()
      ? ''
      : elsewhere.dataset.elsewhere.replace('*', here.toLocaleString(document.documentElement.lang, format));
};
document.addEventListener('change', say);
addEventListener('pageshow', say);

// Adding something keeps the place on the page.
const kept = sessionStorage.getItem('stay');
sessionStorage.removeItem('stay');
if (kept) scrollTo(0, Number(kept));
for (const link of all('a[data-stay], .days a'))
  link.addEventListener('click', () => sessionStorage.setItem('stay', String(scrollY)));

// Another language keeps what was typed on this page so far; it is held no longer than until that page is there. So does a form
// that nobody has read, because it was too much or too many came at once: whoever goes back to it finds it as it was sent.
const typed = JSON.parse(sessionStorage.getItem('typed'));
const isBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
if (!document.querySelector('[data-unsent]')) sessionStorage.removeItem('typed');
if (typed?.path === location.pathname && (isBack || !typed.sent))
  for (const [id, value] of typed.fields) {
    const field = document.getElementById(id);
    if (field?.value === field?.defaultValue) field.value = value;
  }
const textIn = (part) =>
  all(':is(input, textarea)[id]:not([type=password], [type=radio], [type=checkbox], [type=hidden], [type=file])', part);
const keep = (fields, sent) => {
  const entries = fields.map(({ id, value }) => [id, value]);
  sessionStorage.setItem('typed', JSON.stringify({ path: location.pathname, sent, fields: entries }));
};
for (const link of all('a[data-language]'))
  link.addEventListener('click', () =>
    keep(textIn(document.querySelector('main')).filter((field) => field.value !== field.defaultValue)),
  );
let leaving;
document.addEventListener(
  'submit',
  ({ target: form }) => (leaving = form.method === 'post' ? textIn(form) : undefined),
);
addEventListener('pagehide', () => leaving?.length && keep(leaving, true));

// Add-ons that do not go with the chosen treatment step aside.
const treatment = document.querySelector('.finder [name=treatment]');
treatment?.addEventListener('change', () => {
  const choices = all('[data-goes-with]');
  for (const choice of choices) {
    choice.hidden = !choice.dataset.goesWith.split(' ').includes(treatment.value);
    if (choice.hidden) choice.querySelector('input').checked = false;
  }
  choices[0].closest('fieldset').hidden = choices.every((choice) => choice.hidden);
});

// A long list narrows while typing.
const filter = document.querySelector('[data-filter]');
if (filter) {
  const people = all('[data-search]');
  const status = filter.querySelector('[data-filter-count]');
  filter.hidden = false;
  filter.querySelector('input').addEventListener('input', (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/);
    for (const person of people) person.hidden = !words.every((word) => person.dataset.search.includes(word));
    const shown = people.filter((person) => !person.hidden).length;
    status.textContent = status.dataset.filterCount.replace('*', shown).replace('*', people.length);
  });
}

// How long a time is still kept, said once a minute.
const left = document.querySelector('[data-left-until]');
if (left) {
  const until = Date.parse(left.dataset.leftUntil);
  const tick = () => {
    const minutes = Math.max(0, Math.ceil((until - Date.now()) / 60000));
    // Every minute would be too much for those who listen; the last two are worth hearing.
    if (minutes <= 2) left.setAttribute('role', 'status');
    left.textContent = left.dataset.says.replace(
      '*',
      new Intl.NumberFormat(document.documentElement.lang, {
        style: 'unit',
        unit: 'minute',
        unitDisplay: 'long',
      }).format(minutes),
    );
    if (minutes > 0) setTimeout(tick, 60000);
  };
  tick();
}

// How many seconds something can still be undone.
const undo = document.querySelector('[data-seconds-left]');
if (undo) {
  // From when the page came: the reader's own clock may be wrong.
  const tick = () => {
    const seconds = Math.max(0, Math.ceil(undo.dataset.secondsLeft - performance.now() / 1000));
    undo.textContent = undo.dataset.says.replace('*', seconds);
    if (seconds > 0) setTimeout(tick, 1000);
    else undo.closest('form').hidden = true;
  };
  tick();
}

for (const print of all('[data-print]')) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

// An address that is shown once is copied with one press. It is selected too, should the browser not allow that.
for (const copy of all('[data-copy]')) {
  // There is no clipboard on plain http.
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', () => {
    const address = document.getElementById(copy.dataset.copy);
    const status = copy.parentElement.querySelector('[role=status]');
    const said = (text) => () => (status.textContent = text);
    address.select();
    navigator.clipboard.writeText(address.value).then(said(copy.dataset.says), said(''));
  });
}
