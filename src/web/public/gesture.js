// Dragging in the diary, whatever is dragged: with a mouse at once, by touch after holding still for a moment, so that the page
// scrolls under a finger as anywhere. drag.js moves appointments, stretch.js draws on empty time, blocks.js moves the edges of time off.
{
  const live = document.querySelector('[data-live]');
  const hint = document.querySelector('[data-drag-hint]');
  hint.hidden = false;
  /** Milliseconds, and pixels within which a finger counts as resting. */
  const [patience, tremble] = [350, 10];
  /** Pixels that a mouse moves before it drags, and within which of an edge the diary scrolls along. */
  const [start, edge] = [6, 56];
  let drag;

  const say = (text) => live.dispatchEvent(new CustomEvent('say', { detail: text }));
  /** Why nothing can happen, in the words of the page. */
  const refuse = (why) => say(hint.dataset[why]);

  const clocks = new Map();
  const clockOf = (timeZone) => {
    if (!clocks.has(timeZone))
      clocks.set(
        timeZone,
        new Intl.DateTimeFormat(document.documentElement.lang, { hour: 'numeric', minute: '2-digit', timeZone }),
      );
    return clocks.get(timeZone);
  };
  const period = ({ dataset: { zone } }, from, until) =>
    [from, until].map((minute) => clockOf(zone).format(minute * 60_000)).join('–');

  /** The height of a minute in a column. */
  const minuteOf = (body) => body.clientHeight / Number(body.dataset.minutes);
  /** The minute since 1970 at a height of the window, in steps of so many. */
  const momentAt = (body, y, step, round = Math.round) => {
    const at = round((y - body.getBoundingClientRect().top) / minuteOf(body) / step) * step;
    return Number(body.dataset.base) + Math.max(0, Math.min(Number(body.dataset.minutes), at));
  };
  const columnAt = ([x, y]) => document.elementFromPoint(x, y)?.closest('.column-body[data-base]');

  /**
   * What a press may begin. `find(event)`: what is pressed, if it is this kind of thing; with `why` nothing can happen to it, and
   * with `atOnce` a finger need not wait. Then `lift`, `follow` as often as the pointer moves, and at last `drop` or `putBack`.
   */
  const kinds = [];

  live.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary || drag) return;
    for (const kind of kinds) {
      const held = kind.find(event);
      if (!held) continue;
      const touch = event.pointerType === 'touch';
      const at = [event.clientX, event.clientY];
      drag = { kind, held, touch, from: at, at, lifted: false, timer: touch ? setTimeout(lift, patience) : undefined };
      if (touch && held.atOnce) lift();
      for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener);
      return;
    }
  });
  // Whether a finger scrolls is settled by the first of these; later it is too late to say no.
  live.addEventListener('touchmove', (event) => drag?.lifted && event.cancelable && event.preventDefault(), {
    passive: false,
  });
  live.addEventListener('contextmenu', (event) => drag?.touch && event.preventDefault());
  live.addEventListener('dragstart', (event) => event.preventDefault());

  const listeners = {
    pointermove({ clientX, clientY }) {
      drag.at = [clientX, clientY];
      const moved = Math.hypot(clientX - drag.from[0], clientY - drag.from[1]);
      if (drag.lifted) follow();
      else if (drag.touch && moved > tremble) stop();
      else if (!drag.touch && moved >= start) {
        lift();
        follow();
      }
    },
    pointerup() {
      const { kind, held, lifted } = drag;
      stop();
      if (!lifted) return;
      swallowClick();
      kind.drop(held);
      live.dispatchEvent(new Event('put-back'));
    },
    pointercancel: giveUp,
    keydown({ key }) {
      if (key !== 'Escape') return;
      // The button is still down: what it is let go over was not clicked.
      if (drag.lifted) addEventListener('pointerup', swallowClick, { once: true });
      giveUp();
    },
  };

  function lift() {
    const { kind, held, touch, at } = drag;
    if (held.why) {
      refuse(held.why);
      // Letting go of it opens nothing, since it was not a click that was meant.
      drag.held = {};
      drag.kind = { follow() {}, drop() {}, putBack() {} };
    }
    drag.lifted = true;
    if (!held.why) kind.lift(held, at);
    if (!touch) return;
    navigator.vibrate?.(12);
    requestAnimationFrame(scrollAlong);
  }

  function follow() {
    drag.followed = true;
    drag.kind.follow(drag.held, drag.at, drag.from);
  }

  /** A finger hides what it points at, and a phone shows little of a day: at the edges the page comes to meet it. */
  function scrollAlong() {
    if (!drag?.lifted) return;
    const [x, y] = drag.at;
    const grid = live.querySelector('.diary');
    const { left, right } = grid.getBoundingClientRect();
    const step = (value, low, high) => (value < low + edge ? -8 : value > high - edge ? 8 : 0);
    const [across, down] = [step(x, Math.max(0, left), Math.min(innerWidth, right)), step(y, 0, innerHeight)];
    // Not before it was taken somewhere: what is at the edge is picked up in peace.
    if (drag.followed && (across || down)) {
      const [before, top] = [grid.scrollLeft, scrollY];
      grid.scrollLeft += across;
      scrollBy(0, down);
      drag.from = [drag.from[0] - (grid.scrollLeft - before), drag.from[1] - (scrollY - top)];
      follow();
    }
    requestAnimationFrame(scrollAlong);
  }

  function giveUp() {
    const { kind, held, lifted } = drag;
    stop();
    if (!lifted) return;
    kind.putBack(held);
    live.dispatchEvent(new Event('put-back'));
  }

  function stop() {
    clearTimeout(drag.timer);
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener);
    drag = undefined;
  }

  /** Letting go of something does not open it. */
  function swallowClick() {
    const swallow = (click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    live.addEventListener('click', swallow, { once: true, capture: true });
    setTimeout(() => live.removeEventListener('click', swallow, { capture: true }), 300);
  }

  globalThis.diary = { live, kinds, refuse, period, minuteOf, momentAt, columnAt };
}
