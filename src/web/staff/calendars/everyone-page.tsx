import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface EveryoneView extends StaffView {
  readonly people: readonly {
    readonly href: string;
    readonly name: string;
    readonly text: string;
    readonly failing: string;
  }[];
}

/** Whose calendars there are to see to. */
export function EveryonePage({ site, view }: { readonly site: Site; readonly view: EveryoneView }): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('calendars.title')}
      heading={t('calendars.everyone')}
      here="/staff/calendars"
    >
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
