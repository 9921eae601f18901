import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { type Answer, html } from '../platform/http/answer.js';

// What the controllers of pages return; see there.
export { file, seeOther } from '../platform/http/answer.js';

/** A whole page, from `<html>` down. `personal`: about one visit or person, so nothing keeps a copy. */
export function page(whole: VNode, more: Parameters<typeof html>[1] = {}): Answer {
  return html(`<!doctype html>${render(whole)}`, more);
}
