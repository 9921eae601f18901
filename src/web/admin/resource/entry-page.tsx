import type { ComponentChildren, VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

interface EntryPageProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly title: string;
  /** To the list. */
  readonly back: { readonly href: string; readonly text: string };
  readonly news?: string;
  readonly fault?: string;
  readonly errors: FieldErrors;
  readonly styles?: readonly string[];
  readonly children: ComponentChildren;
}

/** One entry of a list, new or changed: what happened, what is wrong, and all that is decided about it. */
export function EntryPage({ site, member, title, back, children, ...said }: EntryPageProps): VNode {
  return (
    <StaffLayout site={site} title={title} member={member} here="/admin" styles={said.styles}>
      <p class="soft">
        <a href={back.href}>{back.text}</a>
      </p>
      <h1>{title}</h1>
      {said.fault && <Notice bad>{said.fault}</Notice>}
      {said.news && <Notice>{said.news}</Notice>}
      <ErrorSummary site={site} errors={said.errors} />
      {children}
    </StaffLayout>
  );
}

interface RetirementProps {
  readonly site: Site;
  /** Of the entry. */
  readonly address: string;
  readonly lead: string;
  readonly button: string;
}

/** The end of an entry. */
export function Retirement({ site, address, lead, button }: RetirementProps): VNode {
  return (
    <section aria-labelledby="retire">
      <h2 id="retire">{site.t('location.retire')}</h2>
      <p class="hint">{lead}</p>
      <form action={`${address}/retirement`} method="post">
        <button class="button quiet danger" type="submit" data-once>
          {button}
        </button>
      </form>
    </section>
  );
}
