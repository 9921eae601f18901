import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

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
  readonly site: Site;
  readonly groups: readonly OtherChoices[];
  readonly open: boolean;
  /** Rescheduling, unless given. */
  readonly summary?: string;
}

/**
 * Folded until something is chosen, because most who reschedule want another time and nothing else. Links: the page comes
 * back with other times.
 */
export function Others({ site, groups, open, summary }: OthersProps): VNode | null {
  const { t } = site;
  if (groups.length === 0) return null;
  return (
    <details class="others" open={open}>
      <summary>{summary ?? t('visit.others')}</summary>
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
