import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** With whom, or for what: one of several. */
export interface OtherChoices {
  readonly label: string;
  readonly options: readonly OtherChoice[];
}

interface OtherChoice {
  readonly text: string;
  /** "50 minutes · $95" */
  readonly detail: string;
  /** The same page with it. */
  readonly href: string;
  readonly on: boolean;
}

/** Folded, because most who reschedule want another time and nothing else. Links: the page comes back with other times. */
export function Others({
  site,
  groups,
}: {
  readonly site: Site;
  readonly groups: readonly OtherChoices[];
}): VNode | null {
  const { t } = site;
  if (groups.length === 0) return null;
  return (
    <details class="others">
      <summary>{t('visit.others')}</summary>
      {groups.map(({ label, options }) => (
        <div key={label}>
          <h2>{label}</h2>
          <ul class="toggles">
            {options.map(({ text, detail, href, on }) => (
              <li key={href}>
                <a class={on ? 'toggle on' : 'toggle'} href={href} aria-current={on ? 'true' : undefined} data-stay>
                  <span class="box" aria-hidden="true" />
                  <span>
                    {text} <span class="soft">{detail}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
