import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface IndexView extends StaffView {
  /** Empty once patients can book. */
  readonly steps: readonly { readonly text: string; readonly done: boolean; readonly href?: string }[];
  readonly groups: readonly {
    readonly title: string;
    readonly pages: readonly { readonly href: string; readonly title: string; readonly now: string }[];
  }[];
}

/** The way into everything an administrator decides, each with how it stands. */
export function IndexPage({ site, view }: PageProps<IndexView>): VNode {
  const { t } = site;
  return (
    <StaffPage view={view} title={t('admin.title')} here="/admin">
      {view.steps.length > 0 ? <FirstSteps view={view} /> : <p>{t('admin.lead')}</p>}
      <div class="ways-in">
        {view.groups.map(({ title, pages }, at) => (
          <Section key={title} id={`group-${at}`} title={title}>
            <ul>
              {pages.map(({ href, title, now }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <span class="soft">{now}</span>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </StaffPage>
  );
}

/** What is still missing before the first patient can book; gone when nothing is. */
function FirstSteps({ view }: ViewProps<IndexView>): VNode {
  const { t } = useSite();
  return (
    <Section id="first-steps" title={t('admin.first')} class="first-steps">
      <ol class="line">
        {view.steps.map(({ text, done, href }, at) => {
          const next = !done && view.steps.slice(0, at).every((before) => before.done);
          return (
            <li key={text} class={`stop ${done ? 'past' : next ? 'next' : 'ahead'}`}>
              {href && !done ? <a href={href}>{text}</a> : text}{' '}
              {done && <span class="soft">{t('admin.first-done')}</span>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
