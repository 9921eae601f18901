// Appointments without leaving the day: one opens beside it, its forms are sent in the background, and what happens to it is
// noted with one click. All of it is links and forms that work without this file, and what they answer is what is shown here.
{
  const live = document.querySelector('[data-live]');
  const panel = document.querySelector('dialog.side');
  const body = panel?.querySelector('[data-panel-body]');
  const steps = document.getElementById('steps');
  const wide = matchMedia('(min-width: 60rem)');
  /** What was being typed about an appointment that was left, by its address. */
  const drafts = new Map();
  let shown;
  let asked = 0;

  const reference = (href) => /^\/staff\/visits\/([\w-]+)/.exec(new URL(href, location.href).pathname)?.[1];
  const cards = () => [...live.querySelectorAll('a[href^="/staff/visits/"]')];
  const cardOf = (href) => cards().find((card) => reference(card.href) === reference(href));
  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');
  const isSignIn = ({ redirected, url }) => redirected && new URL(url).pathname.startsWith('/staff/sign-in');

  const markOpen = () => {
    const open = panel.open && reference(shown);
    for (const card of cards()) {
      if (open && reference(card.href) === open) card.setAttribute('aria-current', 'true');
      else card.removeAttribute('aria-current');
    }
  };

  const isTyped = () =>
    [...body.querySelectorAll('textarea, input:not([type=radio], [type=checkbox], [type=hidden])')].some(
      (field) => field.value !== field.defaultValue,
    );
  const keepTyped = () => {
    if (isTyped()) drafts.set(shown, [...body.childNodes]);
  };

  // -- the panel ----------------------------------------------------------------------------------------------------
  const open = (href) => {
    if (panel.open) keepTyped();
    shown = href;
    const address = `#${reference(href)}`;
    if (panel.open) history.replaceState(history.state, '', address);
    else {
      if (location.hash !== address) history.pushState({ panel: true }, '', address);
      if (wide.matches) panel.show();
      else panel.showModal();
      document.documentElement.classList.add('with-panel');
    }
    markOpen();
    if (drafts.has(href)) {
      body.replaceChildren(...drafts.get(href));
      drafts.delete(href);
      focusIn();
    } else void ask(href);
  };

  /** The main part of a page, where its address would have led. A form that found nobody signed in is sent as without script. */
  const ask = async (href, request, form) => {
    const turn = ++asked;
    panel.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(href, request);
      if (turn !== asked) return;
      if (isSignIn(answer)) {
        if (form) form.submit();
        else location.assign(href);
        return;
      }
      const page = await parsed(answer);
      const content = page.querySelector('[data-panel]');
      if (!content && answer.ok) {
        location.assign(answer.url);
        return;
      }
      if (content && reference(answer.url)) shown = answer.url;
      body.replaceChildren(...(content ? [content] : page.querySelector('main').childNodes));
      focusIn();
    } catch {
      if (form) delete form.dataset.sent;
      for (const button of body.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
      say(panel.dataset.offline);
    } finally {
      if (turn === asked) panel.removeAttribute('aria-busy');
    }
    if (request) live.dispatchEvent(new Event('renew'));
  };

  /** Where one goes on: at what is to be chosen, at what happened, or at the name. */
  const focusIn = () => {
    const first = body.querySelector('[data-first]') ?? body.querySelector('[data-focus]') ?? body.querySelector('h1');
    if (first?.matches('h1')) first.tabIndex = -1;
    first?.focus({ preventScroll: true });
    panel.scrollTop = 0;
  };

  panel?.addEventListener('close', () => {
    keepTyped();
    body.replaceChildren();
    document.documentElement.classList.remove('with-panel');
    markOpen();
    if (history.state?.panel) history.back();
    else if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    (cardOf(shown) ?? live.querySelector('.diary'))?.focus({ preventScroll: true });
  });
  panel?.querySelector('[data-close]').addEventListener('click', () => panel.close());
  addEventListener('popstate', () => {
    if (panel.open && !location.hash) panel.close();
    else if (!panel.open) openAddressed();
  });
  const openAddressed = () => {
    const { origin, hash } = location;
    if (/^#[A-Z0-9]{8}$/.test(hash)) open(`${origin}/staff/visits/${hash.slice(1)}`);
  };

  const opensHere = (event) => {
    const link = event.target.closest('a[href^="/staff/visits/"]');
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    return plain && !event.defaultPrevented && link;
  };
  for (const place of [live, body])
    place?.addEventListener('click', (event) => {
      const link = opensHere(event);
      if (!link) return;
      event.preventDefault();
      open(link.href);
    });
  live?.addEventListener('open-visit', ({ detail }) => {
    open(new URL(detail, location.href).href);
  });

  body?.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    const action = submitter?.getAttribute('formaction') ?? form.action;
    if (form.dataset.sent) return event.preventDefault();
    if (!reference(action) && !action.includes('/staff/undelivered/')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    if (form.method === 'get') void ask(`${action.split('?')[0]}?${fields}`);
    else void ask(action, { method: 'POST', body: fields }, form);
  });

  // -- what happens to an appointment -------------------------------------------------------------------------------
  const say = (text) => live.querySelector('.news').replaceChildren(text);

  /** Notes it in the background; the answer is the day as it is then. */
  const send = async (action, fields) => {
    const body = new URLSearchParams({ back: steps.elements.back.value, ...fields });
    try {
      const answer = await fetch(action, { method: 'POST', body });
      if (isSignIn(answer)) return location.reload();
      const page = await parsed(answer);
      if (page.getElementById('diary')) live.dispatchEvent(new CustomEvent('answered', { detail: page }));
      else {
        // A blocked time was given back: that has a page of its own, and all that is to be seen of it here is the day.
        say(answer.ok ? panel.dataset.unblocked : page.querySelector('main').textContent);
        live.dispatchEvent(new Event('renew'));
      }
      if (panel.open && reference(action) === reference(shown) && !isTyped()) await ask(shown.split('?')[0]);
    } catch {
      say(panel.dataset.offline);
    }
  };
  live?.addEventListener('note', ({ detail: { visit, step } }) => {
    if (visit.dataset.steps?.split(' ').includes(step))
      void send(`/staff/visits/${visit.dataset.visit}/steps`, { step });
    else say(panel.dataset.notNow);
  });
  live?.addEventListener(
    'change-room',
    ({ detail: { visit, room } }) => void send(`/staff/visits/${visit.dataset.visit}/room`, { room }),
  );
  live?.addEventListener('say', ({ detail }) => say(detail));
  live?.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (form.method !== 'post') return;
    event.preventDefault();
    event.stopPropagation();
    const fields = Object.fromEntries(new FormData(form));
    if (submitter?.name) fields[submitter.name] = submitter.value;
    void send(submitter?.getAttribute('formaction') ?? form.action, fields);
  });
  live?.addEventListener('renewed', markOpen);

  if (panel) openAddressed();
}
