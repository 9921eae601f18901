// The diary by keyboard. Every key is a link or a button that is also on the page, and the keys can be turned off.
{
  const legend = document.querySelector('[data-keys]');
  const help = document.querySelector('dialog.help');
  const live = document.querySelector('[data-live]');
  const panel = document.querySelector('dialog.side');
  const stepOf = { a: 'arrival', s: 'start', f: 'end', x: 'no-show' };

  const toggle = legend?.querySelector('[data-off]');
  const on = () => localStorage.getItem('diary-keys') !== 'off';
  const say = () => (toggle.textContent = on() ? toggle.dataset.off : toggle.dataset.on);
  if (legend) {
    legend.hidden = false;
    toggle.addEventListener('click', () => {
      localStorage.setItem('diary-keys', on() ? 'off' : 'on');
      say();
    });
    say();
    legend.querySelector('[data-key="?"]').addEventListener('click', () => help.showModal());
  }

  // -- from one appointment to the next -----------------------------------------------------------------------------
  const top = (element) => element.getBoundingClientRect().top;
  /** Appointments, and time off among them. */
  const card = '.column :is(a.card, a.block)';
  const cards = (within) => [...within.querySelectorAll(card)].sort((a, b) => top(a) - top(b));
  const nearest = (all, y) =>
    all.reduce((best, card) => (Math.abs(top(card) - y) < Math.abs(top(best) - y) ? card : best), all[0]);

  /** Up and down within a column; sideways to what is at about the same time in the next one that has any. */
  const next = (from, key) => {
    if (!from) return nearest(cards(live), top(live.querySelector('.now') ?? live.querySelector('.diary')));
    const column = from.closest('.column');
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    if (key === 'ArrowUp' || key === 'ArrowDown') return cards(column)[cards(column).indexOf(from) + step];
    const columns = [...live.querySelectorAll('.column')];
    let at = columns.indexOf(column) + step;
    while (columns[at] && cards(columns[at]).length === 0) at += step;
    return columns[at] && nearest(cards(columns[at]), top(from));
  };

  /** Whether there was one to go to: otherwise the page scrolls as it does anywhere. */
  const goOn = (target, key) => {
    const from = target.closest(card);
    const outside = target !== document.body && !target.closest('.diary');
    if (!live || outside || (!from && !['ArrowUp', 'ArrowDown'].includes(key))) return false;
    const to = next(from, key);
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return to !== undefined;
  };

  const note = (visit, key) => live.dispatchEvent(new CustomEvent('note', { detail: { visit, step: stepOf[key] } }));

  /** Time off for the one in whose column the focus is: an hour after what is selected, to be corrected. */
  const block = (column, target) => {
    const { practitioner, book } = column?.dataset ?? {};
    if (!practitioner) {
      live.dispatchEvent(new CustomEvent('say', { detail: panel.dataset.chooseColumn }));
      return;
    }
    const { end, until } = target.closest('.visit, .block')?.dataset ?? {};
    const from = Number(end ?? until);
    const { from: day, ...others } = Object.fromEntries(new URLSearchParams(book.split('?')[1]));
    const fields = from ? globalThis.diary.timeOff(column, from, from + 60) : { from: day, location: others.location };
    const detail = `/staff/hours/${practitioner}/off?${new URLSearchParams(fields)}`;
    live.dispatchEvent(new CustomEvent('open-visit', { detail }));
  };

  addEventListener('keydown', (event) => {
    const { target, ctrlKey, metaKey, altKey } = event;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!legend || document.querySelector('dialog:modal:not(.side)') || ctrlKey || metaKey || altKey) return;
    if (event.defaultPrevented) return;
    if (key === 'Escape') {
      if (panel.open) panel.close();
      else live.querySelector('.news').replaceChildren();
    }
    if (!on() || target.closest('input, select, textarea')) return;
    const visit = target.closest('.visit');
    const column = target.closest('.column')?.querySelector('.column-body[data-book]');
    const say = (detail) => live.dispatchEvent(new CustomEvent('say', { detail }));
    if (key.startsWith('Arrow') && goOn(target, key)) event.preventDefault();
    else if (visit && stepOf[key]) note(visit, key);
    else if (visit && key === 'm')
      live.dispatchEvent(new CustomEvent('open-visit', { detail: `/staff/visits/${visit.dataset.visit}/move` }));
    else if (column && key === 'n') location.assign(column.dataset.book);
    else if (key === 'b' && document.querySelector('form[data-block]')) block(column, target);
    else {
      // The arrows belong to the grid while it scrolls sideways.
      if (key.startsWith('Arrow') && target.closest('.diary, dialog')) return;
      const named = `[data-key="${CSS.escape(key)}"]`;
      const button = (panel.open && panel.querySelector(named)) || document.querySelector(named);
      const opened = panel.open && live.querySelector('.visit:has([aria-current])');
      if (button) {
        event.preventDefault();
        button.click();
      } else if (opened && stepOf[key]) note(opened, key);
      else if (key === 'u') say(panel.dataset.nothingToUndo);
      else if (stepOf[key] || key === 'm') say(panel.dataset.chooseFirst);
    }
  });
}
