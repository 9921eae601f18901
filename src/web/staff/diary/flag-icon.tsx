import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import type { Flag } from './flags.js';

/** On a ground of 16 by 16, drawn with a line. */
const drawings: Readonly<Record<Flag, string>> = {
  overbooked: 'M2 2h8v8H2zM6 6h8v8H6z',
  outside: 'M9.5 2a6 6 0 1 0 4.5 9.5A6 6 0 0 1 9.5 2z',
  unreached: 'M2 4h12v8.5H2zM2 4l6 5 6-5M3 14.5 13 2',
  noted: 'M3 2h10v8l-4 4H3zM9 14v-4h4M5.5 5h5M5.5 8h3',
  'to-phone': 'M3 2.5h3l1 3-1.5 1.5a8 8 0 0 0 3.5 3.5L10.5 9l3 1v3a1 1 0 0 1-1 1A10.5 10.5 0 0 1 2 3.5a1 1 0 0 1 1-1z',
};

interface FlagProps {
  readonly flag: Flag;
  /** What it says, where that is more than its name. */
  readonly says?: string | null;
}

/** The words are said, and shown to whoever points at it. */
export function FlagIcon({ flag, says }: FlagProps): VNode {
  const words = says ?? useSite().t(`diary.${flag}`);
  return (
    <span class="flag" title={words}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={drawings[flag]} />
      </svg>
      <span class="unseen">{words}</span>
    </span>
  );
}
