import type { VNode } from 'preact';
import { roomDetails } from '../../../clinic-file/place-edits.js';
import { Carried } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityFields } from '../../staff/entity-field.js';
import type { EntryForm } from '../resource/resource.js';
import { spoken } from './spoken.js';

interface RoomFormProps {
  readonly site: Site;
  readonly form: EntryForm;
  readonly features: readonly string[];
}

/** A room by its name, and what it has. */
export function RoomForm({ site, form: { typed, errors, action, carry }, features }: RoomFormProps): VNode {
  const choices = { features: features.map((feature) => ({ value: feature, label: spoken(feature) })) };
  return (
    <form action={action} method="post">
      <Carried fields={carry} />
      <EntityFields site={site} form={{ entity: roomDetails, typed, errors }} choices={choices} />
      <button class="button" type="submit">
        {site.t('room.save')}
      </button>
    </form>
  );
}
