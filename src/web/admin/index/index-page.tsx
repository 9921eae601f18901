import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import type { PageProps } from '../../staff/page-props.js';
import { FirstSteps, OpenNow } from './first-steps.js';
import type { StepView } from './first-steps.view.js';

export interface IndexView extends StaffView {
  /** Empty once patients can book. */
  readonly steps: readonly StepView[];
  /** For the clinic's blog, until the first appointment is booked. */
  readonly button?: string;
  readonly groups: readonly {
    readonly title: string;
    readonly pages: readonly { readonly href: string; readonly title: string; readonly now: string }[];
  }[];
}

/** The way into everything an administrator decides, each with how it stands. */
export function IndexPage({ site, view }: PageProps<IndexView>): VNode {
  const { t } = site;
  const { steps, button } = view;
  return (
    <StaffPage view={view} title={t('admin.title')} here="/admin">
      {steps.length > 0 ? <FirstSteps steps={steps} /> : <p>{t('admin.lead')}</p>}
      {button && <OpenNow button={button} />}
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
