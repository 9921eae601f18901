import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { Notice } from '../../shared/form.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { PageProps } from '../../staff/page-props.js';

export interface MessageTemplatesView extends StaffView {
  /** How many notifications have words that no longer fit. */
  readonly unfit: number;
  readonly manyLanguages: boolean;
  readonly groups: readonly {
    readonly title: string;
    readonly templates: readonly {
      readonly kind: string;
      readonly when: string;
      readonly texts: readonly {
        readonly href: string;
        readonly language: string;
        readonly state: 'standard' | 'own' | 'unfit';
      }[];
    }[];
  }[];
}

/** Every notification there is, and in whose words it goes out. */
export function MessageTemplatesPage({ site, view }: PageProps<MessageTemplatesView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('templates.title')} here="/admin/message-templates">
      {view.unfit > 0 && <Notice bad>{t('templates.unfit', { count: view.unfit })}</Notice>}
      <p>{t('templates.lead')}</p>
      {view.groups.map(({ title, templates }, at) => (
        <Section key={title} id={`group-${at}`} title={title}>
          <ul class="rows templates">
            {templates.map(({ kind, when, texts }) => (
              <li key={kind}>
                <span>
                  {view.manyLanguages ? <strong>{kind}</strong> : <a href={texts[0]!.href}>{kind}</a>}
                  <span class="soft">{when}</span>
                </span>
                <span class="texts">
                  {texts.map(({ href, language, state }) => (
                    <span key={href}>
                      {view.manyLanguages && (
                        <a href={href}>
                          <span class="unseen">{kind}: </span>
                          {language}
                        </a>
                      )}{' '}
                      <em class={state}>{t(`templates.state.${state}`)}</em>
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </AdminPage>
  );
}
