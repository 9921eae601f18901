import type { VNode } from 'preact';
import { Carried, type Choice, Field, Select, useForm } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

/** What can be chosen. Of one place, or one practitioner, nobody is asked. */
export interface WishesChoices {
  readonly days: readonly Choice[];
  readonly starts: readonly Choice[];
  readonly ends: readonly Choice[];
  readonly practitioners: readonly Choice[];
  readonly wheres: readonly Choice[];
}

/** Which times suit somebody: all of it can be left as it is. */
export function WishesFields({ choices }: { readonly choices: WishesChoices }): VNode {
  const { t } = useSite();
  const form = useForm();
  const { days, starts, ends, practitioners, wheres } = choices;
  const day = { type: 'date', required: false } as const;
  return (
    <>
      <Toggles name="days" legend={t('waitlist.days')} hint={t('waitlist.days-hint')} choices={days} />
      <div class="row">
        <Select name="hours.from" label={t('waitlist.starts')} choices={starts} />
        <Select name="hours.to" label={t('waitlist.ends')} choices={ends} />
      </div>
      {practitioners.length > 1 ? (
        <Toggles
          name="practitioners"
          legend={t('find.practitioner')}
          hint={t('waitlist.practitioners-hint')}
          choices={practitioners}
        />
      ) : (
        <Carried fields={{ practitioners: form.all('practitioners') }} />
      )}
      {wheres.length > 1 ? (
        <Select name="where" label={t('waitlist.where')} choices={wheres} />
      ) : (
        <Carried fields={{ where: form.one('where') }} />
      )}
      <details open={Boolean(form.one('from') || form.one('until') || form.errors['from'] || form.errors['until'])}>
        <summary>{t('waitlist.dates')}</summary>
        <div class="row">
          <Field name="from" label={t('waitlist.from')} input={day} />
          <Field name="until" label={t('waitlist.until')} input={day} />
        </div>
      </details>
    </>
  );
}

/** Any of several, side by side; the first has the name for its id, so that a fault leads to it. */
function Toggles({
  name,
  legend,
  hint,
  choices,
}: {
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
}): VNode {
  const chosen = useForm().all(name);
  return (
    <fieldset class="field" aria-describedby={`${name}-hint`}>
      <legend>{legend}</legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <div class="toggles">
        {choices.map(({ value, label }, at) => (
          <label key={value} class="option">
            <input
              id={at === 0 ? name : undefined}
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
