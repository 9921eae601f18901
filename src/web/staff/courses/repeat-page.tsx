import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Doubt } from '../../../bookings/by-staff/doubts.js';
import { ButtonLink } from '../../shared/button-link.js';
import { type Choice, Field, Form, Notice, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { SeriesList, type SeriesView } from '../../patient/course/series-list.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { StaffLayout } from '../staff-layout.js';
import { Tell, type TellView } from '../visit/tell.js';

export interface RepeatView extends TellView {
  readonly reference: string;
  readonly patient: string;
  /** What is repeated: "Tue, Dec 1, 10:00 AM, Acupuncture, with Mei Tanaka". */
  readonly from: string;
  readonly asked: { readonly everyDays: string; readonly visits: string; readonly until: string; readonly day: string };
  readonly spacings: readonly Choice[];
  readonly series: SeriesView;
  readonly doubts: readonly { readonly doubt: Doubt; readonly text: string }[];
  readonly once: string;
  readonly fault?: string | undefined;
}

/** An appointment again and again: how often and how long, what is proposed, and the button. */
export function RepeatPage({ site, member, view }: PageProps<RepeatView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout title={t('repeat.title')} member={member} here="/staff/diary/visit" styles={[assets.deskStyle]}>
      <div class="two" data-panel>
        <div>
          <h1>{t('repeat.heading', { name: view.patient })}</h1>
          {view.fault && (
            <Notice bad>
              <p>{view.fault}</p>
            </Notice>
          )}
          <dl class="facts-tight">
            <dt>{t('repeat.from')}</dt>
            <dd>{view.from}</dd>
          </dl>
          <Book view={view} />
        </div>
        <div class="aside">
          <Asked view={view} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Asked({ view: { reference, asked, spacings } }: ViewProps<RepeatView>): VNode {
  const { t } = useSite();
  return (
    <Form method="get" class="panel compact" action={`/staff/visits/${reference}/course`} typed={asked}>
      <Field name="day" label={t('repeat.first')} input={{ type: 'date' }} />
      <Select name="everyDays" label={t('course.how-often')} choices={spacings} />
      <Field
        name="visits"
        label={t('course.number')}
        hint={t('repeat.number-hint')}
        input={{ inputMode: 'numeric', maxLength: 2 }}
      />
      <Field name="until" label={t('repeat.until')} hint={t('repeat.until-hint')} optional input={{ type: 'date' }} />
      <Submit look="quiet small">{t('course.show')}</Submit>
    </Form>
  );
}

function Book({ view }: ViewProps<RepeatView>): VNode {
  const { t } = useSite();
  const { reference, asked, series, once, doubts } = view;
  const keep = <ButtonLink href={`/staff/visits/${reference}`}>{t('repeat.back')}</ButtonLink>;
  if (series.turns.length === 0)
    return (
      <>
        <p>{t('repeat.none')}</p>
        <p class="actions">{keep}</p>
      </>
    );
  return (
    <Form action={`/staff/visits/${reference}/course`} carry={{ ...asked, once }}>
      <SeriesList view={series} />
      {doubts.map(({ doubt, text }) => (
        <label key={doubt} class="tick">
          <input type="checkbox" name="accepted" value={doubt} />{' '}
          <span>
            {text} {t('phone.for-anyone')}
          </span>
        </label>
      ))}
      <Tell view={view} />
      <p class="actions">
        <Submit>{t('course.submit', { count: series.turns.length })}</Submit>
        {keep}
      </p>
    </Form>
  );
}
