import { escaped } from '../../../platform/text/escaped.js';

/** The ways a link stands on a page, each with its placement in the ledger. HTML that editors of blogs leave as it is. */
export interface LinkSnippets {
  readonly address: string;
  readonly link: string;
  readonly button: string;
  readonly embed: string;
  /** What the square leads to. */
  readonly square: string;
}

/** `site`: the clinic's own address, without a slash at its end. */
export function linkSnippets(site: string, code: string, label: string): LinkSnippets {
  const address = `${site}/go/${code}`;
  return {
    address,
    link: anchor(address, label),
    button: bookingButton(`${address}?at=button`, label),
    embed: embed(site, code, label),
    square: `${address}?at=qr`,
  };
}

/** A link that looks like a button wherever it is pasted. */
export function bookingButton(address: string, label: string): string {
  return anchor(address, label, buttonStyle);
}

function anchor(address: string, label: string, style?: string): string {
  return `<a href="${escaped(address)}"${style ? ` style="${style}"` : ''}>${escaped(label)}</a>`;
}

// Jade with white on it, and an edge that shows on a light page as well as on a dark one. Nothing here needs a class, a
// style element or a script, which editors take out.
const buttonStyle = [
  'display:inline-block',
  'padding:12px 24px',
  'border:2px solid #3f947d',
  'border-radius:6px',
  'background-color:#0d5a49',
  'color:#ffffff',
  'font-weight:600',
  'line-height:1.3',
  'text-align:center',
  'text-decoration:none',
].join(';');

/** As high as the script wants it (`embed.js`). */
const reserved = 420;

function embed(site: string, code: string, label: string): string {
  return embedTable(site, code, anchor(`${site}/go/${code}?at=embed`, label));
}

/**
 * A table, since a cell is the one thing whose height HTML alone can say: it stands also where a page allows no style. It is
 * XML as well, as themes are. `link`: as HTML.
 */
export function embedTable(site: string, code: string, link: string): string {
  return (
    `<table data-meridian="${escaped(code)}" role="presentation" width="100%"><tr><td height="${reserved}" valign="top">` +
    `${link}</td></tr></table><script src="${escaped(site)}/embed.js" async="async"></script>`
  );
}
