import type { VNode } from 'preact';
import { markdownHtml } from '../../i18n/markdown.js';

/** What the clinic wrote in Markdown. Nothing in it can be script or markup of its own. */
export function Markdown({ text, lead }: { readonly text: string; readonly lead?: boolean }): VNode | null {
  if (text.trim() === '') return null;
  return <div class={lead ? 'prose lead' : 'prose'} dangerouslySetInnerHTML={{ __html: markdownHtml(text) }} />;
}
