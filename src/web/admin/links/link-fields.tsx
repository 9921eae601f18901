import type { VNode } from 'preact';
import { linkDetails } from '../../../clinic-file/details.js';
import { type Choice, Form } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { SaveBar } from '../../staff/save-bar.js';
import type { EntryForm } from '../resource/resource.js';
import { Near } from './near.js';
import { listFormat } from '../../../time/intl.js';

export interface LinkMore {
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
  /** What the title speaks for, said beside the treatment. */
  readonly guessed: string;
}

export interface LinkFields extends EntryForm<LinkMore> {
  readonly treatments: readonly Choice[];
  readonly addOns: readonly (Choice & { readonly goesWith: readonly string[] })[];
  readonly practitioners: readonly Choice[];
}

/** What a link says, and what is filled in for those who follow it. */
export function LinkForm({ fields }: { readonly fields: LinkFields }): VNode {
  const { t, locale } = useSite();
  const { action, typed, errors, carry } = fields;
  const list = listFormat(locale, { type: 'disjunction' });
  const addOns = fields.addOns.map(({ value, label, goesWith }) => ({
    value,
    label: goesWith.length ? t('link.goes-with', { name: label, treatments: list.format(goesWith) }) : label,
  }));
  return (
    <Form action={action} entity={linkDetails} typed={typed} errors={errors} carry={carry}>
      {/* What the enter key presses: the first button of a form. */}
      <button class="unseen" type="submit" tabIndex={-1} aria-hidden="true">
        {t('link.save')}
      </button>
      <div class="fields">
        <EntityFields
          choices={{ practitioner: fields.practitioners, addOns }}
          custom={{
            treatment: <EntityField name="treatment" hint={fields.more.guessed} choices={fields.treatments} />,
            ...(addOns.length === 0 && { addOns: null }),
            near: <Near suggestions={fields.more.suggestions ?? []} />,
            title: <Title />,
          }}
        />
      </div>
      <SaveBar save={t('link.save')} />
    </Form>
  );
}

/** Of the article, from which the treatment can be guessed. */
function Title(): VNode {
  const { t } = useSite();
  return (
    <>
      <EntityField name="title" input={{ autocomplete: 'off' }} />
      <p class="actions">
        <button class="button quiet small" type="submit" name="do" value="guess" formNoValidate>
          {t('link.guess')}
        </button>
      </p>
    </>
  );
}
