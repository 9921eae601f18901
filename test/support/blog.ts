import { type PageServer, servePages } from './page-server.js';

/**
 * Somebody else's page around a piece of HTML, with a content security as strict as can be: scripts and frames of the
 * clinic, its own style sheet, nothing inline.
 */
export function openBlog(clinic: string, html: () => string): Promise<PageServer> {
  const policy = `default-src 'none'; script-src ${clinic}; frame-src ${clinic}; style-src 'self'; img-src 'self'; base-uri 'none'`;
  const answer = (path: string) => (path === '/blog.css' ? style : page(html()));
  return servePages(answer, { 'content-security-policy': policy });
}

const style = `
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 18px/1.7 Georgia, serif; color: #222; background: #fff }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #181818 } a { color: #9cf } }
  table { margin: 1rem 0 }`;

const page = (html: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Why muscles knot</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/blog.css"></head>
<body><main><h1>Why muscles knot</h1><p>A knot is a muscle that has forgotten how to let go. Needles, cups and rest remind it.</p>
${html}
<p id="after">What comes after it must not move.</p></main></body></html>`;
