import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Carry, ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { GapGroup } from './gaps.view.js';
import type { Typed } from './letter-form.js';

export interface LetterView {
  readonly member: StaffMember;
  readonly here: string;
  readonly kind: string;
  readonly when: string;
  /** Where there are several. */
  readonly language?: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly others: readonly string[];
  readonly news?: string;
  readonly unfit: boolean;
  readonly isOwn: boolean;
  readonly gaps: readonly GapGroup[];
  readonly carry: Carry;
  /** What is typed is not what is stored: the frame has something else to show. */
  readonly renew: boolean;
}

interface Part {
  readonly site: Site;
  readonly view: LetterView;
}

/** The words of one letter, and how it looks. */
export function LetterPage({ site, view }: Part): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout
      site={site}
      title={view.kind}
      member={view.member}
      here="/admin/letters"
      wide
      styles={[assets.settingsStyle]}
      scripts={[assets.liveScript]}
    >
      <p class="soft">
        <a href="/admin/letters">{t('letters.back')}</a>
      </p>
      <h1>{view.kind}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      {view.unfit && <Notice bad>{t('letters.unfit-here')}</Notice>}
      {view.others.length > 0 && (
        <Notice bad>
          {view.others.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <ErrorSummary site={site} errors={view.errors} />
      <p>
        {view.when} {view.language && t('letters.language', { language: view.language })}
      </p>
      <div class="twofold">
        <div>
          <Words site={site} view={view} />
          <Gaps site={site} gaps={view.gaps} />
          {view.isOwn && <Reset site={site} view={view} />}
        </div>
        <section class="reading" aria-labelledby="looks">
          <h2 id="looks">{t('letters.preview.title')}</h2>
          <iframe
            class="preview"
            name="preview"
            src={`${view.here}/preview`}
            title={t('letters.preview.frame')}
            data-live-frame="preview"
            data-live-renew={view.renew ? 'yes' : undefined}
          />
        </section>
      </div>
    </StaffLayout>
  );
}

function Words({ site, view }: Part): VNode {
  const { t } = site;
  const { typed, errors } = view;
  const line = { maxLength: 150, autocomplete: 'off' } as const;
  return (
    <form method="post" action={view.here} class="settings" data-live>
      <Carried fields={view.carry} />
      <Field
        site={site}
        name="subject"
        label={t('letters.subject')}
        hint={t('letters.subject-hint')}
        value={typed.subject}
        error={errors.subject}
        input={line}
      />
      <Field
        site={site}
        name="title"
        label={t('letters.heading')}
        value={typed.title}
        error={errors.title}
        input={line}
      />
      <Field
        site={site}
        name="greeting"
        label={t('letters.greeting')}
        hint={t('letters.greeting-hint')}
        value={typed.greeting}
        error={errors.greeting}
        input={{ ...line, required: false }}
      />
      <Field
        site={site}
        name="body"
        label={t('letters.body')}
        hint={t('letters.body-hint')}
        value={typed.body}
        error={errors.body}
        rows={16}
        input={{ maxLength: 4000 }}
      />
      <p class="actions">
        <button class="button" type="submit" name="do" value="save" data-once>
          {t('letters.save')}
        </button>
        <button class="button quiet" type="submit" name="do" value="trial" data-once>
          {t('letters.trial')}
        </button>
        <button
          class="button quiet"
          type="submit"
          formAction={`${view.here}/preview`}
          formTarget="preview"
          formNoValidate
          data-live-button
        >
          {t('letters.preview')}
        </button>
      </p>
    </form>
  );
}

function Gaps({ site: { t }, gaps }: { readonly site: Site; readonly gaps: readonly GapGroup[] }): VNode {
  return (
    <section class="gaps" aria-labelledby="gaps">
      <h2 id="gaps">{t('letters.gaps')}</h2>
      <p>{t('letters.gaps-lead')}</p>
      {gaps.map(({ title, gaps }) => (
        <details key={title}>
          <summary>{title}</summary>
          <dl>
            {gaps.map(({ name, says, needed }) => (
              <div key={name}>
                <dt>
                  <code>{`{${name}}`}</code>
                </dt>
                <dd>
                  {says} {needed && <em>{t('letters.gaps.needed')}</em>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

function Reset({ site: { t }, view }: Part): VNode {
  return (
    <section>
      <details>
        <summary>{t('letters.reset')}</summary>
        <p>{t('letters.reset-lead')}</p>
        <form method="post" action={`${view.here}/reset`}>
          <button class="button quiet danger" type="submit" data-once>
            {t('letters.reset-do')}
          </button>
        </form>
      </details>
    </section>
  );
}
