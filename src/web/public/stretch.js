// An empty stretch of a column, drawn with the mouse, becomes an appointment or a time that is blocked. Nothing happens before one
// has been chosen. Without a mouse, appointments are booked by phone and times are blocked where the hours are.
{
  const grid = 15;
  const live = document.querySelector('[data-live]');
  const dialog = document.querySelector('dialog.stretch-choice');
  const { zone } = live?.dataset ?? {};
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  });
  let drawing;

  const period = ({ from, to }) => `${clock.format(from * 60_000)}–${clock.format(to * 60_000)}`;
  /** The Swedish way to write a moment is the one of our forms: 2026-12-01 14:00. */
  const wall = (minute) => {
    const [day, time] = new Date(minute * 60_000).toLocaleString('sv-SE', { timeZone: zone }).split(' ');
    return [day, time.slice(0, 5)];
  };

  live?.addEventListener('pointerdown', (event) => {
    const body = event.target.closest('.column-body[data-book]');
    if (!body || event.target.closest('.visit') || event.button !== 0 || event.pointerType !== 'mouse') return;
    drawing = { body, y: event.clientY, mark: undefined };
    addEventListener('pointermove', draw);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', stop);
  });

  const draw = ({ clientY }) => {
    const { body, y } = drawing;
    if (!drawing.mark && Math.abs(clientY - y) < 8) return;
    const { top } = body.getBoundingClientRect();
    const minutes = Number(body.dataset.minutes);
    const minute = body.clientHeight / minutes;
    const at = (position, round) => Math.max(0, Math.min(minutes, round((position - top) / minute / grid) * grid));
    const [from, to] = [at(Math.min(y, clientY), Math.floor), at(Math.max(y, clientY), Math.ceil)];
    drawing.mark ??= body.appendChild(Object.assign(document.createElement('p'), { className: 'drawn' }));
    drawing.from = Number(body.dataset.base) + from;
    drawing.to = Number(body.dataset.base) + to;
    Object.assign(drawing.mark.style, { top: `${from * minute}px`, height: `${(to - from) * minute}px` });
    drawing.mark.textContent = period(drawing);
  };

  const stop = () => {
    drawing.mark?.remove();
    drawing = undefined;
    removeEventListener('pointermove', draw);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', stop);
  };

  const end = () => {
    const { body, mark, from, to } = drawing;
    stop();
    if (!mark) return;
    // A click on an empty time books there at once; this was none.
    const swallow = (click) => click.preventDefault();
    live.addEventListener('click', swallow, { once: true, capture: true });
    setTimeout(() => live.removeEventListener('click', swallow, { capture: true }), 300);
    const { book, practitioner } = body.dataset;
    const name = body.closest('.column').getAttribute('aria-label');
    dialog.querySelector('h2').textContent = `${period({ from, to })}, ${name}`;
    dialog.querySelector('a').href = `${book}&start=${from}`;
    const form = dialog.querySelector('form[data-block]');
    if (form) {
      form.hidden = !practitioner;
      form.action = `/staff/hours/${practitioner}/changes`;
      const [[fromDay, fromTime], [toDay, toTime]] = [wall(from), wall(to)];
      const fields = { from: fromDay, 'from.time': fromTime, to: toDay, 'to.time': toTime };
      for (const [field, value] of Object.entries(fields)) form.elements[field].value = value;
    }
    dialog.showModal();
  };

  // What displaces nobody is blocked at once, with the way back; otherwise there is something to decide.
  const block = async (form) => {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const undo = page.querySelector('form[action$="/undo"]');
    if (!undo) {
      location.assign(answer.url);
      return;
    }
    dialog.close();
    undo.className = '';
    live.querySelector('.news').replaceChildren(form.dataset.blocked, undo);
    live.dispatchEvent(new Event('renew'));
  };
  dialog?.querySelector('form[data-block]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void block(event.target);
  });
}
