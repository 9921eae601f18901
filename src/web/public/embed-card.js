// Runs in a card only. WordPress lets a frame from elsewhere do nothing but run a script, and tells it a secret: with that the
// page is asked to show the frame and to follow its links, in the words of WordPress's own wp-embed.js.
(() => {
  const secret = /secret=(\w+)/.exec(location.hash)?.[1];
  if (!secret) return;
  const ask = (message, value) => parent.postMessage({ message, value, secret }, '*');
  const show = () => ask('height', 420);
  show();
  addEventListener('message', ({ data }) => data?.message === 'ready' && show());
  addEventListener('click', (event) => {
    const pressed = event.target.closest('a, button');
    if (!pressed) return;
    event.preventDefault();
    if (pressed.target) ask('link', pressed.href);
    else location.href = (pressed.href ?? `?${new URLSearchParams(new FormData(pressed.form))}`) + location.hash;
  });
})();
