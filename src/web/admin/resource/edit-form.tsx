import type { VNode } from 'preact';
import type { Entity } from '../../../configuration/entity.js';
import { Form } from '../../shared/form.js';
import { EntityFields } from '../../staff/entity-field.js';
import { SaveBar } from '../../staff/save-bar.js';
import type { EntryForm } from './resource.js';

interface EditFormProps extends Omit<Parameters<typeof EntityFields>[0], 'form'> {
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly form: EntryForm;
  readonly submit: string;
}

/** The form of an entry: all its fields, and the button that saves it. */
export function EditForm({ entity, form: { action, typed, errors, carry }, submit, ...fields }: EditFormProps): VNode {
  return (
    <Form action={action} typed={typed} errors={errors} entity={entity} carry={carry}>
      <div class="fields">
        <EntityFields {...fields} />
      </div>
      <SaveBar save={submit} />
    </Form>
  );
}
