// What a form would say is shown while it is typed. Without this file its preview button brings the same.
for (const form of document.querySelectorAll('form[data-live]')) {
  const button = form.querySelector('[data-live-button]');
  const frame = document.querySelector('[data-live-frame]');
  let waiting;
  let asked = 0;
  button.hidden = true;

  const renew = async () => {
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    const mine = ++asked;
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' }).catch(
      () => undefined,
    );
    // Whoever types on has asked again: the last question alone is answered.
    if (!answer || mine !== asked) return;
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live-answer]');
    if (found && mine === asked) document.querySelector('[data-live-answer]').replaceChildren(...found.childNodes);
  };

  // A frame that is new leaves nothing behind in the history of the page, and the old one stays until it has come.
  const renewFrame = () => {
    const old = document.querySelector('[data-live-frame]');
    const fresh = old.cloneNode();
    const mine = ++asked;
    fresh.name = `${old.dataset.liveFrame}-${mine}`;
    fresh.removeAttribute('src');
    fresh.classList.add('coming');
    old.after(fresh);
    fresh.addEventListener('load', () => {
      // Whoever types on has asked again.
      if (mine !== asked) return;
      for (const other of document.querySelectorAll('[data-live-frame]')) if (other !== fresh) other.remove();
      fresh.classList.remove('coming');
    });
    button.formTarget = fresh.name;
    form.requestSubmit(button);
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(frame ? renewFrame : renew, 350);
  });
  // Typed before this file had come, or filled in again by the way back.
  const typed = () => [...form.elements].some((one) => 'defaultValue' in one && one.value !== one.defaultValue);
  addEventListener('pageshow', () => {
    if (frame?.dataset.liveRenew || typed()) (frame ? renewFrame : renew)();
  });
}
