import { say } from '../../i18n/words.js';

/** Stand around a fault until its page is drawn, and with it what its field is called. */
const [begins, says, ends] = ['\u{e000}', '\u{e001}', '\u{e002}'];

/** What is wrong with a field. `listed`: away from it, at the head of the form. */
export function fault(name: string, message: string, listed = false): string {
  return `${begins}${listed ? '*' : ''}${name}${says}${message}${ends}`;
}

const faults = new RegExp(`${begins}(\\*?)([^${says}]*)${says}([^${ends}]*)${ends}`, 'gu');

/** The page with its faults naming their fields: "Minutes must be at least 1". */
export function withNamedFaults(html: string, locale: string): string {
  return html.includes(begins)
    ? html.replace(faults, (_, listed: string, name: string, message: string) =>
        named(labelIn(html, name), message, listed !== '', locale),
      )
    : html;
}

function named(label: string | undefined, message: string, listed: boolean, locale: string): string {
  if (!label || message.toLowerCase().includes(label.toLowerCase())) return message;
  const must = /^must /i;
  if (must.test(message)) return `${label} ${message.replace(must, 'must ')}`;
  return listed ? say('form.fault', { label, message }, locale) : message;
}

/** What the control with this id is called: by its label, by itself, or by the legend of the choices it is the first of. */
function labelIn(html: string, id: string): string | undefined {
  const quoted = `"${id.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`;
  const own = new RegExp(`<label for=${quoted}[^>]*>([^<]+)`, 'u').exec(html)?.[1];
  const control = new RegExp(`<(?:input|select|textarea)[^>]* id=${quoted}[^>]*>|<input id=${quoted}[^>]*>`, 'u').exec(
    html,
  );
  const label = own ?? (control && /aria-label="([^"]+)"/.exec(control[0])?.[1]) ?? (control && around(html, control));
  return label?.trim() || undefined;
}

function around(html: string, { 0: control, index }: RegExpExecArray): string | undefined {
  const before = html.slice(0, index);
  const legend = /^(?:radio|checkbox)$/.test(/type="(\w+)"/.exec(control)?.[1] ?? '')
    ? /<fieldset class="field[^>]*><legend>([^<]+)<\/legend>(?:(?!<\/fieldset>).)*$/su.exec(before)?.[1]
    : undefined;
  return legend ?? /^(?:<\/?span[^>]*>)*([^<]+)/.exec(html.slice(index + control.length))?.[1];
}
