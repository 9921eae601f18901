import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface EveryoneView {
  readonly member: StaffMember;
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
    <StaffLayout site={site} title={t('calendars.title')} member={view.member} here="/staff/calendars">
      <h1>{t('calendars.everyone')}</h1>
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
    </StaffLayout>
  );
}
