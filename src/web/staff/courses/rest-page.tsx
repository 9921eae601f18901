import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ButtonLink } from '../../shared/button-link.js';
import { type Choice, Form, Notice, Select, Submit } from '../../shared/form.js';
import { SeriesList, type SeriesView } from '../../patient/course/series-list.js';
import type { PageProps } from '../page-props.js';
import { StaffLayout } from '../staff-layout.js';
import { Tell, type TellView } from '../visit/tell.js';

export interface RestView extends TellView {
  readonly reference: string;
  readonly patient: string;
  /** How many are to move. */
  readonly count: number;
  readonly weeks: number;
  readonly choices: readonly Choice[];
  readonly series: SeriesView;
  readonly once: string;
  readonly fault?: string | undefined;
}

/** This appointment and all later ones of its course, some weeks later: what is proposed, and the button. */
export function RestPage({ site, member, view }: PageProps<RestView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  const { reference, patient, count, weeks, choices, series, once } = view;
  const keep = <ButtonLink href={`/staff/visits/${reference}`}>{t('move.keep')}</ButtonLink>;
  return (
    <StaffLayout title={t('rest.title')} member={member} here="/staff/diary/visit" styles={[assets.deskStyle]}>
      <div class="two" data-panel>
        <div>
          <h1>{t('rest.heading', { count, name: patient })}</h1>
          {view.fault && (
            <Notice bad>
              <p>{view.fault}</p>
            </Notice>
          )}
          {series.turns.length < count ? (
            <>
              <p>{t('rest.fewer', { weeks })}</p>
              <p class="actions">{keep}</p>
            </>
          ) : (
            <Form action={`/staff/visits/${reference}/rest`} carry={{ weeks: String(weeks), once }}>
              <SeriesList view={series} />
              <Tell view={view} />
              <p class="actions">
                <Submit>{t('rest.do', { count })}</Submit>
                {keep}
              </p>
            </Form>
          )}
        </div>
        <div class="aside">
          <Form method="get" class="panel compact" action={`/staff/visits/${reference}/rest`}>
            <Select name="weeks" label={t('rest.by')} value={String(weeks)} choices={choices} />
            <Submit look="quiet small">{t('course.show')}</Submit>
          </Form>
        </div>
      </div>
    </StaffLayout>
  );
}
