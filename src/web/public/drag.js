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
  let drag;

  live?.addEventListener('pointerdown', (event) => {
    const visit = event.target.closest('[data-move]');
    if (!visit || event.button !== 0 || !event.isPrimary || drag) return;
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
      timer: touch ? setTimeout(lift, patience) : undefined,
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
      else if (drag.touch && moved > tremble) stop();
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
      const stays =
        !target || (target.start === Number(visit.dataset.start) && target.practitioner === body.dataset.practitioner);
      if (stays) return putBack(visit);
      const query = new URLSearchParams({ start: target.start });
      if (target.practitioner) query.set('practitioner', target.practitioner);
      location.href = `/staff/visits/${visit.dataset.move}/move?${query}`;
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
    const start = from + Math.round((at[1] - grabbed - there.top) / minute / grid) * grid;
    drag.target = { start, practitioner: over.dataset.practitioner };
    visit.style.transform = `translate(${there.left - here.left}px, ${(start - from) * minute - visit.offsetTop}px)`;
    const clock = visit.querySelector('time');
    const shift = start - from - (Number(visit.dataset.start) - Number(body.dataset.base));
    clock.dataset.was ??= clock.textContent;
    clock.textContent = clock.dataset.was.replace(/\d\d:\d\d/g, (time) => {
      const [hours, minutes] = time.split(':').map(Number);
      const sum = (hours * 60 + minutes + shift + 1440) % 1440;
      return `${String(Math.floor(sum / 60)).padStart(2, '0')}:${String(sum % 60).padStart(2, '0')}`;
    });
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
    const clock = visit.querySelector('time');
    if (clock.dataset.was) clock.textContent = clock.dataset.was;
    live.dispatchEvent(new Event('put-back'));
  }

  /** Letting go of a visit does not open it. */
  function swallowClick() {
    const swallow = (click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    addEventListener('click', swallow, { once: true, capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 300);
  }
}
