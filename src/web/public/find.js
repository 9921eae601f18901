// The finder works without this file. It suggests places while somebody types, and asks the browser where they are.
const field = document.querySelector('[data-places]');
const box = field?.querySelector('input');
const list = field?.querySelector('[role=listbox]');
const status = field?.querySelector('[role=status]');
const locate = field?.querySelector('[data-locate]');

// Where somebody is: only when asked for, and to about a kilometre.
if (locate && navigator.geolocation && isSecureContext) {
  locate.hidden = false;
  const failed = () => {
    locate.removeAttribute('aria-busy');
    status.textContent = status.dataset.notLocated;
    box.focus();
  };
  const found = ({ coords }) => {
    locate.removeAttribute('aria-busy');
    box.value = `${coords.latitude.toFixed(2)}, ${coords.longitude.toFixed(2)}`;
    status.textContent = '';
    box.form.requestSubmit();
  };
  // "Near me", typed into the field, is that button.
  box.form.addEventListener('submit', (event) => {
    const said = box.value
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}'’]/gu, '')
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    if (!field.dataset.here.split('|').includes(said)) return;
    event.preventDefault();
    locate.click();
  });
  locate.addEventListener('click', () => {
    if (locate.hasAttribute('aria-busy')) return;
    locate.setAttribute('aria-busy', 'true');
    status.textContent = status.dataset.locating;
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10000, maximumAge: 600000 });
  });
}

// A combobox after the ARIA pattern: arrows choose, Enter takes, Escape closes. What is typed can always be sent as it is.
if (box) {
  let asked = '';
  let timer;
  let request;
  let active = -1;
  const options = () => [...list.children];
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');
  box.autocomplete = 'off';

  const mark = (next) => {
    active = next;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === next));
    const chosen = options()[next];
    if (chosen) box.setAttribute('aria-activedescendant', chosen.id);
    else box.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const take = (option) => {
    asked = box.value = option.textContent;
    status.textContent = '';
    close();
  };
  const show = (places) => {
    list.replaceChildren(
      ...places.map((place, at) => {
        const option = Object.assign(document.createElement('li'), { id: `near-place-${at}`, textContent: place });
        option.setAttribute('role', 'option');
        return option;
      }),
    );
    const open = places.length > 0;
    list.hidden = !open;
    box.setAttribute('aria-expanded', String(open));
    mark(-1);
    const { none, one, some } = status.dataset;
    status.textContent = open ? (places.length === 1 ? one : some.replace('9', places.length)) : none;
  };
  const ask = async () => {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.places}?q=${encodeURIComponent(asked)}`, { signal: request.signal });
      const { places } = answer.ok ? await answer.json() : { places: [] };
      if (document.activeElement === box) show(places);
    } catch {
      // The box works as it is.
    }
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    asked = box.value.trim();
    if (asked.length < 3 || /^[-+\d.,\s]{6,}$/.test(asked)) return close();
    timer = setTimeout(ask, 120);
  });
  box.addEventListener('keydown', (event) => {
    const open = !list.hidden;
    const many = list.children.length;
    if (event.key === 'Escape' && open) close();
    else if (event.key === 'ArrowDown' && many) {
      list.hidden = false;
      box.setAttribute('aria-expanded', 'true');
      mark((active + 1) % many);
    } else if (event.key === 'ArrowUp' && open) mark((active < 1 ? many : active) - 1);
    else if (event.key === 'Enter' && open && active >= 0) take(list.children[active]);
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('[role=option]');
    if (!option) return;
    event.preventDefault();
    take(option);
    box.focus();
  });
  box.addEventListener('blur', close);
}
