import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Choice, Field, type FieldErrors, Notice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface StaffMoveView {
  readonly reference: string;
  readonly patient: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly from: string;
  readonly fromWith: string;
  readonly day: string;
  /** As it was typed. */
  readonly time: string;
  readonly errors: FieldErrors;
  readonly practitioner: string;
  readonly people: readonly Choice[];
  /** Where it should go; without it only the form to choose is shown. */
  readonly to?: {
    readonly when: string;
    readonly short: string;
    readonly with: string;
    readonly start: number;
    /** Why not, in a sentence; undefined: it is free. */
    readonly why?: string;
    /** Free if someone says why it may clash. */
    readonly mayOverbook: boolean;
    readonly same: boolean;
  };
  readonly fault?: string;
  readonly once: string;
}

interface StaffMovePageProps {
  readonly site: Site;
  readonly view: StaffMoveView;
}

/** From where to where, whether the patient hears of it; nothing has moved before the button. */
export function StaffMovePage({ site, member, view }: StaffMovePageProps & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout site={site} title={t('move.title')} member={member} wide styles={[assets.diaryStyle]}>
      <div class="two">
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
          {view.to && <Confirm site={site} view={view} to={view.to} />}
        </div>
        <div class="aside">
          <Elsewhere site={site} view={view} />
        </div>
      </div>
    </StaffLayout>
  );
}

function Confirm({ site, view, to }: StaffMovePageProps & { readonly to: NonNullable<StaffMoveView['to']> }): VNode {
  const { t } = site;
  const keep = (
    <a class="button quiet" href={`/staff/visits/${view.reference}`}>
      {t('move.keep')}
    </a>
  );
  if (to.same || (to.why && !to.mayOverbook))
    return (
      <>
        <p>{to.same ? t('move.same') : t('move.not-free', { why: to.why })}</p>
        {to.why && <p class="soft">{t('move.no-overbook')}</p>}
        <p class="actions">{keep}</p>
      </>
    );
  return (
    <form method="post" action={`/staff/visits/${view.reference}/time`}>
      <Carried fields={{ start: String(to.start), practitioner: view.practitioner, once: view.once }} />
      <p>{to.why ? t('move.not-free', { why: to.why }) : t('move.free')}</p>
      {to.why && (
        <Field
          site={site}
          name="overbook"
          label={t('move.overbook')}
          hint={t('overbook.kept')}
          input={{ maxLength: 300 }}
        />
      )}
      {view.email ? (
        <fieldset>
          <legend>{t('move.tell')}</legend>
          <div class="picks">
            <label class="pick">
              <input type="radio" name="tell" value="yes" checked /> {t('move.tell-yes')}
            </label>
            <label class="pick">
              <input type="radio" name="tell" value="no" /> {t('move.tell-no')}
            </label>
          </div>
        </fieldset>
      ) : (
        <>
          <p>{t('life.tell-phone', { phone: view.phone ?? '' })}</p>
          <input type="hidden" name="tell" value="yes" />
        </>
      )}
      <p class="actions">
        <button class="button" type="submit" data-once>
          {t('move.do', { when: to.short })}
        </button>
        {keep}
      </p>
    </form>
  );
}

function Elsewhere({ site, view }: StaffMovePageProps): VNode {
  const { t } = site;
  return (
    <form class="panel compact" method="get" action={`/staff/visits/${view.reference}/move`}>
      <div class="field">
        <label for="day">{t('move.day')}</label>
        <input id="day" type="date" name="day" value={view.day} required />
      </div>
      <Field
        site={site}
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
      <button class="button quiet small" type="submit">
        {t('move.look')}
      </button>
    </form>
  );
}
