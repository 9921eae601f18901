import type { VNode } from 'preact';
import { linkDetails } from '../../../clinic-file/details.js';
import { Carried, type Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityField, EntityFields, type EntityForm } from '../../staff/entity-field.js';
import type { Form } from '../resource/resource.js';
import { Near } from './near.js';

export interface LinkMore {
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
  /** What the title speaks for, said beside the treatment. */
  readonly guessed: string;
}

export interface LinkFields extends Form<LinkMore> {
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
  const form = { entity: linkDetails, typed, errors };
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const addOns = fields.addOns.map(({ value, label, goesWith }) => ({
    value,
    label: goesWith.length ? t('link.goes-with', { name: label, treatments: list.format(goesWith) }) : label,
  }));
  return (
    <form action={fields.action} method="post">
      {/* What the enter key presses: the first button of a form. */}
      <button class="unseen" type="submit" tabIndex={-1} aria-hidden="true">
        {t('link.save')}
      </button>
      <Carried fields={fields.carry} />
      <EntityFields
        site={site}
        form={form}
        choices={{ practitioner: fields.practitioners, addOns }}
        custom={{
          treatment: (
            <EntityField
              site={site}
              form={form}
              name="treatment"
              hint={fields.more.guessed}
              choices={fields.treatments}
            />
          ),
          ...(addOns.length === 0 && { addOns: null }),
          near: <Near site={site} form={form} suggestions={fields.more.suggestions ?? []} />,
          title: <Title site={site} form={form} />,
        }}
      />
      <p class="actions">
        <button class="button" type="submit" data-once>
          {t('link.save')}
        </button>
      </p>
    </form>
  );
}

/** Of the article, from which the treatment can be guessed. */
function Title({ site, form }: { readonly site: Site; readonly form: EntityForm }): VNode {
  return (
    <>
      <EntityField site={site} form={form} name="title" input={{ autocomplete: 'off' }} />
      <p class="actions">
        <button class="button quiet small" type="submit" name="do" value="guess" formNoValidate>
          {site.t('link.guess')}
        </button>
      </p>
    </>
  );
}
