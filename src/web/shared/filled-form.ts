import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment, serialize } from 'parse5';
import { type FormDraft, type TypedForm, withDraft } from '../../accounts/form-draft.js';
import { fault } from './named-faults.js';
import type { FieldErrors } from './form.js';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What stands above the form, in HTML. `errors`: those that have a field on the page, by its id. */
type Notice = (errors: FieldErrors) => string;

interface Filling {
  readonly notice: Notice;
  /** What is wrong with its fields, in words, by their names. */
  readonly errors?: FieldErrors;
  /** The draft that it is filled from. */
  readonly draft?: string;
}

/**
 * The page of a form with what was typed in its fields, what is wrong with them, and a notice above. Undefined: the form is not
 * on the page, or not all that was typed has its field there.
 */
export function filledForm(
  html: string,
  sent: Omit<FormDraft, 'files'>,
  { notice, errors = {}, draft }: Filling,
): string | undefined {
  const document = parse(html);
  const elements = [...within(document)];
  elements.forEach((element) => resolve(element, sent.page));
  const form = elements
    .filter((element) => isSentTo(element, sent.action) && sentAlong(element).every((name) => name in sent.typed))
    .toSorted((a, b) => likeness(b, sent.typed) - likeness(a, sent.typed))[0];
  if (!form || !fill(controlsOf(form), sent.typed)) return undefined;
  if (draft !== undefined)
    for (const element of [form, ...within(form)]) {
      for (const name of ['action', 'formaction']) {
        if (withoutHash(get(element, name)) === sent.action) set(element, name, withDraft(sent.action, draft));
      }
    }
  const above = notice(withErrors(form, errors));
  // A search in the masthead has no room for it.
  const main = elements.find(({ tagName }) => tagName === 'main');
  const place = !main || [...within(main)].includes(form) ? form : main;
  place.childNodes.unshift(...parseFragment(above).childNodes);
  for (let up: Parent | null = form; up && 'tagName' in up; up = up.parentNode)
    if (up.tagName === 'details') set(up, 'open', '');
  return serialize(document);
}

/** The page that answers a form, with everything that was typed: also what was wrong in such a way that it was not read. */
export function withAllTyped(html: string, sent: Pick<FormDraft, 'action' | 'typed'>): string {
  // Nearly always; looking for its place costs more than all the rest of the answer.
  const { once: _, seen: __, proof: ___, ...typed } = sent.typed;
  const isThere = (value: string) => html.includes(escaped(value));
  if (Object.values(typed).flat().every(isThere)) return html;
  const document = parse(html);
  const form = [...within(document)]
    .filter((element) => isSentTo(element, sent.action))
    .toSorted((a, b) => likeness(b, sent.typed) - likeness(a, sent.typed))[0];
  const controls = form ? controlsOf(form) : [];
  let isChanged = false;
  for (const control of controls.filter(isText)) {
    const name = get(control, 'name') ?? '';
    const values = [sent.typed[name] ?? []].flat();
    const isOnly = controls.filter((one) => get(one, 'name') === name).length === 1;
    const drawn = textIn(control);
    if (!isOnly || !values[0] || drawn === values[0]) continue;
    // What its handler has put there otherwise was meant, such as an address that was suggested.
    if (drawn !== '' && get(control, 'aria-invalid') !== 'true') continue;
    fillOne(control, values);
    isChanged = true;
  }
  return isChanged ? serialize(document) : html;
}

/** Puts each beside its field, as forms do that know it while they are drawn. Answers those that have one, by its id. */
function withErrors(form: Element, errors: FieldErrors): FieldErrors {
  const controls = controlsOf(form).filter((control) => get(control, 'type') !== 'hidden');
  const placed: Record<string, string> = {};
  for (const [name, message] of Object.entries(errors)) {
    const control = controls.find((one) => [get(one, 'id'), get(one, 'name')].includes(name));
    if (!control) continue;
    const id = get(control, 'id') ?? name;
    placed[id] = message;
    set(control, 'id', id);
    set(control, 'aria-invalid', 'true');
    set(control, 'aria-describedby', [get(control, 'aria-describedby'), `${id}-error`].filter(Boolean).join(' '));
    const row = rowOf(control);
    if (row) set(row, 'class', 'field wrong');
    const [said] = parseFragment(`<p class="error" id="${id}-error"></p>`).childNodes as [Element];
    defaultTreeAdapter.insertText(said, fault(id, message));
    const parent = control.parentNode!;
    // Nothing but words may stand in a label.
    const before = 'tagName' in parent && parent.tagName === 'label' ? parent : control;
    defaultTreeAdapter.insertBefore(before.parentNode!, said, before);
  }
  return placed;
}

/** The field that a control stands in, with its label. */
function rowOf(control: Element): Element | undefined {
  for (let up: Parent | null = control.parentNode; up && 'tagName' in up && up.tagName !== 'form'; up = up.parentNode)
    if (get(up, 'class') === 'field') return up;
  return undefined;
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

function isText(control: Element): boolean {
  return (
    control.tagName === 'textarea' || (control.tagName === 'input' && textTypes.has(get(control, 'type') ?? 'text'))
  );
}

const textTypes = new Set(['text', 'search', 'email', 'tel']);

function textIn(control: Element): string {
  if (control.tagName === 'input') return get(control, 'value') ?? '';
  return control.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
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

/** As pages are drawn. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const withoutHash = (address: string | undefined) => address?.split('#')[0];

const record = ({ attrs }: Element) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const get = (element: Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;

function set(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((attribute) => attribute.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}
