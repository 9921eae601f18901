import type { VNode } from 'preact';
import { Carried, type Choice, FieldError, type FieldErrors, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';

/** `adds`: "15 min more, $30" */
export type AddOnChoice = Choice & { readonly adds: string; readonly on: boolean };

export interface WhatView {
  readonly treatments: readonly Choice[];
  readonly treatment: string;
  readonly addOns: readonly AddOnChoice[];
  /** What all of it takes and costs. */
  readonly inAll: string;
  readonly places: readonly Choice[];
  readonly location: string;
  readonly people: readonly Choice[];
  /** Empty: any that suits. */
  readonly room: string;
  readonly rooms: readonly Choice[];
  /** The treatment needs what it does not have. */
  readonly isRoomUnfit: boolean;
  /** What is booked is for other patients than whoever calls: which. */
  readonly forOthers?: string;
  /** All the same. */
  readonly forAnyone: boolean;
  /** Empty: anyone. */
  readonly practitioner: string;
  readonly errors: FieldErrors;
}

/** Which treatment, and where and with whom. */
export function What({ view }: ViewProps<WhatView>): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('phone.what')}</h2>
      <div data-part="treatment">
        <Asking name="treatment" label={t('visit.treatment')} value={view.treatment} choices={view.treatments} />
      </div>
      <AddOns addOns={view.addOns} />
      <p class="in-all" data-part="in-all" aria-live="polite">
        {view.inAll}
      </p>
      <div data-part="for-others" aria-live="polite">
        {view.forOthers && (
          <>
            {view.errors.forAnyone ? (
              <FieldError name="forAnyone" message={view.errors.forAnyone} />
            ) : (
              <p class="notice">{view.forOthers}</p>
            )}
            <label class="tick">
              <input type="checkbox" id="forAnyone" name="forAnyone" value="yes" checked={view.forAnyone} />{' '}
              {t('phone.for-anyone')}
            </label>
          </>
        )}
      </div>
      <div data-part="where">
        {view.places.length > 1 ? (
          <Asking name="location" label={t('diary.place')} value={view.location} choices={view.places} />
        ) : (
          <Carried fields={{ location: view.location }} />
        )}
      </div>
      <div data-part="with">
        {view.people.length > 1 ? (
          <Asking
            name="practitioner"
            label={t('diary.practitioner')}
            value={view.practitioner}
            choices={[{ value: '', label: t('phone.anyone') }, ...view.people]}
          />
        ) : (
          <Carried fields={{ practitioner: view.practitioner }} />
        )}
      </div>
      <div data-part="room">
        {view.rooms.length > 1 || view.room !== '' ? (
          <Asking
            name="room"
            label={t('phone.room')}
            value={view.room}
            choices={[{ value: '', label: t('phone.any-room') }, ...view.rooms]}
          />
        ) : null}
        {view.isRoomUnfit && <p class="error">{t('phone.room-unfit')}</p>}
      </div>
    </section>
  );
}

/** What can be added to the treatment. */
export function AddOns({ addOns }: Pick<WhatView, 'addOns'>): VNode {
  return (
    <div data-part="add-ons">
      {addOns.map(({ value, label, adds, on }) => (
        <label key={value} class="tick">
          <input type="checkbox" id={`add-${value}`} name="addOn" value={value} checked={on} data-asks />{' '}
          <span>
            {label} <span class="soft">{adds}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

/** A list whose choice changes what is free. */
export function Asking(props: Parameters<typeof Select>[0]): VNode {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name} data-asks>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
