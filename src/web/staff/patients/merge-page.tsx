import type { VNode } from 'preact';
import type { MergedField } from '../../../patients/merging.js';
import { Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { Ticks } from '../../shared/ticks.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { Overlaps } from './overlaps.js';
import { patientAddress } from './patient-address.js';
import { listFormat } from '../../../time/intl.js';

export interface ComparedRecord {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly { readonly what: string; readonly said: string; readonly more?: string }[];
}

export interface MergeView extends StaffView {
  readonly kept: ComparedRecord;
  readonly merged: ComparedRecord;
  readonly common: readonly MergedField[];
  /** Where they differ, and the desk has to say whose is right. */
  readonly choices: readonly { readonly field: MergedField; readonly kept: string; readonly merged: string }[];
  readonly chosen: Readonly<Partial<Record<MergedField, string>>>;
  /** Addresses of either that want no reminders. */
  readonly stopped: readonly string[];
  readonly overlaps: readonly string[];
  readonly seen: string;
}

/** Two records side by side, and what becomes of them. */
export function MergePage({ site, view }: PageProps<MergeView>): VNode {
  const { t, assets, locale } = site;
  const { kept, merged, common, choices, chosen } = view;
  const here = `/staff/patients/${kept.id}/merge`;
  const list = listFormat(locale).format(common.map((field) => t(`merge.field.${field}`).toLowerCase()));
  return (
    <StaffPage
      view={view}
      title={t('merge.title')}
      back={{ href: here, text: t('merge.other-record') }}
      here="/staff/patients/one"
      styles={[assets.deskStyle]}
    >
      <div class="two halves">
        <Compared id="this" title={t('merge.this')} record={kept} />
        <Compared id="other" title={t('merge.other')} record={merged} />
      </div>
      <p>{common.length > 0 ? t('merge.common', { what: list }) : t('merge.nothing-common')}</p>
      <Overlaps overlaps={view.overlaps} />
      <Form action={`${here}/${merged.id}`} carry={{ seen: view.seen }}>
        {choices.length > 0 && <h2>{t('merge.keep')}</h2>}
        {choices.map(({ field, ...of }) => (
          <Ticks
            key={field}
            type="radio"
            name={field}
            legend={t(`merge.field.${field}`)}
            choices={(['kept', 'merged'] as const).map((value) => ({ value, label: of[value] }))}
            chosen={[chosen[field] ?? 'kept']}
          />
        ))}
        {choices.some(({ field }) => field === 'email') && <p>{t('merge.address')}</p>}
        {view.stopped.map((email) => (
          <p key={email}>{t('merge.stopped', { email })}</p>
        ))}
        <p>{t('merge.known')}</p>
        <p>{t('merge.all')}</p>
        <p class="soft">{t('moves.undoable')}</p>
        <p class="actions">
          <Submit>{t('merge.do')}</Submit>
        </p>
      </Form>
    </StaffPage>
  );
}

interface ComparedProps {
  readonly id: string;
  readonly title: string;
  readonly record: ComparedRecord;
}

function Compared({ id, title, record: { id: patient, name, facts } }: ComparedProps): VNode {
  const { t } = useSite();
  return (
    <Section id={id} title={title} class="panel">
      <dl class="facts-tight">
        <dt>{t('merge.field.name')}</dt>
        <dd>
          <a href={patientAddress(patient)}>{name}</a>
        </dd>
        {facts.map(({ what, said, more }) => (
          <>
            <dt>{what}</dt>
            <dd>
              {said} {more && <span class="soft">{more}</span>}
            </dd>
          </>
        ))}
      </dl>
    </Section>
  );
}
