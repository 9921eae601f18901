// An empty stretch of a column is drawn and becomes an appointment or time off. Nothing happens before one has been chosen.
// Without dragging, appointments are booked by phone and time off is entered where the hours are.
{
  const { live, kinds, period, minuteOf, momentAt, timeOff } = globalThis.diary;
  const dialog = document.querySelector('dialog.stretch-choice');
  const grid = 15;
  /** Minutes that are offered to a finger that drew nothing. */
  const least = 30;

  const draw = (held) => {
    const { body, from, until } = held;
    const minute = minuteOf(body);
    held.mark ??= body.appendChild(Object.assign(document.createElement('p'), { className: 'drawn' }));
    Object.assign(held.mark.style, {
      top: `${(from - Number(body.dataset.base)) * minute}px`,
      height: `${(until - from) * minute}px`,
    });
    held.mark.textContent = period(body, from, until);
  };
  const putBack = ({ mark }) => mark?.remove();

  kinds.push({
    find({ target }) {
      const body = target.closest('.column-body[data-base]');
      if (!body || target.closest('.block, .visit')) return undefined;
      return { body, why: body.dataset.book ? undefined : 'nobody' };
    },

    lift(held, [, y]) {
      held.from = momentAt(held.body, y, grid, Math.floor);
      held.until = held.from + least;
      draw(held);
    },

    follow(held, [, y], [, began]) {
      const at = (height, round) => momentAt(held.body, height, grid, round);
      held.from = at(Math.min(began, y), Math.floor);
      held.until = Math.max(held.from + grid, at(Math.max(began, y), Math.ceil));
      draw(held);
    },

    drop(held) {
      const { body, from, until } = held;
      putBack(held);
      const { book, practitioner } = body.dataset;
      const name = body.closest('.column').getAttribute('aria-label');
      dialog.querySelector('h2').textContent = `${period(body, from, until)}, ${name}`;
      dialog.querySelector('a').href = `${book}&start=${from}`;
      const offer = dialog.querySelector('a[data-waitlist]');
      if (offer) {
        const location = new URLSearchParams(book.split('?')[1]).get('location');
        const query = new URLSearchParams({ practitioner: practitioner ?? '', location, from, until });
        offer.hidden = !practitioner;
        offer.href = `/staff/waitlist/time?${query}`;
      }
      const form = dialog.querySelector('form[data-block]');
      if (form) {
        form.hidden = !practitioner;
        form.action = `/staff/hours/${practitioner}/changes`;
        for (const [field, value] of Object.entries(timeOff(body, from, until))) form.elements[field].value = value;
      }
      dialog.showModal();
    },

    putBack,
  });

  dialog.querySelector('form[data-block]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    const { action } = event.target;
    const fields = Object.fromEntries(new FormData(event.target));
    live.dispatchEvent(new CustomEvent('change-hours', { detail: { action, fields } }));
  });
}
