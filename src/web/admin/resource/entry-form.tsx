import type { VNode } from 'preact';
import type { Entity, Fields } from '../../../configuration/entity.js';
import { Carried } from '../../shared/form.js';
import { EntityFields, type EntityFieldsProps } from '../../staff/entity-field.js';
import type { Form } from './resource.js';

interface EntryFormProps<F extends Fields> extends Omit<EntityFieldsProps, 'form'> {
  readonly entity: Entity<F>;
  readonly form: Form;
  /** On its button. */
  readonly submit: string;
}

/** All fields of an entry, and the button that saves it. */
export function EntryForm<F extends Fields>({ entity, form, submit, ...fields }: EntryFormProps<F>): VNode {
  const { action, carry, typed, errors } = form;
  return (
    <form action={action} method="post">
      <Carried fields={carry} />
      <EntityFields form={{ entity, typed, errors }} {...fields} />
      <p class="actions">
        <button class="button" type="submit" data-once>
          {submit}
        </button>
      </p>
    </form>
  );
}
