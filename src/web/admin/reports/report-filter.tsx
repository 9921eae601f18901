import type { VNode } from 'preact';
import { calendarKinds } from '../../../reports/period.js';
import { type Choice, ErrorSummary, Field, type FieldErrors, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { Typed } from './report-form.js';

export interface Choices {
  readonly practitioner: readonly Choice[];
  readonly location: readonly Choice[];
  readonly treatment: readonly Choice[];
}

interface FilterProps {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly choices: Choices;
}

/** What to show: a plain form, whose answer is an address that can be kept. */
export function ReportFilter({ typed, errors, choices }: FilterProps): VNode {
  const { t } = useSite();
  const kinds = ([...calendarKinds, 'own'] as const).map((kind) => ({
    value: kind,
    label: t(`reports.kind.${kind}`),
  }));
  const ways = (['practitioner', 'location', 'treatment'] as const).map((by) => ({
    value: by,
    label: t(`reports.by.${by}`),
  }));
  const all = (label: string, some: readonly Choice[]) => [{ value: '', label }, ...some];
  const chosen = [
    [kinds, typed.kind],
    [all(t('reports.everyone'), choices.practitioner), typed.practitioner],
    [all(t('reports.everywhere'), choices.location), typed.location],
    [all(t('reports.everything'), choices.treatment), typed.treatment],
    [ways, typed.by],
  ] as const;
  const labelOf = ([known, value]: (typeof chosen)[number]) => known.find((one) => one.value === value)?.label;
  return (
    <details class="search report-filter no-print" open={Object.keys(errors).length > 0}>
      <summary>
        {chosen.map(labelOf).join(' · ')} <span class="change">{t('reports.change')}</span>
      </summary>
      <Form method="get" action="/admin/reports" label={t('reports.ask')} typed={typed} errors={errors}>
        <ErrorSummary errors={errors} />
        <div class="report-fields">
          <Select name="kind" label={t('reports.kind')} choices={kinds} />
          <Field name="from" label={t('reports.from')} input={{ type: 'date', required: false }} />
          <Field name="to" label={t('reports.to')} input={{ type: 'date', required: false }} />
          <Select
            name="practitioner"
            label={t('reports.practitioner')}
            choices={all(t('reports.everyone'), choices.practitioner)}
          />
          <Select
            name="location"
            label={t('reports.location')}
            choices={all(t('reports.everywhere'), choices.location)}
          />
          <Select
            name="treatment"
            label={t('reports.treatment')}
            choices={all(t('reports.everything'), choices.treatment)}
          />
          <Select name="by" label={t('reports.by')} choices={ways} />
          <Submit>{t('reports.show')}</Submit>
        </div>
        <p class="hint">{t('reports.dates-hint')}</p>
      </Form>
    </details>
  );
}
