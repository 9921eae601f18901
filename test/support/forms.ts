/** A form of a page: where it is sent, and what it would send as it stands. */
export interface FormOnPage {
  readonly action: string;
  readonly filled: Readonly<Record<string, readonly string[]>>;
  /** Of every field, also of what is not ticked and of buttons. */
  readonly names: readonly string[];
  /** Of those into which something is typed. */
  readonly typed: readonly string[];
  /** Of those that the page sends along unseen. */
  readonly hidden: readonly string[];
  /** It is sent as a form with files. */
  readonly isMultipart: boolean;
  /** What it would send with this in every field for free text. */
  readonly filledWith: (text: string) => Readonly<Record<string, readonly string[]>>;
  /** Where its buttons send it instead. */
  readonly elsewhere: readonly string[];
}

/** The forms of a page that change something. */
export function formsOf(html: string, page: string): FormOnPage[] {
  const forms = [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({ head, body }));
  return forms
    .filter(({ head }) => attribute(head, 'method') === 'post')
    .map(({ head, body }) => {
      const fields = fieldsOf(body);
      return {
        action: attribute(head, 'action') ?? page,
        names: namesOf(fields),
        typed: namesOf(fields.filter(({ isTyped }) => isTyped)),
        hidden: namesOf(fields.filter(({ isHidden }) => isHidden)),
        isMultipart: attribute(head, 'enctype') === 'multipart/form-data',
        elsewhere: [...body.matchAll(/ formaction="([^"#]+)/gi)].map(([, address = '']) => plain(address)),
        filled: valuesOf(fields),
        filledWith: (text) => valuesOf(fields.map((field) => (field.isText ? { ...field, value: text } : field))),
      };
    });
}

/** Addresses of the site that a page leads to. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/ href="(\/[^"#]*)/g)].map(([, address = '']) => plain(address));
}

interface FieldOnPage {
  readonly name: string;
  readonly value?: string;
  readonly isText: boolean;
  readonly isTyped: boolean;
  readonly isHidden: boolean;
}

const namesOf = (fields: readonly FieldOnPage[]) => [...new Set(fields.map(({ name }) => name))];

function valuesOf(fields: readonly FieldOnPage[]): Record<string, string[]> {
  const byName = new Map(fields.map(({ name }) => [name, fields.filter((one) => one.name === name)]));
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, all.flatMap(({ value }) => (value === undefined ? [] : [value]))]),
  );
}

function fieldsOf(body: string): FieldOnPage[] {
  const fields = body.matchAll(/<(input|button)\b([^>]*)>|<(select|textarea)\b([^>]*)>(.*?)<\/\3>/gs);
  return [...fields].flatMap(([, empty, attributes = '', kind = empty ?? '', tag = attributes, inside = '']) => {
    const name = attribute(tag, 'name');
    const type = kind === 'textarea' ? 'text' : kind === 'input' ? (attribute(tag, 'type') ?? 'text') : '';
    const [isText, isTyped] = [/^(text|search)$/.test(type), /^(text|search|email|tel)$/.test(type)];
    return name ? [{ name, value: valueOf(kind, tag, inside), isText, isTyped, isHidden: type === 'hidden' }] : [];
  });
}

function valueOf(kind: string, tag: string, inside: string): string | undefined {
  if (kind === 'button') return undefined;
  if (kind === 'textarea') return plain(inside.replace(/^\n/, ''));
  if (kind === 'select') {
    const options = [...inside.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => option);
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
    return chosen && attribute(chosen, 'value');
  }
  const isTicked = !/checkbox|radio|file/.test(attribute(tag, 'type') ?? '') || attribute(tag, 'checked') !== undefined;
  return isTicked ? (attribute(tag, 'value') ?? '') : undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const [found, value = ''] = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(tag) ?? [];
  return found === undefined ? undefined : plain(value);
}

const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
