import type { ComponentChildren, VNode } from 'preact';
import { Submit } from '../shared/form.js';

interface SaveBarProps {
  /** What the button says that saves. */
  readonly save: string;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** The last line of a long form, in sight wherever one is in it. */
export function SaveBar({ save, children }: SaveBarProps): VNode {
  return (
    <p class="actions save-bar">
      <Submit>{save}</Submit>
      {children}
    </p>
  );
}
