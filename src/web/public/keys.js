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
  const cards = (within) => [...within.querySelectorAll('.column a.card')];
  const top = (element) => element.getBoundingClientRect().top;
  const nearest = (all, y) =>
    all.reduce((best, card) => (Math.abs(top(card) - y) < Math.abs(top(best) - y) ? card : best), all[0]);

  /** Up and down within a column; sideways to what is at about the same time in the next one that has any. */
  const next = (card, key) => {
    if (!card) return nearest(cards(live), top(live.querySelector('.now') ?? live.querySelector('.diary')));
    const column = card.closest('.column');
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    if (key === 'ArrowUp' || key === 'ArrowDown') return cards(column)[cards(column).indexOf(card) + step];
    const columns = [...live.querySelectorAll('.column')];
    let at = columns.indexOf(column) + step;
    while (columns[at] && cards(columns[at]).length === 0) at += step;
    return columns[at] && nearest(cards(columns[at]), top(card));
  };

  /** Whether there was one to go to: otherwise the page scrolls as it does anywhere. */
  const goOn = (target, key) => {
    const card = target.closest('.column a.card');
    const outside = target !== document.body && !target.closest('.diary');
    if (!live || outside || (!card && !['ArrowUp', 'ArrowDown'].includes(key))) return false;
    const to = next(card, key);
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return to !== undefined;
  };

  addEventListener('keydown', (event) => {
    const { target, ctrlKey, metaKey, altKey } = event;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!legend || document.querySelector('dialog:modal:not(.side)') || ctrlKey || metaKey || altKey) return;
    if (key === 'Escape' && panel.open) panel.close();
    if (!on() || target.closest('input, select, textarea')) return;
    const visit = target.closest('.visit');
    if (key.startsWith('Arrow') && goOn(target, key)) event.preventDefault();
    else if (visit && stepOf[key])
      live.dispatchEvent(new CustomEvent('note', { detail: { visit, step: stepOf[key] } }));
    else if (visit && key === 'm')
      live.dispatchEvent(new CustomEvent('open-visit', { detail: `/staff/visits/${visit.dataset.visit}/move` }));
    else {
      // The arrows belong to the grid while it scrolls sideways.
      if (key.startsWith('Arrow') && target.closest('.diary, dialog')) return;
      const named = `[data-key="${CSS.escape(key)}"]`;
      const button = (panel.open && panel.querySelector(named)) || document.querySelector(named);
      if (button) event.preventDefault();
      button?.click();
    }
  });
}
