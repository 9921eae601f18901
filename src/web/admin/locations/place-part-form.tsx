import type { VNode } from 'preact';
import type { Entity } from '../../../configuration/entity.js';
import type { WordKey } from '../../../i18n/words.js';
import { Carried, type Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityFields } from '../../staff/entity-field.js';
import type { Form } from '../resource/resource.js';

interface PlacePartFormProps {
  readonly site: Site;
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly form: Pick<Form, 'action' | 'typed' | 'errors' | 'carry'>;
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  readonly submit: WordKey;
}

/** Something that belongs to a location. */
export function PlacePartForm({ site, entity, form, choices, submit }: PlacePartFormProps): VNode {
  const { action, carry, typed, errors } = form;
  return (
    <form action={action} method="post">
      <Carried fields={carry} />
      <EntityFields site={site} form={{ entity, typed, errors }} choices={choices} />
      <p class="actions">
        <button class="button" type="submit" data-once>
          {site.t(submit)}
        </button>
      </p>
    </form>
  );
}
