import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Carried, type Choice, Field, type FieldErrors, Form, Notice, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { ConflictExplained, Reasons } from '../conflict.js';
import type { ConflictView, TypedReasons } from '../conflict.view.js';
import type { Back } from '../patients/patient-address.js';
import { StaffLayout } from '../staff-layout.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { Tell, type TellView } from './tell.js';

interface FreeTime {
  readonly start: number;
  readonly when: string;
  /** Chosen until another one is. */
  readonly first: boolean;
  readonly keepsFull: boolean;
}

export interface StaffMoveView extends TellView {
  readonly reference: string;
  readonly back?: Back;
  /** Where it stays as it is. */
  readonly keep: string;
  readonly patient: string;
  readonly from: string;
  readonly fromWith: string;
  readonly day: string;
  /** As it was typed. */
  readonly time: string;
  readonly errors: FieldErrors;
  readonly practitioner: string;
  readonly people: readonly Choice[];
  /** Free with this practitioner, from that day on; `more`: where the next ones are. */
  readonly free: {
    readonly with: string;
    readonly days: readonly { readonly day: string; readonly times: readonly FreeTime[] }[];
    readonly more?: string;
  };
  /** Where it should go; without it only the form to choose is shown. */
  readonly to?: {
    readonly when: string;
    readonly short: string;
    readonly with: string;
    readonly start: number;
    /** What is in the way; undefined: it is free. */
    readonly conflict?: ConflictView;
    readonly reasons?: TypedReasons;
    readonly same: boolean;
  };
  readonly fault?: string;
  readonly once: string;
}

/** From where to where, whether the patient hears of it; nothing has moved before the button. */
export function StaffMovePage({
  site,
  member,
  view,
}: PageProps<StaffMoveView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout title={t('move.title')} member={member} here="/staff/diary/visit" styles={[assets.deskStyle]}>
      <div class="two" data-panel>
        <div>
          <h1>{t('move.heading', { name: view.patient })}</h1>
          {view.fault && (
            <Notice bad>
              <p>{view.fault}</p>
            </Notice>
          )}
          <dl class="facts-tight">
            <dt>{t('move.from')}</dt>
            <dd>
              {view.from}, {view.fromWith}
            </dd>
            {view.to && (
              <>
                <dt>{t('move.to')}</dt>
                <dd>
                  <strong>
                    {view.to.when}, {view.to.with}
                  </strong>
                </dd>
              </>
            )}
          </dl>
          {view.to ? <Confirm view={view} to={view.to} /> : <FreeTimes view={view} />}
        </div>
        <div class="aside">
          <Elsewhere view={view} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Confirm({ view, to }: ViewProps<StaffMoveView> & { readonly to: NonNullable<StaffMoveView['to']> }): VNode {
  const { t } = useSite();
  const keep = <ButtonLink href={view.keep}>{t('move.keep')}</ButtonLink>;
  const { conflict } = to;
  if (to.same || (conflict && !conflict.outside && !conflict.overbook))
    return (
      <>
        {to.same && <p>{t('move.same')}</p>}
        {!to.same && conflict && <ConflictExplained conflict={conflict} />}
        <p class="actions">{keep}</p>
      </>
    );
  return (
    <Form
      action={`/staff/visits/${view.reference}/time`}
      carry={{ start: String(to.start), practitioner: view.practitioner, once: view.once, back: view.back }}
    >
      {conflict ? (
        <>
          <ConflictExplained conflict={conflict} />
          <Reasons outside={conflict.outside} overbook={conflict.overbook} typed={to.reasons} errors={view.errors} />
        </>
      ) : (
        <p>{t('move.free')}</p>
      )}
      <Tell view={view} />
      <p class="actions">
        <Submit>{t('move.do', { when: to.short })}</Submit>
        {keep}
      </p>
    </Form>
  );
}

/** What is free next, to choose from; the button is the same as for a time that was chosen elsewhere. */
function FreeTimes({ view }: ViewProps<StaffMoveView>): VNode {
  const { t } = useSite();
  const { days, more } = view.free;
  if (days.length === 0) return <p>{t('move.none-free', { name: view.free.with })}</p>;
  return (
    <Form
      class="compact"
      action={`/staff/visits/${view.reference}/time`}
      carry={{ practitioner: view.practitioner, once: view.once }}
    >
      <fieldset>
        <legend>{t('move.free-with', { name: view.free.with })}</legend>
        {days.map(({ day, times }) => (
          <div key={day} class="free-day" role="group" aria-label={day}>
            <p>{day}</p>
            {times.map(({ start, when, first, keepsFull }) => (
              <label key={start} class="pick">
                <input type="radio" name="start" value={start} checked={first} data-first={first || undefined} />
                <span>
                  <time>{when}</time>
                  {keepsFull && <span class="soft"> {t('phone.keeps-full')}</span>}
                </span>
              </label>
            ))}
          </div>
        ))}
      </fieldset>
      {more && (
        <p>
          <a href={more}>{t('move.more')}</a>
        </p>
      )}
      <Tell view={view} />
      <Submit>{t('life.move')}</Submit>
    </Form>
  );
}

function Elsewhere({ view }: ViewProps<StaffMoveView>): VNode {
  const { t } = useSite();
  return (
    <Form
      method="get"
      class="panel compact"
      action={`/staff/visits/${view.reference}/move`}
      carry={{ back: view.back }}
    >
      <Field id="move-day" name="day" label={t('move.day')} value={view.day} input={{ type: 'date' }} />
      <Field
        name="time"
        label={t('move.time')}
        value={view.time}
        error={view.errors.time}
        input={{ maxLength: 20, autocomplete: 'off' }}
      />
      {view.people.length > 1 ? (
        <Select name="practitioner" label={t('diary.practitioner')} value={view.practitioner} choices={view.people} />
      ) : (
        <Carried fields={{ practitioner: view.practitioner }} />
      )}
      <Submit look="quiet small">{t('move.look')}</Submit>
    </Form>
  );
}
