import { type LinkEntry, linkDetails } from '../../../clinic-file/link-edits.js';
import { readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';

/** A place that was chosen with a button of its own stands for the one that was typed. */
export function typedLink(body: unknown): Typed {
  const typed = typedIn(body);
  return typed.place ? { ...typed, near: typed.place } : typed;
}

/** Somebody asks what the title speaks for, and saves nothing yet. */
export function asksToGuess(body: unknown): boolean {
  return (body as { readonly do?: unknown } | undefined)?.do === 'guess';
}

export function linkIn(typed: Typed, code: string): LinkEntry {
  return { ...readForm(linkDetails, typed).value, code };
}
