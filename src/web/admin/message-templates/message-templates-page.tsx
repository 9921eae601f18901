import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';
import type { TabId } from '../../shared/tab-rules.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../../staff/page-props.js';
import type { StaffView } from '../../staff/staff-page.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import { AdminPage } from '../admin-page.js';
import type { TextState } from './text-states.js';

interface TemplateRow {
  readonly kind: string;
  readonly when: string;
  /** In the order of the languages. */
  readonly texts: readonly { readonly href: string; readonly language: string; readonly state: TextState }[];
}

export interface MessageTemplatesView extends StaffView {
  /** How many notifications have words that no longer fit. */
  readonly unfit: number;
  /** How many have the clinic's own words in one language and the standard text in another. */
  readonly withGaps: number;
  readonly languages: readonly string[];
  /** By whom they go to. */
  readonly groups: readonly {
    readonly tab: TabId;
    readonly title: string;
    readonly templates: readonly TemplateRow[];
  }[];
}

/** Every notification there is: when it is sent, to whom, and in whose words in each language. */
export function MessageTemplatesPage({ site, view }: PageProps<MessageTemplatesView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('templates.title')} here="/admin/message-templates">
      {view.unfit > 0 && <Notice bad>{t('templates.unfit', { count: view.unfit })}</Notice>}
      <p>{t('templates.lead')}</p>
      {view.withGaps > 0 && <p class="kept">{t('templates.with-gaps', { count: view.withGaps })}</p>}
      <Tabbed tabs={view.groups.map(({ tab, title }) => [tab, title])}>
        {view.groups.map(({ tab, title, templates }, at) => (
          <Tab key={tab} id={tab} title={title} first={at === 0}>
            <table class="templates" aria-label={title}>
              <thead>
                <tr>
                  <th scope="col">{t('templates.email')}</th>
                  {view.languages.map((language) => (
                    <th key={language} scope="col">
                      {language}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {templates.map((row) => (
                  <Row key={row.kind} row={row} />
                ))}
              </tbody>
            </table>
          </Tab>
        ))}
      </Tabbed>
    </AdminPage>
  );
}

function Row({ row: { kind, when, texts } }: { readonly row: TemplateRow }): VNode {
  const { t } = useSite();
  return (
    <tr>
      <th scope="row">
        <a href={texts[0]!.href}>{kind}</a>
        <span class="soft">{when}</span>
      </th>
      {texts.map(({ href, language, state }) => (
        <td key={href}>
          <a class={state} href={href} aria-label={`${kind}, ${language}: ${t(`templates.state.${state}`)}`}>
            <span class="language">{language}</span> <span>{t(`templates.state.${state}`)}</span>
          </a>
        </td>
      ))}
    </tr>
  );
}
