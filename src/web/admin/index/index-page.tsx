import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';

export interface IndexView extends StaffView {
  /** Empty once patients can book. */
  readonly steps: readonly { readonly text: string; readonly done: boolean; readonly href?: string }[];
  readonly groups: readonly {
    readonly title: string;
    readonly pages: readonly { readonly href: string; readonly title: string; readonly now: string }[];
  }[];
}

interface IndexPageProps {
  readonly site: Site;
  readonly view: IndexView;
}

/** The way into everything an administrator decides, each with how it stands. */
export function IndexPage({ site, view }: IndexPageProps): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={view} title={t('admin.title')} here="/admin">
      {view.steps.length > 0 ? <FirstSteps site={site} view={view} /> : <p>{t('admin.lead')}</p>}
      <div class="ways-in">
        {view.groups.map(({ title, pages }, at) => (
          <section key={title} aria-labelledby={`group-${at}`}>
            <h2 id={`group-${at}`}>{title}</h2>
            <ul>
              {pages.map(({ href, title, now }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <span class="soft">{now}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </StaffPage>
  );
}

/** What is still missing before the first patient can book; gone when nothing is. */
function FirstSteps({ site: { t }, view }: IndexPageProps): VNode {
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('admin.first')}</h2>
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
    </section>
  );
}
