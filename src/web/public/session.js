// Two minutes before one is signed out, the page says so. When it is over, the page goes, and the names on it, unless something
// was typed there. Without this file a form that comes too late is kept all the same.
for (const warning of document.querySelectorAll('[data-session]')) {
  const [said, stay] = warning.children;
  const early = 120;
  let timer;

  const say = (what, more) => {
    warning.hidden = false;
    stay.hidden = !more;
    said.textContent = warning.dataset[what];
  };
  const leave = () => {
    const here = encodeURIComponent(location.pathname + location.search);
    location.replace(`/staff/sign-in?next=${here}`);
  };
  const wait = (seconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask('GET'), seconds * 1000);
  };

  // Whoever works in another tab stays signed in here, too; asking by itself puts nothing off.
  const ask = async (method) => {
    const headers = { accept: 'application/json', ...(method === 'GET' && { 'x-by-itself': '1' }) };
    const answer = await fetch('/staff/session', { method, headers }).catch(() => undefined);
    if (answer?.status === 401) return hasTyped() ? say('over') : leave();
    if (!answer?.ok) return wait(30);
    const { seconds, last } = await answer.json();
    if (seconds <= early) {
      say(last ? 'last' : 'soon', !last);
      return wait(seconds + 1);
    }
    warning.hidden = true;
    wait(seconds - early);
    if (method === 'GET') return;
    say('stayed');
    setTimeout(() => (warning.hidden = true), 6000);
  };

  stay.addEventListener('click', () => void ask('POST'));
  wait(Math.max(0, warning.dataset.session - early));
}

// What came back with a fault is still to be sent, too.
function hasTyped() {
  const isChanged = (field) => {
    if (field.options)
      return (
        field.selectedIndex !==
        Math.max(
          0,
          [...field.options].findIndex((one) => one.defaultSelected),
        )
      );
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  };
  return (
    document.querySelector('.bad[data-focus]') ||
    [...document.querySelectorAll('input, textarea, select')].some(isChanged)
  );
}
