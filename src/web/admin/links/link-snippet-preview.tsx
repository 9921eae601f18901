import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** A piece of HTML as it looks on a light page and on a dark one. */
export function LinkSnippetPreview({ site, html }: { readonly site: Site; readonly html: string }): VNode {
  return (
    <html lang={site.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{site.t('link.preview')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main dangerouslySetInnerHTML={{ __html: grounds(html) }} />
      </body>
    </html>
  );
}

const grounds = (html: string) => `<p>${html}</p><p class="dark">${html}</p>`;

const style = `
  html, body, main { height: 100%; margin: 0 }
  main { display: flex; font: 16px/1.5 Georgia, serif }
  p { flex: 1; display: grid; place-items: center; margin: 0; padding: 8px; text-align: center; color: #222; background: #fff }
  .dark { color: #eee; background: #181818 }
  .dark a { color: #9cf }
  @media (width < 30rem) { main { flex-direction: column } }`;
