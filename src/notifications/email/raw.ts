import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';

/** Markup as it stands: the comments that Outlook's older programs read have no other way in. Nothing from outside. */
export function raw(markup: string): VNode {
  return jsxTemplate([markup]);
}
