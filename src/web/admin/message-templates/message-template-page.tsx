import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { type Carry, Field, type FieldErrors, Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { GapGroup } from './gaps.view.js';
import type { Typed } from './template-form.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface MessageTemplateView extends StaffView {
  readonly here: string;
  readonly kind: string;
  readonly when: string;
  /** Where there are several. */
  readonly language?: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly unfit: boolean;
  readonly isOwn: boolean;
  readonly gaps: readonly GapGroup[];
  readonly carry: Carry;
  /** What is typed is not what is stored: the frame has something else to show. */
  readonly renew: boolean;
}

/** The words of one notification, and how it looks. */
export function MessageTemplatePage({ site, view }: PageProps<MessageTemplateView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={view}
      title={view.kind}
      back={{ href: '/admin/message-templates', text: t('templates.back') }}
      here="/admin/message-templates"
      wide
      styles={[assets.settingsStyle]}
      scripts={[assets.liveScript]}
    >
      {view.unfit && <Notice bad>{t('templates.unfit-here')}</Notice>}
      <p>
        {view.when} {view.language && t('templates.language', { language: view.language })}
      </p>
      <div class="twofold">
        <div>
          <Words view={view} />
          <Gaps gaps={view.gaps} />
          {view.isOwn && <Reset view={view} />}
        </div>
        <Section id="looks" title={t('templates.preview.title')} class="reading">
          <iframe
            class="preview"
            name="preview"
            src={`${view.here}/preview`}
            title={t('templates.preview.frame')}
            data-live-frame="preview"
            data-live-renew={view.renew ? 'yes' : undefined}
          />
        </Section>
      </div>
    </StaffPage>
  );
}

function Words({ view }: ViewProps<MessageTemplateView>): VNode {
  const { t } = useSite();
  const line = { maxLength: 150, autocomplete: 'off' } as const;
  return (
    <Form action={view.here} typed={view.typed} errors={view.errors} carry={view.carry} class="settings" data-live>
      <Field name="subject" label={t('templates.subject')} hint={t('templates.subject-hint')} input={line} />
      <Field name="title" label={t('templates.heading')} input={line} />
      <Field
        name="greeting"
        label={t('templates.greeting')}
        hint={t('templates.greeting-hint')}
        input={{ ...line, required: false }}
      />
      <Field
        name="body"
        label={t('templates.body')}
        hint={t('templates.body-hint')}
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
    </Form>
  );
}

function Gaps({ gaps }: { readonly gaps: readonly GapGroup[] }): VNode {
  const { t } = useSite();
  return (
    <Section id="gaps" title={t('templates.gaps')} class="gaps">
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
    </Section>
  );
}

function Reset({ view }: ViewProps<MessageTemplateView>): VNode {
  const { t } = useSite();
  return (
    <section>
      <details>
        <summary>{t('templates.reset')}</summary>
        <p>{t('templates.reset-lead')}</p>
        <Form action={`${view.here}/reset`}>
          <Submit look="quiet danger">{t('templates.reset-do')}</Submit>
        </Form>
      </details>
    </section>
  );
}
