import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';

/** What was uncertain when the file was read. */
export function ReadingNotes({ notes }: { readonly notes: readonly string[] }): VNode | null {
  if (notes.length === 0) return null;
  return (
    <Notice>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  );
}
