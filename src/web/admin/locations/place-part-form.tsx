import type { VNode } from 'preact';
import type { Entity } from '../../../configuration/entity.js';
import type { WordKey } from '../../../i18n/words.js';
import { type Choice, Form } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { EntityFields } from '../../staff/entity-field.js';
import type { EntryForm } from '../resource/resource.js';

interface PlacePartFormProps {
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly form: Omit<EntryForm, 'more'>;
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  readonly submit: WordKey;
}

/** Something that belongs to a location. */
export function PlacePartForm({ entity, form, choices, submit }: PlacePartFormProps): VNode {
  const { action, carry, typed, errors } = form;
  return (
    <Form action={action} carry={carry} entity={entity} typed={typed} errors={errors} submit={useSite().t(submit)}>
      <EntityFields choices={choices} />
    </Form>
  );
}
