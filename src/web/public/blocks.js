// Time off in the diary: its edges are dragged, or it is dragged as a whole; Shift and the arrows move the edges of the one that has
// the focus. Each is one change, which can be undone; what it does to appointments is asked first.
{
  const { live, kinds, period, minuteOf, momentAt } = globalThis.diary;
  const grid = 5;
  /** Minutes that a key moves an edge, to full quarters of an hour; milliseconds after the last key until that is saved. */
  const [quarter, pause] = [15, 700];
  /** Up and down move the end; left and right, earlier and later, the beginning. */
  const edgeOf = { ArrowUp: 'until', ArrowDown: 'until', ArrowLeft: 'from', ArrowRight: 'from' };
  let pending;
  /** What had the focus when it was changed. */
  let again;

  /** The Swedish way to write a moment is the one of our forms: 2026-12-01 14:00. */
  const wall = (timeZone, minute) => {
    const [day, time] = new Date(minute * 60_000).toLocaleString('sv-SE', { timeZone }).split(' ');
    return [day, time.slice(0, 5)];
  };
  /** As the form for time off has it: the last day counts, and a day that is over has no time. */
  const timeOff = ({ dataset: { book, zone } }, from, until) => {
    const [[first, begins], [last], [day, ends]] = [from, until - 1, until].map((minute) => wall(zone, minute));
    const location = new URLSearchParams(book.split('?')[1]).get('location');
    return { from: first, 'from.time': begins, to: last, 'to.time': day === last ? ends : '', location };
  };
  globalThis.diary.timeOff = timeOff;

  const heldOf = (block) => {
    const [from, until] = [Number(block.dataset.from), Number(block.dataset.until)];
    return { block, body: block.closest('.column-body'), was: { from, until }, from, until };
  };
  const draw = ({ block, body, from, until }) => {
    const minute = minuteOf(body);
    block.classList.add('dragged');
    Object.assign(block.style, {
      top: `${(from - Number(body.dataset.base)) * minute}px`,
      height: `${(until - from) * minute}px`,
    });
    const time = block.querySelector('time');
    time.dataset.was ??= time.textContent;
    time.textContent = period(body, from, until);
  };
  const putBack = ({ block }) => {
    const time = block.querySelector('time');
    block.classList.remove('dragged');
    block.removeAttribute('style');
    time.textContent = time.dataset.was ?? time.textContent;
  };
  const save = (held) => {
    const { block, body, was, from, until } = held;
    if (from === was.from && until === was.until) return putBack(held);
    block.classList.remove('dragged');
    again = document.activeElement === block ? { from, until } : undefined;
    const { block: id, reason = '' } = block.dataset;
    const fields = { kind: 'off', id, reason, ...timeOff(body, from, until) };
    const action = `/staff/hours/${body.dataset.practitioner}/changes`;
    live.dispatchEvent(new CustomEvent('change-hours', { detail: { action, fields, refused: () => putBack(held) } }));
  };

  kinds.unshift({
    find({ target }) {
      const block = target.closest('.block');
      if (!block) return undefined;
      const edge = target.closest('[data-edge]')?.dataset.edge;
      const isLong = block.querySelectorAll('[data-edge]').length < 2;
      const why = !block.dataset.block ? 'block' : !edge && isLong ? 'days' : undefined;
      return { ...heldOf(block), edge, why, atOnce: Boolean(edge) };
    },

    lift: draw,

    follow(held, [, y], [, began]) {
      const { body, edge, was } = held;
      const by = momentAt(body, y, grid) - momentAt(body, began, grid);
      if (edge !== 'until') held.from = edge ? Math.min(momentAt(body, y, grid), was.until - grid) : was.from + by;
      if (edge !== 'from') held.until = edge ? Math.max(momentAt(body, y, grid), was.from + grid) : was.until + by;
      draw(held);
    },

    drop: save,
    putBack,
  });

  // -- by keyboard --------------------------------------------------------------------------------------------------
  const finish = (how) => {
    if (!pending) return;
    clearTimeout(pending.timer);
    how(pending);
    pending = undefined;
    live.dispatchEvent(new Event('put-back'));
  };
  live.addEventListener('keydown', (event) => {
    const { key, shiftKey, target } = event;
    if (key === 'Escape') return finish(putBack);
    const block = target.closest('.block[data-block]');
    const edge = edgeOf[key];
    if (!shiftKey || !edge || !block?.querySelector(`[data-edge=${edge}]`)) return;
    event.preventDefault();
    if (pending?.block !== block) finish(save);
    pending ??= heldOf(block);
    const step = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
    const round = step > 0 ? Math.floor : Math.ceil;
    const at = (round(pending[edge] / quarter) + step) * quarter;
    const { base, minutes } = pending.body.dataset;
    const [low, high] = [Number(base), Number(base) + Number(minutes)];
    if (edge === 'from') pending.from = Math.max(low, Math.min(at, pending.until - grid));
    else pending.until = Math.min(high, Math.max(at, pending.from + grid));
    draw(pending);
    live.dispatchEvent(new CustomEvent('say', { detail: period(pending.body, pending.from, pending.until) }));
    clearTimeout(pending.timer);
    pending.timer = setTimeout(finish, pause, save);
  });
  live.addEventListener('focusout', () => finish(save));
  live.addEventListener('renewed', () => {
    if (!again || document.activeElement !== document.body) return;
    const { from, until } = again;
    live.querySelector(`.block[data-from="${from}"][data-until="${until}"]`)?.focus({ preventScroll: true });
    again = undefined;
  });
}
