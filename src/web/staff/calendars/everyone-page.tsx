import type { VNode } from 'preact';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { PageProps } from '../page-props.js';

export interface EveryoneView extends StaffView {
  readonly people: readonly {
    readonly href: string;
    readonly name: string;
    readonly text: string;
    readonly failing: string;
  }[];
}

/** Whose calendars there are to see to. */
export function EveryonePage({ site, view }: PageProps<EveryoneView>): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('calendars.title')} heading={t('calendars.everyone')} here="/staff/calendars">
      {view.people.length === 0 && <p class="soft">{t('calendars.nobody')}</p>}
      <ul class="rows">
        {view.people.map(({ href, name, text, failing }) => (
          <li key={href}>
            <a href={href}>{name}</a>
            <span>
              <span class="soft">{text}</span>
              {failing && <strong class="error">{failing}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
