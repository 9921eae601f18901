// Appointments and time off without leaving the day: one opens beside it, its forms are sent in the background, and what happens to it is
// noted with one click. All of it is links and forms that work without this file, and what they answer is what is shown here.
{
  const live = document.querySelector('[data-live]');
  const panel = document.querySelector('dialog.side');
  const body = panel?.querySelector('[data-panel-body]');
  const stale = panel?.querySelector('[data-stale]');
  const steps = document.getElementById('steps');
  const wide = matchMedia('(min-width: 60rem)');
  /** What was being typed about an appointment that was left, by its address. */
  const drafts = new Map();
  let shown;
  let asked = 0;
  /** What the day said of the appointment when it was opened, or since. */
  let seen;

  const links = 'a[href^="/staff/visits/"], a.block, .for-all a';
  /** The reference of an appointment, or the id of time off. */
  const subject = (href) => {
    const { pathname, searchParams } = new URL(href, location.href);
    return /^\/staff\/visits\/([\w-]+)/.exec(pathname)?.[1] ?? searchParams.get('id');
  };
  const isOfHours = (href) => new URL(href, location.href).pathname.startsWith('/staff/hours/');
  const cards = () => [...live.querySelectorAll(links)];
  const cardOf = (href) => cards().find((card) => subject(card.href) === subject(href));
  const stampNow = () => cardOf(shown)?.closest('[data-stamp]')?.dataset.stamp;
  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html');
  /** What the panel shows of a page: the main part, but for pages that are no answer to what was asked here. */
  const contentOf = (page, href) =>
    page.querySelector('[data-panel]') ?? (isOfHours(href) ? page.querySelector('main:not(:has(.week-days))') : null);
  const isSignIn = ({ redirected, url }) => redirected && new URL(url).pathname.startsWith('/staff/sign-in');

  const markOpen = () => {
    const open = panel.open && subject(shown);
    for (const card of cards()) {
      if (open && subject(card.href) === open) card.setAttribute('aria-current', 'true');
      else card.removeAttribute('aria-current');
    }
  };

  const typed = () =>
    [...body.querySelectorAll('textarea, input:not([type=radio], [type=checkbox], [type=hidden])')].filter(
      (field) => field.value !== field.defaultValue,
    );
  const isChosen = () =>
    [...body.querySelectorAll('input, option')].some(
      (one) => (one.checked ?? one.selected) !== (one.defaultChecked ?? one.defaultSelected),
    );
  const keepTyped = () => {
    if (typed().length > 0) drafts.set(shown, [...body.childNodes]);
  };

  // -- the panel ----------------------------------------------------------------------------------------------------
  const appear = (href) => {
    if (panel.open) keepTyped();
    shown = href;
    stale.hidden = true;
    const address = `#${subject(href) ?? 'change'}`;
    if (panel.open) history.replaceState(history.state, '', address);
    else {
      if (location.hash !== address) history.pushState({ panel: true }, '', address);
      if (wide.matches) panel.show();
      else panel.showModal();
      document.documentElement.classList.add('with-panel');
    }
    markOpen();
    seen = stampNow();
  };
  const open = (href) => {
    appear(href);
    if (drafts.has(href)) {
      body.replaceChildren(...drafts.get(href));
      drafts.delete(href);
      focusIn();
    } else void ask(href);
  };

  /**
   * The main part of a page, where its address would have led. A form that found nobody signed in is sent as without script.
   * `quiet`: nobody asked for it, and whoever reads stays where they are.
   */
  const ask = async (href, { request, form, quiet } = {}) => {
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
      const content = contentOf(page, answer.url);
      if (!content && answer.ok) {
        location.assign(answer.url);
        return;
      }
      if (content && subject(answer.url)) shown = answer.url;
      const here = !quiet || body.contains(document.activeElement);
      put(content ?? page.querySelector('main'));
      if (here) focusIn();
    } catch {
      if (form) delete form.dataset.sent;
      for (const button of body.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
      say(panel.dataset.offline);
    } finally {
      if (turn === asked) panel.removeAttribute('aria-busy');
    }
    if (form) live.dispatchEvent(new Event('renew'));
  };

  const label = panel?.getAttribute('aria-label');
  const put = (content) => {
    body.replaceChildren(...(content.matches('main') ? content.childNodes : [content]));
    stale.hidden = true;
    panel.setAttribute('aria-label', isOfHours(shown) ? body.querySelector('h1').textContent : label);
  };

  /** Where one goes on: at what is to be chosen, at what happened, in the form for time off, or at the name. */
  const focusIn = () => {
    const first = ['[data-first]', '[data-focus]', '#from', 'h1'].map((one) => body.querySelector(one)).find(Boolean);
    if (first?.matches('h1')) first.tabIndex = -1;
    first?.focus({ preventScroll: true });
    panel.scrollTop = 0;
  };

  panel?.addEventListener('close', () => {
    keepTyped();
    body.replaceChildren();
    stale.hidden = true;
    document.documentElement.classList.remove('with-panel');
    markOpen();
    if (history.state?.panel) history.back();
    else if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    (cardOf(shown) ?? live.querySelector('.diary'))?.focus({ preventScroll: true });
  });
  panel?.addEventListener('click', (event) => {
    if (!event.target.closest('[data-close]')) return;
    event.preventDefault();
    panel.close();
  });
  addEventListener('popstate', () => {
    if (panel.open && !location.hash) panel.close();
    else if (!panel.open) openAddressed();
  });
  const openAddressed = () => {
    const { origin, hash } = location;
    if (/^#[A-Z0-9]{8}$/.test(hash)) open(`${origin}/staff/visits/${hash.slice(1)}`);
  };

  const opensHere = (event) => {
    const link = event.target.closest(links);
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
    const ofHours = isOfHours(action);
    if (!ofHours && !subject(action) && !action.includes('/staff/undelivered/')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (submitter?.name) fields.append(submitter.name, submitter.value);
    if (ofHours) void changeHours({ action, fields });
    else if (form.method === 'get') void ask(`${action.split('?')[0]}?${fields}`);
    else void ask(action, { request: { method: 'POST', body: fields }, form });
  });

  /** Whatever the day says of it now: shown at once, or offered where something is being typed or chosen. */
  live?.addEventListener('renewed', () => {
    markOpen();
    const now = panel.open ? stampNow() : seen;
    if (now === seen) return;
    seen = now;
    if (now && now === body.querySelector('[data-stamp]')?.dataset.stamp) return;
    stale.hidden = typed().length === 0 && !isChosen();
    if (stale.hidden) void renew();
  });
  const renew = () => ask(shown.split('?news')[0], { request: { headers: { 'x-by-itself': '1' } }, quiet: true });
  const renewTyped = async () => {
    const words = typed().map(({ name, value }) => [name, value]);
    await renew();
    for (const [name, value] of words) {
      const field = body.querySelector(`[name="${CSS.escape(name)}"]`);
      if (!field) continue;
      field.value = value;
      field.closest('details')?.setAttribute('open', '');
    }
    focusIn();
  };
  stale?.querySelector('button').addEventListener('click', () => void renewTyped());

  // -- what happens to an appointment -------------------------------------------------------------------------------
  const say = (...parts) => live.querySelector('.news').replaceChildren(...parts);

  /** Notes it in the background; the answer is the day as it is then. */
  const send = async (action, fields) => {
    const body = new URLSearchParams({ back: steps.elements.back.value, ...fields });
    try {
      const answer = await fetch(action, { method: 'POST', body });
      if (isSignIn(answer)) return location.reload();
      const page = await parsed(answer);
      if (page.getElementById('diary')) live.dispatchEvent(new CustomEvent('answered', { detail: page }));
      else say(page.querySelector('main').textContent);
    } catch {
      say(panel.dataset.offline);
    }
  };
  live?.addEventListener(
    'note',
    ({ detail: { visit, step } }) => void send(`/staff/visits/${visit.dataset.visit}/steps`, { step }),
  );
  live?.addEventListener(
    'change-room',
    ({ detail: { visit, room } }) => void send(`/staff/visits/${visit.dataset.visit}/room`, { room }),
  );

  /** What displaces nobody is saved at once, and comes with the way back; otherwise it is decided in the panel. */
  const changeHours = async ({ action, fields, refused }) => {
    try {
      const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) });
      if (isSignIn(answer)) return location.reload();
      const page = await parsed(answer);
      const content = contentOf(page, answer.url);
      const undo = page.querySelector('form[action$="/undo"]');
      const done = page.querySelector('[data-done]');
      if (answer.ok && done) {
        say(`${done.dataset.done}. ${done.textContent}`, ...(undo ? [undoing(undo)] : []));
        if (panel.open) panel.close();
      } else if (content) {
        appear(answer.url);
        put(content);
        focusIn();
      } else say(page.querySelector('.notice, main').textContent);
      if (!answer.ok || !undo) refused?.();
      live.dispatchEvent(new Event('renew'));
    } catch {
      refused?.();
      say(panel.dataset.offline);
    }
  };
  /** The form of the page, with nothing but its button. */
  const undoing = (form) => {
    const button = Object.assign(document.createElement('button'), {
      className: 'link',
      textContent: panel.dataset.undo,
    });
    button.dataset.key = 'u';
    form.className = '';
    form.replaceChildren(button);
    return form;
  };
  live?.addEventListener('change-hours', ({ detail }) => void changeHours(detail));

  live?.addEventListener('say', ({ detail }) => say(detail));
  // A phone has no Escape: a tap on the message clears it.
  live?.addEventListener('click', ({ target }) => {
    if (target.matches('.news')) say();
  });
  live?.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (form.method !== 'post') return;
    event.preventDefault();
    event.stopPropagation();
    const fields = Object.fromEntries(new FormData(form));
    if (submitter?.name) fields[submitter.name] = submitter.value;
    const action = submitter?.getAttribute('formaction') ?? form.action;
    if (isOfHours(action)) void changeHours({ action, fields });
    else void send(action, fields);
  });

  if (panel) openAddressed();
}
