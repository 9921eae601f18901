/** A form as it was sent, by the names of its fields. */
export type TypedForm = Readonly<Record<string, string | readonly string[]>>;

/** What was typed into a form whose session had ended when it was sent. */
export interface FormDraft {
  /** Where it was sent: a path of this site, with its query. */
  readonly action: string;
  /** The page on which it stood. */
  readonly page: string;
  readonly typed: TypedForm;
  /** What its files are called; they are not kept. */
  readonly files: readonly string[];
}

/** Passwords are typed again. */
const secrets = new Set(['password', 'current']);

/** The fields of a body that are kept. Text, as browsers send it; anything else is no form of ours. */
export function typedIn(body: unknown): TypedForm {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.filter(([name, value]) => !secrets.has(name) && isText(value)));
}

/** Is there something in it that is typed again each time? */
export function hasSecrets(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).some((name) => secrets.has(name));
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

/** The address with the id of the draft that its form was filled from. */
export function withDraft(action: string, id: string): string {
  return `${action}${action.includes('?') ? '&' : '?'}draft=${id}`;
}

/** The address without it, and the id. */
export function draftIn(url: string): { readonly action: string; readonly id?: string } {
  const [, action = url, id] = /^(.*)[?&]draft=([\da-f-]{36})$/.exec(url) ?? [];
  return id === undefined ? { action } : { action, id };
}
