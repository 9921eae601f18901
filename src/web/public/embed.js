// Free times on somebody else's page: below the plain link in an element comes a frame, which fills what the element keeps
// free, so nothing moves. Nothing is measured or stored, and no message passes between the page and the frame.
(() => {
  // Not known where a loader runs the text of this file.
  const script = document.currentScript?.src;
  const reserved = 420;
  const least = 300;

  const fill = (place) => {
    // Curly quotation marks, which editors like, belong to it.
    const code = (place.getAttribute('link') ?? place.dataset.meridian).replace(/[^\w-]/g, '');
    if (!code || place.querySelector('iframe')) return;
    // The cell of a table keeps the height, whatever a page thinks of styles.
    const box = place.querySelector('td') ?? place;
    const link = box.querySelector('a');
    const from = link?.href.includes('/go/') ? link.href.split('/go/') : script?.split('/embed.js');
    if (!from) return;
    // A flexible column would make it as narrow as its link.
    if (box === place) Object.assign(box.style, { display: 'block', width: '100%', minHeight: `${reserved}px` });

    const address = new URL(`${from[0]}/embed/${code}`);
    if (code === 'by' && link) {
      // The link of the page it stands on, or of the post above it.
      const query = new URL(link).searchParams;
      if (!query.get('page')) query.set('page', document.querySelector('link[rel=canonical]')?.href ?? location.href);
      link.search = query;
      address.searchParams.set('page', query.get('page'));
    }
    // Elsewhere than on the clinic's sites it shows a link; the browser would show a grey box.
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
    // No script, no cookie, no storage. What it leads to opens in a tab.
    frame.setAttribute('sandbox', 'allow-forms allow-popups allow-popups-to-escape-sandbox');
    Object.assign(frame.style, { display: 'block', border: '0', marginTop: '8px', colorScheme: scheme });
    frame.height = 0;
    frame.src = address;
    box.append(frame);
    // Before anything is painted; in a closed tab, when it is opened.
    const shown = new ResizeObserver(() => {
      if (!box.clientWidth) return;
      shown.disconnect();
      const { paddingBottom, borderBottomWidth } = getComputedStyle(box);
      const edge = (parseFloat(paddingBottom) || 0) + (parseFloat(borderBottomWidth) || 0);
      const free = box.getBoundingClientRect().bottom - edge - frame.getBoundingClientRect().top;
      frame.height = Math.max(least, Math.floor(free));
    });
    shown.observe(box);
  };

  // Light letters stand on a dark page. Of rgb() each number is at most 255, of lab() 100, of others 1.
  const isLight = (color) => {
    const [, a = 0, b = 0, c = 0] = color
      .slice(color.search(/[ (][-.\d]/))
      .split(/[\s,()/]+/)
      .map(Number);
    if (/^(ok)?l/.test(color)) return a > (color.startsWith('o') ? 0.65 : 58);
    return a * 0.3 + b * 0.6 + c * 0.1 > (color.startsWith('c') ? 0.55 : 140);
  };

  const all = () => document.querySelectorAll('meridian-times[link], [data-meridian]').forEach(fill);
  const begin = () => {
    all();
    // Some sites put an article into the page later.
    new MutationObserver(all).observe(document, { childList: true, subtree: true });
  };
  // Elements that are still being read may lack their link.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
