// Everything works without this file. It makes the diary live and searches while typing. panel.js opens appointments beside
// the day, keys.js is its keyboard, drag.js lets appointments be dragged.
{
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // -- live ---------------------------------------------------------------------------------------------------------
  const live = document.querySelector('[data-live]');
  if (live) {
    const status = document.querySelector('[data-live-is]');
    let waiting = false;
    let asking = false;

    const renew = async () => {
      // What is being dragged stays in the hand.
      if (asking || live.querySelector('.dragged, .drawn')) {
        waiting = true;
        return;
      }
      [asking, waiting] = [true, false];
      try {
        // Nobody asked for it: it must not keep a session open that nobody uses.
        const answer = await fetch(location.href, { headers: { accept: 'text/html', 'x-by-itself': '1' } });
        if (answer.redirected) return location.reload();
        if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } finally {
        asking = false;
        if (waiting) void renew();
      }
    };

    // Only the days themselves: what is being typed above them stays, and so does the place one has scrolled to.
    const replace = (fresh, parts = ['.diary', '.off']) => {
      if (live.querySelector('.dragged, .drawn')) {
        waiting = true;
        return;
      }
      for (const part of parts) {
        const [before, after] = [live.querySelector(part), fresh.querySelector(`#diary ${part}`)];
        if (before?.outerHTML === after?.outerHTML) continue;
        const at = document.activeElement?.closest(`${part} a`)?.getAttribute('href');
        const left = before?.scrollLeft;
        if (before && after) before.replaceWith(after);
        else if (before) before.remove();
        else if (after) live.append(after);
        if (after && left) after.scrollLeft = left;
        if (at) after?.querySelector(`a[href="${at}"]`)?.focus({ preventScroll: true });
      }
      live.dispatchEvent(new Event('renewed'));
    };

    live.addEventListener('renew', () => void renew());
    // Whoever noted something was answered with the day as it is now, and with what became of it.
    live.addEventListener('answered', ({ detail }) => replace(detail, ['.diary', '.off', '.news']));
    // The day begins where it is now, and a week with today.
    const now = live.querySelector('.now');
    const top = now?.getBoundingClientRect().top;
    if (scrollY === 0 && top > innerHeight * 0.75) scrollTo({ top: top - innerHeight / 2 });
    const today = now?.closest('.column');
    const grid = today?.closest('.diary');
    if (grid && today.offsetLeft + today.offsetWidth > grid.clientWidth)
      grid.scrollLeft = today.offsetLeft - grid.querySelector('.ruler').offsetWidth;

    live.addEventListener('put-back', () => waiting && void renew());

    let source;
    const listen = () => {
      source?.close();
      source = new EventSource(live.dataset.live);
      source.addEventListener('open', () => {
        status.hidden = true;
        // What changed between the page and this moment, or while nobody listened.
        void renew();
      });
      source.addEventListener('message', ({ data }) => {
        if (data === 'changed') void renew();
      });
      source.addEventListener('error', () => {
        status.hidden = false;
        status.textContent = status.dataset.liveNot;
        // The session is over: no names stay on a screen nobody is signed in at.
        if (source.readyState === EventSource.CLOSED) void renew();
      });
    };
    // A browser keeps six connections to one place: diaries nobody looks at give theirs back.
    const listenWhileSeen = () => (document.hidden ? source?.close() : listen());
    listenWhileSeen();
    document.addEventListener('visibilitychange', listenWhileSeen);
    addEventListener('pagehide', () => source?.close());
    addEventListener('pageshow', ({ persisted }) => persisted && listenWhileSeen());
    // The line of now goes on, and holds that lapsed leave.
    setInterval(renew, 60_000);

    // A click on an empty time books there.
    live.addEventListener('click', (event) => {
      const body = event.target.closest('.column-body[data-book]');
      if (!body || event.defaultPrevented || event.target.closest('.visit, .block')) return;
      const minute = body.clientHeight / Number(body.dataset.minutes);
      const start =
        Number(body.dataset.base) + Math.floor((event.clientY - body.getBoundingClientRect().top) / minute / 15) * 15;
      location.href = `${body.dataset.book}&start=${start}`;
    });
  }

  // -- searching while typing ---------------------------------------------------------------------------------------
  const views = document.querySelector('form[data-views]');
  if (views) {
    let last = 0;
    let waiting = 0;
    let timer;
    const ask = async () => {
      const turn = ++last;
      const body = new URLSearchParams([...new FormData(views)].filter(([name, value]) => value && name !== 'once'));
      waiting++;
      const answer = await fetch(views.dataset.views, { method: 'POST', body }).finally(() => waiting--);
      if (!answer.ok || turn !== last) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (turn === last) replace(fresh);
    };
    // The keyboard stays where it is, and what is being typed as it is.
    const replace = (fresh) => {
      for (const part of all('[data-part]', views)) {
        const after = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
        const focused = part.contains(document.activeElement) && document.activeElement;
        const twin =
          focused && focused.matches('select, [type=radio], [type=checkbox]') && focused.id
            ? after?.querySelector(`#${CSS.escape(focused.id)}`)
            : null;
        if (!after || (focused && !twin)) continue;
        part.replaceWith(after);
        if (twin) twin.focus();
      }
    };
    // What is chosen while an answer is on its way is not undone by it.
    const soon = ({ target }) => {
      if (!target.matches('[data-asks], [name=after]') && waiting === 0) return;
      last++;
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    };
    views.addEventListener('input', soon);
    // Who types a time means it.
    views.addEventListener('input', ({ target }) => {
      if (target.matches('[name=at]')) views.querySelector('[value=at]').checked = target.value !== '';
    });
    views.addEventListener('change', soon);
    // Enter in the search goes to who was found; when that is nobody, to someone new, with what was typed.
    const goOn = async (typed) => {
      clearTimeout(timer);
      await ask().catch(() => undefined);
      const found = views.querySelector('[name=patient]');
      if (found) {
        found.focus();
        return;
      }
      const [name, phone] = [views.querySelector('[name=name]'), views.querySelector('[name=phone]')];
      name.closest('details').open = true;
      const digits = /^[\d\s()+./-]+$/.test(typed);
      const field = digits ? phone : name;
      if (name.value === '' && phone.value === '') field.value = typed.trim();
      (field.value === '' ? field : digits ? name : phone).focus();
    };
    // Enter in the time of day goes to the first one that is free.
    const toFirst = async () => {
      clearTimeout(timer);
      await ask().catch(() => undefined);
      const first = views.querySelector('[data-part=times] [name=slot]');
      if (!first) return;
      first.checked = true;
      first.focus();
    };
    views.addEventListener('click', (event) => {
      if (!event.target.matches('[name=later]')) return;
      event.preventDefault();
      const from = views.querySelector('[name=from]');
      from.value = event.target.value;
      soon({ target: from });
    });
    // Enter in a list of choices books.
    views.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (event.target.matches('[name=q]')) {
        event.preventDefault();
        void goOn(event.target.value);
      } else if (event.target.matches('[name=after]')) {
        event.preventDefault();
        void toFirst();
      } else if (event.target.matches('input')) {
        event.preventDefault();
        views.requestSubmit(views.querySelector('button[data-book]'));
      }
    });
    // Who was found is taken by going on.
    views.addEventListener('focusin', ({ target }) => {
      if (!target.matches('[name=patient]') || views.querySelector('[name=patient]:checked')) return;
      target.checked = true;
      soon({ target });
    });
  }
}
