import type { VNode } from 'preact';

/** With whom, or for what: one of several. */
export interface OtherChoices {
  readonly label: string;
  readonly options: readonly OtherChoice[];
}

export interface OtherChoice {
  readonly text: string;
  /** "50 minutes · $95" */
  readonly detail: string;
  /** The same page with it. */
  readonly href: string;
  readonly on: boolean;
}

interface OthersProps {
  readonly label: string;
  readonly groups: readonly OtherChoices[];
  readonly open: boolean;
}

/**
 * Folded until something is chosen, because most who reschedule want another time and nothing else. Links: the page comes
 * back with other times.
 */
export function Others({ label, groups, open }: OthersProps): VNode | null {
  if (groups.length === 0) return null;
  return (
    <details class="others" open={open}>
      <summary>{label}</summary>
      {groups.map(({ label, options }) => (
        <div key={label}>
          <h2>{label}</h2>
          <Toggles options={options} />
        </div>
      ))}
    </details>
  );
}

/** One of several, each a link to the same page with it. */
export function Toggles({
  label,
  options,
}: {
  readonly label?: string;
  readonly options: readonly OtherChoice[];
}): VNode {
  return (
    <ul class="toggles" aria-label={label}>
      {options.map(({ text, detail, href, on }) => (
        <li key={href}>
          <a class={on ? 'toggle on' : 'toggle'} href={href} aria-current={on ? 'true' : undefined} data-stay>
            <span>
              {text} <span class="soft">{detail}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
