import type { VNode } from 'preact';
import { templateWords } from '../../../notifications/template.entity.js';
import { Section } from '../../shared/section.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { EntryForm } from '../resource/resource.js';
import type { GapGroup } from './gaps.view.js';
import type { PageProps } from '../../staff/page-props.js';

interface MessageTemplateView extends StaffView {
  readonly form: EntryForm;
  readonly kind: string;
  readonly when: string;
  /** Where there are several. */
  readonly language?: string;
  readonly unfit: boolean;
  readonly isOwn: boolean;
  readonly gaps: readonly GapGroup[];
  /** What is typed is not what is stored: the frame has something else to show. */
  readonly renew: boolean;
}

/** The words of one notification, and how it looks. */
export function MessageTemplatePage({ site, view }: PageProps<MessageTemplateView>): VNode {
  const { t, assets } = site;
  return (
    <AdminPage view={view} title={view.kind} here={view.form.action} scripts={[assets.liveScript]}>
      {view.unfit && <Notice bad>{t('templates.unfit-here')}</Notice>}
      <p>
        {view.when} {view.language && t('templates.language', { language: view.language })}
      </p>
      <div class="twofold">
        <div>
          <Words form={view.form} />
          <Gaps gaps={view.gaps} />
          {view.isOwn && <Reset address={`${view.form.action}/reset`} />}
        </div>
        <Section id="looks" title={t('templates.preview.title')} class="reading">
          <iframe
            class="preview"
            name="preview"
            src={`${view.form.action}/preview`}
            title={t('templates.preview.frame')}
            data-live-frame="preview"
            data-live-renew={view.renew ? 'yes' : undefined}
          />
        </Section>
      </div>
    </AdminPage>
  );
}

function Words({ form: { action, typed, errors, carry } }: { readonly form: EntryForm }): VNode {
  const { t } = useSite();
  const form = { action, typed, errors, carry };
  return (
    <Form {...form} entity={templateWords} class="settings" data-live>
      <EntityField name="subject" />
      <EntityField name="title" label={t('templates.heading')} />
      <EntityField name="greeting" optional={false} input={{ required: false }} />
      <EntityField name="body" />
      <p class="actions save-bar">
        <button class="button" type="submit" name="do" value="save" data-once>
          {t('templates.save')}
        </button>
        <button class="button quiet" type="submit" name="do" value="trial" data-once>
          {t('templates.trial')}
        </button>
        <button
          class="button quiet"
          type="submit"
          formAction={`${action}/preview`}
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

function Reset({ address }: { readonly address: string }): VNode {
  const { t } = useSite();
  return (
    <section>
      <details>
        <summary>{t('templates.reset')}</summary>
        <p>{t('templates.reset-lead')}</p>
        <Form action={address}>
          <Submit look="quiet danger">{t('templates.reset-do')}</Submit>
        </Form>
      </details>
    </section>
  );
}
