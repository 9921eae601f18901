import { say } from '../../i18n/words.js';

/** Characters for private use that mark a fault while its page is drawn: only then is it known what its field is called. */
const [begins, says, ends] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/** What is wrong with a field, marked. `listed`: in the list at the head of the form, not beside the field. */
export function fault(name: string, message: string, listed = false): string {
  return `${begins}${listed ? '*' : ''}${name}${says}${message}${ends}`;
}

/** The page with its faults naming their fields: "Minutes must be at least 1". */
export function withNamedFaults(html: string, locale: string): string {
  const [first = '', ...parts] = html.split(begins);
  return first + parts.map((part) => withNamedFault(html, part, locale)).join('');
}

/** `part`: from a fault to the next. */
function withNamedFault(html: string, part: string, locale: string): string {
  const [about, end] = [part.indexOf(says), part.indexOf(ends)];
  if (about < 0 || end < about) return begins + part;
  const isListed = part.startsWith('*');
  const label = labelIn(html, part.slice(isListed ? 1 : 0, about));
  return named(label, part.slice(about + 1, end), isListed, locale) + part.slice(end + 1);
}

function named(label: string | undefined, message: string, isListed: boolean, locale: string): string {
  if (!label) return message;
  if (/^must /i.test(message)) return `${label} m${message.slice(1)}`;
  const saysItself = !isListed || message.toLowerCase().includes(label.toLowerCase());
  return saysItself ? message : say('form.fault', { label, message }, locale);
}

/**
 * What the control with this id is called: by its label, its `aria-label`, the legend of the choices it is the first of, or,
 * of a tick, the text beside it.
 */
function labelIn(html: string, id: string): string | undefined {
  const own = html.indexOf(`<label for="${id}"`);
  if (own >= 0) return textFrom(html, html.indexOf('>', own) + 1);
  const at = html.indexOf(` id="${id}"`);
  const [start, end] = [html.lastIndexOf('<', at), html.indexOf('>', at)];
  const tag = html.slice(start, end);
  if (at < 0 || !/^<(input|select|textarea) /.test(tag)) return undefined;
  const label = tag.indexOf(' aria-label="');
  if (label >= 0) return tag.slice(label + 13).split('"')[0];
  const group = html.lastIndexOf('<fieldset', start);
  if (group > html.lastIndexOf('</fieldset>', start))
    return html.startsWith('<fieldset class="field', group)
      ? textFrom(html, html.indexOf('<legend>', group) + 8)
      : undefined;
  return html.endsWith('<label class="tick">', start) ? textFrom(html, html.indexOf('<span>', end) + 6) : undefined;
}

/** The text that begins there, or in the element that does. */
function textFrom(html: string, at: number): string | undefined {
  const start = /^<\w/.test(html.slice(at, at + 2)) ? html.indexOf('>', at) + 1 : at;
  return html.slice(start, html.indexOf('<', start)).trim() || undefined;
}
