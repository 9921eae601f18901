// Free times on somebody else's page: below the plain link in an element comes a frame. Without this file the link stands
// alone. Nothing is measured or stored, no message passes between the page and the frame, and nothing that stands moves:
// the frame fills what the element keeps free.
(() => {
  const home = document.currentScript.src;
  const reserved = 420;
  const least = 300;

  const fill = (place) => {
    const code = place.getAttribute('link') ?? place.dataset.meridian;
    if (!code || place.querySelector('iframe')) return;
    // In a table the cell keeps the height: the one way to say it in HTML alone, whatever a page thinks of styles.
    const box = place.querySelector('td') ?? place;
    const link = box.querySelector('a');
    if (box === place) Object.assign(box.style, { display: 'block', minHeight: `${reserved}px` });

    const address = new URL(`embed/${encodeURIComponent(code)}`, home);
    // A site that is not in the clinic's list is given a link; the browser would show a grey box.
    address.searchParams.set('from', location.origin);
    const lang = place.lang || document.documentElement.lang;
    if (lang) address.searchParams.set('lang', lang);
    const scheme = isLight(getComputedStyle(box).color) ? 'dark' : 'light';
    address.searchParams.set('scheme', scheme);

    const frame = document.createElement('iframe');
    frame.title = link?.textContent.trim() || 'Meridian';
    frame.width = '100%';
    frame.referrerPolicy = 'no-referrer';
    frame.loading = 'lazy';
    frame.setAttribute('credentialless', '');
    // It is a stranger to its own site: no script, no cookie, no storage. What it leads to opens in a tab.
    frame.setAttribute('sandbox', 'allow-forms allow-popups allow-popups-to-escape-sandbox');
    Object.assign(frame.style, { display: 'block', border: '0', marginTop: '8px', colorScheme: scheme });
    frame.height = 0;
    frame.src = address;
    const { bottom } = box.getBoundingClientRect();
    box.append(frame);
    const { paddingBottom, borderBottomWidth } = getComputedStyle(box);
    const edge = (parseFloat(paddingBottom) || 0) + (parseFloat(borderBottomWidth) || 0);
    frame.height = Math.max(least, Math.floor(bottom - edge - frame.getBoundingClientRect().top));
  };

  // Light letters stand on a dark page.
  const isLight = (color) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return color.startsWith('rgb') && red * 0.3 + green * 0.6 + blue * 0.1 > 140;
  };

  const all = () => document.querySelectorAll('meridian-times, [data-meridian]').forEach(fill);
  all();
  // It may have come before the rest of the page.
  document.addEventListener('DOMContentLoaded', all);
})();
