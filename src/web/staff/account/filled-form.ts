import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment, serialize } from 'parse5';
import { type FormDraft, type TypedForm, withDraft } from '../../../accounts/form-draft.js';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * The page of a form with what was typed in its fields, and a notice above them. Undefined: the form is not on the page, or
 * not all that was typed has its field there.
 */
export function filledForm(html: string, draft: FormDraft, id: string, notice: string): string | undefined {
  const document = parse(html);
  const elements = [...within(document)];
  elements.forEach((element) => resolve(element, draft.page));
  const form = elements
    .filter((element) => isSentTo(element, draft.action) && sentAlong(element).every((name) => name in draft.typed))
    .toSorted((a, b) => likeness(b, draft.typed) - likeness(a, draft.typed))[0];
  if (!form || !fill(controlsOf(form), draft.typed)) return undefined;
  for (const element of [form, ...within(form)]) {
    for (const name of ['action', 'formaction']) {
      if (withoutHash(get(element, name)) === draft.action) set(element, name, withDraft(draft.action, id));
    }
  }
  // A search in the masthead has no room for it.
  const main = elements.find(({ tagName }) => tagName === 'main');
  const place = !main || [...within(main)].includes(form) ? form : main;
  place.childNodes.unshift(...parseFragment(notice).childNodes);
  for (let up: Parent | null = form; up && 'tagName' in up; up = up.parentNode)
    if (up.tagName === 'details') set(up, 'open', '');
  return serialize(document);
}

function* within(parent: Parent): Generator<Element> {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    yield node;
    yield* within(node);
  }
}

/** The page is shown at another address than its own. */
function resolve(element: Element, page: string): void {
  const own = element.tagName === 'form' ? { action: '' } : {};
  for (const [name, value] of Object.entries({ ...own, ...record(element) })) {
    if (!(name === 'href' ? /^(\?|$)/ : /^(?!\/)/).test(value) || !['href', 'action', 'formaction'].includes(name))
      continue;
    const { pathname, search, hash } = new URL(value, `http://page${page}`);
    set(element, name, pathname + search + hash);
  }
}

function isSentTo(form: Element, action: string): boolean {
  if (form.tagName !== 'form' || get(form, 'method') !== 'post') return false;
  return [form, ...within(form)].some((element) =>
    ['action', 'formaction'].some((name) => withoutHash(get(element, name)) === action),
  );
}

/** The names of what a form sends along unseen: one that was not sent belongs to another form. */
function sentAlong(form: Element): readonly string[] {
  return controlsOf(form).flatMap((control) => (get(control, 'type') === 'hidden' ? [get(control, 'name') ?? ''] : []));
}

/** Of several forms with one address, the one whose hidden fields are the same. */
function likeness(form: Element, typed: TypedForm): number {
  return controlsOf(form).filter((control) => {
    const value = get(control, 'value');
    return value !== undefined && [typed[get(control, 'name') ?? ''] ?? []].flat().includes(value);
  }).length;
}

function controlsOf(form: Element): readonly Element[] {
  return [...within(form)].filter(({ tagName }) => ['input', 'select', 'textarea', 'button'].includes(tagName));
}

/** Fields of one name take its values in order, as they were sent. Answers whether all had a place. */
function fill(controls: readonly Element[], typed: TypedForm): boolean {
  const left = new Map(Object.entries(typed).map(([name, values]) => [name, [values].flat()]));
  for (const control of controls) fillOne(control, left.get(get(control, 'name') ?? '') ?? []);
  return [...left.values()].flat().every((value) => value === '');
}

function fillOne(control: Element, values: string[]): void {
  const takes = (value: string) => values.includes(value) && values.splice(values.indexOf(value), 1).length > 0;
  const type = get(control, 'type') ?? 'text';
  if (control.tagName === 'button') {
    takes(get(control, 'value') ?? '');
  } else if (control.tagName === 'select') {
    for (const option of within(control)) {
      if (option.tagName === 'option') set(option, 'selected', takes(get(option, 'value') ?? '') ? '' : undefined);
    }
  } else if (type === 'checkbox' || type === 'radio') {
    set(control, 'checked', takes(get(control, 'value') ?? 'on') ? '' : undefined);
  } else if (type !== 'password' && type !== 'file' && values.length > 0) {
    const value = values.shift()!;
    if (control.tagName === 'input') return set(control, 'value', value);
    control.childNodes = [];
    // The first line break after the tag is none of the text.
    defaultTreeAdapter.insertText(control, `\n${value}`);
  }
}

const withoutHash = (address: string | undefined) => address?.split('#')[0];

const record = ({ attrs }: Element) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const get = (element: Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;

function set(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}
