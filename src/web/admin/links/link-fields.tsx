import type { VNode } from 'preact';
import { Carried, type Carry, type Choice, Field, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import { Near } from './near.js';
import type { TypedLink } from './link-form.js';

export interface LinkFields {
  readonly action: string;
  readonly typed: TypedLink;
  readonly errors: FieldErrors;
  readonly carry: Carry;
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
  /** What the title speaks for, said beside the treatment. */
  readonly guessed?: string;
  readonly treatments: readonly Choice[];
  readonly addOns: readonly (Choice & { readonly goesWith: readonly string[] })[];
  readonly practitioners: readonly Choice[];
}

interface LinkFormProps {
  readonly site: Site;
  readonly fields: LinkFields;
}

/** What a link says, and what is filled in for those who follow it. */
export function LinkForm({ site, fields }: LinkFormProps): VNode {
  const { t, locale } = site;
  const { typed, errors } = fields;
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  return (
    <form action={fields.action} method="post">
      {/* What the enter key presses: the first button of a form. */}
      <button class="unseen" type="submit" tabIndex={-1} aria-hidden="true">
        {t('link.save')}
      </button>
      <Carried fields={fields.carry} />
      <Field
        site={site}
        name="label"
        label={t('link.label')}
        hint={t('link.label-hint')}
        value={typed.label}
        error={errors.label}
        input={{ maxLength: 200, autocomplete: 'off' }}
      />
      <Select
        name="treatment"
        label={t('link.treatment')}
        hint={fields.guessed}
        value={typed.treatment}
        error={errors.treatment}
        choices={fields.treatments}
      />
      {fields.addOns.length > 0 && (
        <Ticks
          name="addOns"
          legend={t('link.add-ons')}
          error={errors.addOns}
          choices={fields.addOns.map(({ value, label, goesWith }) => ({
            value,
            label: goesWith.length ? t('link.goes-with', { name: label, treatments: list.format(goesWith) }) : label,
          }))}
          chosen={typed.addOns}
        />
      )}
      <Near site={site} near={typed.near} error={errors.near} suggestions={fields.suggestions} />
      <Select
        name="practitioner"
        label={t('link.practitioner')}
        value={typed.practitioner}
        error={errors.practitioner}
        choices={fields.practitioners}
      />
      <Field
        site={site}
        name="page"
        label={t('link.page')}
        hint={t('link.page-hint')}
        optional
        value={typed.page}
        error={errors.page}
        input={{ maxLength: 500, autocomplete: 'off', spellcheck: false }}
      />
      <Field
        site={site}
        name="title"
        label={t('link.title')}
        hint={t('link.title-hint')}
        optional
        value={typed.title}
        error={errors.title}
        input={{ maxLength: 200, autocomplete: 'off' }}
      />
      <p class="actions">
        <button class="button quiet small" type="submit" name="do" value="guess" formNoValidate>
          {t('link.guess')}
        </button>
      </p>
      <Field
        site={site}
        name="sites"
        label={t('link.sites')}
        hint={t('link.sites-hint')}
        optional
        value={typed.sites}
        error={errors.sites}
        rows={3}
        input={{ maxLength: 5000, spellcheck: false }}
      />
      <p class="actions">
        <button class="button" type="submit" data-once>
          {t('link.save')}
        </button>
      </p>
    </form>
  );
}
