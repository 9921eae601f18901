import { night } from './colours.js';

/**
 * Sizes and lines in pixels. One property each: Word, which draws notifications in Outlook, reads a `font` of many parts badly.
 * As text, because it also has properties of its own.
 */
export const sans = (size: number, line: number, color: string) => type(sansFamily, size, line, color);
export const serif = (size: number, line: number, color: string) => type(serifFamily, size, line, color);

function type(family: string, size: number, line: number, color: string): string {
  return `font-family:${family};font-size:${size}px;line-height:${line}px;color:${color}`;
}

const serifFamily = "'Iowan Old Style', Palatino, 'Palatino Linotype', Georgia, serif";
const sansFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** A table that is there for its columns only. */
export const bare = { cellpadding: '0', cellspacing: '0', border: 0 } as const;

/** Word takes Times for a family it does not know, and reckons pixels by the screen's scale unless told. */
export const forOutlook = `<!--[if mso]>
<xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
<style>table, td, p, h1, h2, li, a, div { font-family: 'Segoe UI', Arial, sans-serif !important; mso-line-height-rule: exactly; }
.serif { font-family: Georgia, serif !important; }</style>
<![endif]-->`;

/**
 * Each for itself: Gmail throws away a whole style sheet for one line in it that it does not know. What a program finds in
 * the text and makes a link of keeps the colour of the text.
 */
export const headStyles: readonly string[] = [
  `
  a { text-underline-offset: 2px; }
  @media (max-width: 440px) {
    .gutter { padding: 24px 16px 32px !important; }
    .label { width: 1px !important; padding: 6px 12px !important; }
  }
  @media (prefers-color-scheme: dark) {${atNight([''])}
  }`,
  ':root { color-scheme: light dark; supported-color-schemes: light dark; }',
  'a[x-apple-data-detectors], u + .paper a:not([class]) { color: inherit !important; }',
  // Outlook on the web and on phones paints notifications over by itself, and marks what it has painted.
  atNight(['[data-ogsc] ', '[data-ogsb] ']),
];

function atNight(within: readonly string[]): string {
  const rules = Object.entries({
    '.paper': `background-color: ${night.paper}`,
    '.ink': `color: ${night.ink}`,
    '.soft': `color: ${night.soft}`,
    '.line': `border-color: ${night.line}`,
    '.jade': `color: ${night.jade}`,
    '.thread': `border-color: ${night.jade}`,
    '.press': `background-color: ${night.jade}`,
    '.pressed': `color: ${night.onJade}`,
  });
  return rules
    .map(([name, rule]) => `\n    ${within.map((outer) => outer + name).join(', ')} { ${rule} !important; }`)
    .join('');
}
