import type { Entity } from '../../configuration/entity.js';
import type { Site } from './site.js';

/** What stands in the fields of a form, as it was typed, and what is wrong with them; and what it edits, if it edits an entity. */
export interface FormState {
  /** A text, or several, by the name of its field. */
  readonly typed: object;
  /** By the name of a field, in words. */
  readonly errors: Readonly<Record<string, string>>;
  readonly entity?: Pick<Entity, 'name' | 'fields'>;
}

const empty: FormState = { typed: {}, errors: {} };

let site: Site | undefined;
let form = empty;

/**
 * Draws a page. It is drawn all at once, so there is but one at a time, and one form in it: what stands on the page asks here.
 * Preact's contexts and hooks would cost time at every element.
 */
export function drawnOn(its: Site | undefined, draw: () => string): string {
  site = its;
  try {
    return draw();
  } finally {
    site = undefined;
    form = empty;
  }
}

/** The site of the page that is being drawn. */
export function useSite(): Site {
  if (!site) throw new Error('drawn outside a page');
  return site;
}

/** A form begins: its fields are drawn next. */
export function beginForm(state: FormState): void {
  form = state;
}

/** Of the form that is being drawn. */
export function formState(): FormState {
  return form;
}
