import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

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
export function MessageTemplatesPage({
  site,
  view,
}: {
  readonly site: Site;
  readonly view: MessageTemplatesView;
}): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('templates.title')}
      back={{ href: '/admin', text: t('admin.back') }}
      here="/admin/message-templates"
      styles={[site.assets.settingsStyle]}
    >
      {view.unfit > 0 && <Notice bad>{t('templates.unfit', { count: view.unfit })}</Notice>}
      <p>{t('templates.lead')}</p>
      {view.groups.map(({ title, templates }, at) => (
        <section key={title} aria-labelledby={`group-${at}`}>
          <h2 id={`group-${at}`}>{title}</h2>
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
        </section>
      ))}
    </StaffPage>
  );
}
