import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Carry, ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { GapGroup } from './gaps.view.js';
import type { Typed } from './template-form.js';

export interface MessageTemplateView {
  readonly member: StaffMember;
  readonly here: string;
  readonly kind: string;
  readonly when: string;
  /** Where there are several. */
  readonly language?: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Why it was not saved, where no field is to blame. */
  readonly fault?: string;
  readonly news?: string;
  readonly unfit: boolean;
  readonly isOwn: boolean;
  readonly gaps: readonly GapGroup[];
  readonly carry: Carry;
  /** What is typed is not what is stored: the frame has something else to show. */
  readonly renew: boolean;
}

interface MessageTemplatePageProps {
  readonly site: Site;
  readonly view: MessageTemplateView;
}

/** The words of one notification, and how it looks. */
export function MessageTemplatePage({ site, view }: MessageTemplatePageProps): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout
      site={site}
      title={view.kind}
      member={view.member}
      here="/admin/message-templates"
      wide
      styles={[assets.settingsStyle]}
      scripts={[assets.liveScript]}
    >
      <p class="soft">
        <a href="/admin/message-templates">{t('templates.back')}</a>
      </p>
      <h1>{view.kind}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      {view.unfit && <Notice bad>{t('templates.unfit-here')}</Notice>}
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={view.errors} />
      <p>
        {view.when} {view.language && t('templates.language', { language: view.language })}
      </p>
      <div class="twofold">
        <div>
          <Words site={site} view={view} />
          <Gaps site={site} gaps={view.gaps} />
          {view.isOwn && <Reset site={site} view={view} />}
        </div>
        <section class="reading" aria-labelledby="looks">
          <h2 id="looks">{t('templates.preview.title')}</h2>
          <iframe
            class="preview"
            name="preview"
            src={`${view.here}/preview`}
            title={t('templates.preview.frame')}
            data-live-frame="preview"
            data-live-renew={view.renew ? 'yes' : undefined}
          />
        </section>
      </div>
    </StaffLayout>
  );
}

function Words({ site, view }: MessageTemplatePageProps): VNode {
  const { t } = site;
  const { typed, errors } = view;
  const line = { maxLength: 150, autocomplete: 'off' } as const;
  return (
    <form method="post" action={view.here} class="settings" data-live>
      <Carried fields={view.carry} />
      <Field
        site={site}
        name="subject"
        label={t('templates.subject')}
        hint={t('templates.subject-hint')}
        value={typed.subject}
        error={errors.subject}
        input={line}
      />
      <Field
        site={site}
        name="title"
        label={t('templates.heading')}
        value={typed.title}
        error={errors.title}
        input={line}
      />
      <Field
        site={site}
        name="greeting"
        label={t('templates.greeting')}
        hint={t('templates.greeting-hint')}
        value={typed.greeting}
        error={errors.greeting}
        input={{ ...line, required: false }}
      />
      <Field
        site={site}
        name="body"
        label={t('templates.body')}
        hint={t('templates.body-hint')}
        value={typed.body}
        error={errors.body}
        rows={16}
        input={{ maxLength: 4000 }}
      />
      <p class="actions">
        <button class="button" type="submit" name="do" value="save" data-once>
          {t('templates.save')}
        </button>
        <button class="button quiet" type="submit" name="do" value="trial" data-once>
          {t('templates.trial')}
        </button>
        <button
          class="button quiet"
          type="submit"
          formAction={`${view.here}/preview`}
          formTarget="preview"
          formNoValidate
          data-live-button
        >
          {t('templates.preview')}
        </button>
      </p>
    </form>
  );
}

function Gaps({ site: { t }, gaps }: { readonly site: Site; readonly gaps: readonly GapGroup[] }): VNode {
  return (
    <section class="gaps" aria-labelledby="gaps">
      <h2 id="gaps">{t('templates.gaps')}</h2>
      <p>{t('templates.gaps-lead')}</p>
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
                  {says} {needed && <em>{t('templates.gaps.needed')}</em>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

function Reset({ site: { t }, view }: MessageTemplatePageProps): VNode {
  return (
    <section>
      <details>
        <summary>{t('templates.reset')}</summary>
        <p>{t('templates.reset-lead')}</p>
        <form method="post" action={`${view.here}/reset`}>
          <button class="button quiet danger" type="submit" data-once>
            {t('templates.reset-do')}
          </button>
        </form>
      </details>
    </section>
  );
}
