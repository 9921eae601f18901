// Visits of the diary can be dragged: with a mouse at once, by touch after holding one for a moment, so that the page
// still scrolls under a finger. Letting go changes nothing: it leads to the question whether to move and whom to tell.
{
  const grid = 5;
  /** Milliseconds, and pixels within which a finger counts as resting. */
  const [patience, tremble] = [350, 10];
  /** Within this many pixels of an edge the diary scrolls along. */
  const edge = 56;

  const live = document.querySelector('[data-live]');
  const hint = document.querySelector('[data-drag-hint]');
  if (hint) hint.hidden = false;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: live?.dataset.zone,
  });
  const say = (text) => live.dispatchEvent(new CustomEvent('say', { detail: text }));
  let drag;

  live?.addEventListener('pointerdown', (event) => {
    const visit = event.target.closest('[data-visit]');
    if (!visit || event.target.closest('.quick') || event.button !== 0 || !event.isPrimary || drag) return;
    const touch = event.pointerType === 'touch';
    const body = visit.closest('.column-body');
    drag = {
      visit,
      body,
      touch,
      minute: body.clientHeight / Number(body.dataset.minutes),
      grabbed: event.clientY - visit.getBoundingClientRect().top,
      from: [event.clientX, event.clientY],
      at: [event.clientX, event.clientY],
      lifted: false,
      timer: touch && 'move' in visit.dataset ? setTimeout(lift, patience) : undefined,
    };
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener);
  });
  // Whether a finger scrolls is settled by the first of these; later it is too late to say no.
  live?.addEventListener('touchmove', (event) => drag?.lifted && event.cancelable && event.preventDefault(), {
    passive: false,
  });
  live?.addEventListener('contextmenu', (event) => drag?.touch && event.preventDefault());
  live?.addEventListener('dragstart', (event) => event.preventDefault());
  // Back from the question: the visit is where it was.
  addEventListener('pageshow', () => live?.querySelectorAll('.visit.dragged').forEach(putBack));

  const listeners = {
    pointermove({ clientX, clientY }) {
      const moved = Math.hypot(clientX - drag.from[0], clientY - drag.from[1]);
      drag.at = [clientX, clientY];
      if (drag.lifted) follow();
      else if (!('move' in drag.visit.dataset) && moved >= 6) {
        // It is over, or off.
        if (!drag.touch) say(hint.dataset.not);
        stop();
      } else if (drag.touch && moved > tremble) stop();
      else if (!drag.touch && moved >= 6) {
        lift();
        follow();
      }
    },
    pointerup() {
      const { visit, body, target, lifted } = drag;
      stop();
      if (!lifted) return;
      swallowClick();
      putBack(visit);
      if (!target) return;
      const { start, practitioner, room } = target;
      if (room !== body.dataset.room) {
        live.dispatchEvent(new CustomEvent('change-room', { detail: { visit, room } }));
        return;
      }
      if (start === Number(visit.dataset.start) && practitioner === body.dataset.practitioner) return;
      const query = new URLSearchParams({ start });
      if (practitioner) query.set('practitioner', practitioner);
      live.dispatchEvent(
        new CustomEvent('open-visit', { detail: `/staff/visits/${visit.dataset.visit}/move?${query}` }),
      );
    },
    pointercancel: giveUp,
    keydown: ({ key }) => key === 'Escape' && giveUp(),
  };

  function lift() {
    const { visit, touch } = drag;
    drag.lifted = true;
    visit.classList.add('dragged');
    visit.style.pointerEvents = 'none';
    if (touch) {
      navigator.vibrate?.(12);
      requestAnimationFrame(scrollAlong);
    }
  }

  /** The visit goes where it is held, in steps of five minutes, and says what time that would be. */
  function follow() {
    const { visit, body, minute, grabbed, at } = drag;
    const over = document.elementFromPoint(...at)?.closest('.column-body[data-base]');
    if (!over) return;
    const [there, here] = [over.getBoundingClientRect(), body.getBoundingClientRect()];
    const from = Number(over.dataset.base);
    const { room, practitioner } = over.dataset;
    // Another room is another room, and not another time as well.
    const start =
      room === body.dataset.room
        ? from + Math.round((at[1] - grabbed - there.top) / minute / grid) * grid
        : Number(visit.dataset.start);
    drag.target = { start, practitioner, room };
    visit.style.transform = `translate(${there.left - here.left}px, ${(start - from) * minute - visit.offsetTop}px)`;
    const time = visit.querySelector('time');
    time.dataset.was ??= time.textContent;
    const end = start + Number(visit.dataset.end) - Number(visit.dataset.start);
    time.textContent = `${clock.format(start * 60_000)}–${clock.format(end * 60_000)}`;
  }

  /** A finger hides what it points at, and a phone shows little of a day: at the edges the page comes to meet it. */
  function scrollAlong() {
    if (!drag?.lifted) return;
    const [x, y] = drag.at;
    const grid = live.querySelector('.diary');
    const { left, right } = grid.getBoundingClientRect();
    const step = (value, low, high) => (value < low + edge ? -8 : value > high - edge ? 8 : 0);
    const [across, down] = [step(x, Math.max(0, left), Math.min(innerWidth, right)), step(y, 0, innerHeight)];
    // Not before it was taken somewhere: a visit at the edge is picked up in peace.
    if (drag.target && (across || down)) {
      grid.scrollLeft += across;
      scrollBy(0, down);
      follow();
    }
    requestAnimationFrame(scrollAlong);
  }

  function giveUp() {
    const { visit, lifted } = drag;
    stop();
    if (lifted) putBack(visit);
  }

  function stop() {
    clearTimeout(drag.timer);
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener);
    drag = undefined;
  }

  function putBack(visit) {
    visit.classList.remove('dragged');
    visit.removeAttribute('style');
    const time = visit.querySelector('time');
    if (time.dataset.was) time.textContent = time.dataset.was;
    live.dispatchEvent(new Event('put-back'));
  }

  /** Letting go of a visit does not open it. */
  function swallowClick() {
    const swallow = (click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    live.addEventListener('click', swallow, { once: true, capture: true });
    setTimeout(() => live.removeEventListener('click', swallow, { capture: true }), 300);
  }
}
