// The pages work without this. With it the drawing follows every key, borders can be dragged, and what a day holds is
// told while one types.
const treatmentForm = document.querySelector('[data-treatment]');

if (treatmentForm) {
  const form = treatmentForm;
  form.dataset.live = '';
  for (const hint of all('[data-drag-hint]')) hint.hidden = false;
  const minutesOf = (input) => (/^\d{1,4}$/.test(input.value.trim()) ? Number(input.value) : 0);
  const inputs = () => [...all('input[name="phases.minutes"]', form), form.elements.turnoverMinutes];

  // As the server draws it; when there are more or fewer stretches than before, the server draws anew.
  const draw = () => {
    const minutes = inputs()
      .map(minutesOf)
      .filter((one) => one > 0);
    const long = minutes.reduce((sum, one) => sum + one, 0);
    const blocks = all('.block', timeline());
    if (blocks.length !== minutes.length || !long) return;
    let at = 0;
    for (const [n, block] of blocks.entries()) {
      const [rect, text] = [block.querySelector('rect'), block.querySelector('text')];
      rect.setAttribute('x', `${(at / long) * 100}%`);
      rect.setAttribute('width', `${(minutes[n] / long) * 100}%`);
      text.setAttribute('x', `${((at + minutes[n] / 2) / long) * 100}%`);
      text.textContent = minutes[n];
      at += minutes[n];
    }
  };
  const timeline = () => form.querySelector('[data-timeline]');

  // The page as it would come back, of which some parts are shown.
  const ask = async (done, parts, wanted = () => true) => {
    const body = new URLSearchParams(new FormData(form));
    body.set('do', done);
    const answer = await fetch(location.pathname, { method: 'POST', body }).catch(() => undefined);
    if (!answer?.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of wanted() ? parts : []) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      if (here && there) here.replaceWith(document.adoptNode(there));
    }
    for (const hint of all('[data-drag-hint]')) hint.hidden = false;
    return true;
  };

  // Of several questions about the effect the last one is answered, and none while rows are on the move.
  let asked = 0;
  let moving = 0;
  const show = (...parts) => {
    const mine = ++asked;
    void ask('show', [...parts, '#as-seen-shown'], () => mine === asked && moving === 0);
  };
  let soon;
  form.addEventListener('input', ({ target }) => {
    if (target.name === 'phases.minutes' || target.name === 'turnoverMinutes') draw();
    clearTimeout(soon);
    soon = setTimeout(() => show('[data-timeline]', '#effect-shown'), 350);
  });
  // Who offers it decides whose day can be shown.
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'offers') show('#effect');
  });

  // Rows come, go and change places without leaving the page, one after the other; the keyboard stays where it was.
  let line = Promise.resolve();
  const rearrange = async (button, what, at) => {
    moving++;
    const done = await ask(button.value, ['#phases', '#as-seen-shown']);
    moving--;
    if (!done) {
      form.requestSubmit(button);
      return;
    }
    const rows = all('input[name="phases.minutes"]', form);
    const after = { add: rows.length - 1, gone: Math.min(at, rows.length - 1), up: at - 1, down: at + 1 }[what];
    (form.querySelector(`button[value="phase-${what}-${after}"]`) ?? rows[after])?.focus();
  };
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=do]');
    const [, what, at] = /^phase-([a-z]+)-?(\d*)$/.exec(button?.value ?? '') ?? [];
    if (!what) return;
    event.preventDefault();
    line = line.then(() => rearrange(button, what, Number(at)));
  });

  // A border between two stretches moves minutes from one to the other; the last one changes the turnover. Steps of five.
  const border = (event) => {
    const box = timeline().getBoundingClientRect();
    let at = 0;
    const numbers = inputs();
    const long = numbers.reduce((sum, input) => sum + minutesOf(input), 0);
    for (const [n, input] of numbers.slice(0, -1).entries()) {
      at += minutesOf(input);
      const x = box.left + (at / long) * box.width;
      if (Math.abs(event.clientX - x) < 10)
        return { left: input, right: numbers[n + 1], from: event.clientX, perMinute: box.width / long };
    }
    return undefined;
  };
  let drag;
  form.addEventListener('pointermove', (event) => {
    if (drag) {
      const by = Math.round((event.clientX - drag.from) / drag.perMinute / 5) * 5;
      const left = Math.max(drag.least, Math.min(drag.leftWas + by, drag.leftWas + drag.rightWas - drag.leastRight));
      drag.left.value = left;
      drag.right.value = drag.leftWas + drag.rightWas - left;
      draw();
    } else if (event.target.closest?.('[data-timeline]')) {
      timeline().classList.toggle('at-border', Boolean(border(event)));
    }
  });
  form.addEventListener('pointerdown', (event) => {
    if (!event.target.closest?.('[data-timeline]')) return;
    const found = border(event);
    if (!found) return;
    event.preventDefault();
    const [leftWas, rightWas] = [minutesOf(found.left), minutesOf(found.right)];
    drag = { ...found, leftWas, rightWas, least: 5, leastRight: found.right.name === 'phases.minutes' ? 5 : 0 };
    timeline().setPointerCapture(event.pointerId);
    timeline().classList.add('dragging');
  });
  for (const over of ['pointerup', 'pointercancel'])
    form.addEventListener(over, () => {
      if (!drag) return;
      timeline().classList.remove('dragging');
      drag.left.dispatchEvent(new Event('input', { bubbles: true }));
      drag = undefined;
    });
}

// The order of a list, by hand. The buttons beside each name do the same.
for (const list of all('[data-order]')) {
  for (const grip of all('[data-grip]', list)) {
    if (list.children.length < 2) continue;
    grip.hidden = false;
    const row = grip.closest('li');
    grip.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      row.classList.add('dragged');
      const before = orderOf(list).join();
      const move = ({ clientY }) => {
        const other = [...list.children].find((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return one !== row && clientY > top && clientY < bottom;
        });
        if (!other) return;
        const { top, height } = other.getBoundingClientRect();
        if (clientY < top + height / 2) other.before(row);
        else other.after(row);
      };
      const end = () => {
        over.abort();
        row.classList.remove('dragged');
        if (orderOf(list).join() !== before) saveOrder(list);
      };
      // The document listens: a row that changes its place would lose the pointer.
      const over = new AbortController();
      document.addEventListener('pointermove', move, over);
      for (const up of ['pointerup', 'pointercancel']) document.addEventListener(up, end, over);
    });
  }
}
const orderOf = (list) => [...list.children].map((row) => row.dataset.slug);
// As a form, so that the page says what came of it.
const saveOrder = (list) => {
  const sent = document.createElement('form');
  sent.method = 'post';
  sent.action = list.dataset.orderTo;
  for (const [name, value] of [['kind', list.dataset.order], ...orderOf(list).map((slug) => ['order', slug])]) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
};
