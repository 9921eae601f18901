// Appointments are dragged to another time, practitioner or room. Letting go changes nothing but the room: it leads to the question
// whether to reschedule and whom to tell.
{
  const { live, kinds, refuse, period, minuteOf, columnAt } = globalThis.diary;
  const grid = 5;

  const putBack = ({ visit }) => {
    visit.classList.remove('dragged');
    visit.removeAttribute('style');
    const time = visit.querySelector('time');
    if (time.dataset.was) time.textContent = time.dataset.was;
  };
  // Back from the question: the appointment is where it was.
  addEventListener('pageshow', () => {
    for (const visit of live.querySelectorAll('.visit.dragged')) putBack({ visit });
  });

  kinds.push({
    find({ target, clientY }) {
      const visit = target.closest('.visit');
      if (!visit || target.closest('.quick')) return undefined;
      const body = visit.closest('.column-body');
      const why = !body ? 'list' : !visit.dataset.visit ? 'held' : 'move' in visit.dataset ? undefined : 'not';
      return { visit, body, why, grabbed: clientY - visit.getBoundingClientRect().top };
    },

    lift({ visit }) {
      visit.classList.add('dragged');
      visit.style.pointerEvents = 'none';
    },

    /** It goes where it is held, in steps of five minutes, and says what time that would be. */
    follow(held, at) {
      const { visit, body, grabbed } = held;
      const over = columnAt(at);
      held.target = undefined;
      if (!over) return;
      const [there, here] = [over.getBoundingClientRect(), body.getBoundingClientRect()];
      const minute = minuteOf(body);
      const from = Number(over.dataset.base);
      const { room, practitioner } = over.dataset;
      // Another room is another room, and not another time as well.
      const start =
        room === body.dataset.room
          ? from + Math.round((at[1] - grabbed - there.top) / minute / grid) * grid
          : Number(visit.dataset.start);
      held.target = { over, start, practitioner, room };
      visit.style.transform = `translate(${there.left - here.left}px, ${(start - from) * minute - visit.offsetTop}px)`;
      const time = visit.querySelector('time');
      time.dataset.was ??= time.textContent;
      time.textContent = period(over, start, start + Number(visit.dataset.end) - Number(visit.dataset.start));
    },

    drop(held) {
      const { visit, body, target } = held;
      putBack(held);
      const { over, start, practitioner, room } = target ?? {};
      if (!target) refuse('nowhere');
      else if (over.dataset.zone !== body.dataset.zone) refuse('zone');
      else if (over !== body && !room && !practitioner) refuse('nobody');
      else if (room !== body.dataset.room) {
        live.dispatchEvent(new CustomEvent('change-room', { detail: { visit, room } }));
      } else if (start !== Number(visit.dataset.start) || practitioner !== body.dataset.practitioner) {
        const query = new URLSearchParams({ start });
        if (practitioner) query.set('practitioner', practitioner);
        live.dispatchEvent(
          new CustomEvent('open-visit', { detail: `/staff/visits/${visit.dataset.visit}/move?${query}` }),
        );
      }
    },

    putBack,
  });
}
