import type { VNode } from 'preact';
import type { StaffMember } from '../../accounts/staff-member.js';
import { headingAndRest } from '../../platform/http/problem.js';
import { Form } from '../shared/form.js';
import { Layout } from '../shared/layout.js';
import { Phones, type PhoneLine } from '../shared/phones.js';
import type { Site } from '../shared/site.js';
import { StaffLayout } from '../staff/staff-layout.js';
import type { SentForm } from './refused-forms.service.js';

interface ErrorPageProps {
  readonly site: Site;
  /** What happened and what to do next, a sentence each. */
  readonly said: readonly string[];
  /** How the log calls the request, when the fault is ours. */
  readonly reference?: string;
  readonly phones?: readonly PhoneLine[];
  /** It may work another time: by a link to this address, or by sending the form again. */
  readonly retry?: 'link' | 'form';
  /** The form, where a button can send it again as it was. */
  readonly sent?: SentForm | undefined;
  /** The link to a visit is over: the appointments can be opened in another way. */
  readonly newLink?: boolean;
  /** Of which part the address is: there one goes on. */
  readonly part?: keyof typeof waysOn;
  /** Who is signed in, on pages of the staff. */
  readonly member?: StaffMember | undefined;
}

const waysOn = {
  patients: ['/find', 'error.way-on'],
  staff: ['/staff/diary', 'diary.back'],
  admin: ['/admin', 'admin.title'],
} as const;

/** Something went wrong: what happened, what to do next, and a way on. */
export function ErrorPage({
  site,
  said,
  reference,
  phones = [],
  retry,
  sent,
  newLink,
  ...where
}: ErrorPageProps): VNode {
  const [first = '', ...rest] = said;
  const [title, ...more] = headingAndRest(first);
  const { part = 'patients', member } = where;
  const [href, wayOn] = waysOn[part];
  const content = (
    <>
      <h1>{title}</h1>
      {more.length > 0 && <p class="lead">{more.join(' ')}</p>}
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {retry === 'form' &&
        (sent ? (
          <Form action={sent.action} carry={sent.typed} submit={site.t('error.try-again')} />
        ) : (
          <p data-unsent>{site.t('error.send-again')}</p>
        ))}
      {reference && <p class="soft">{site.t('error.reference', { reference })}</p>}
      <p class="actions">
        {retry === 'link' && (
          // This very address, without repeating it.
          <a class="button" href="">
            {site.t('error.try-again')}
          </a>
        )}
        {newLink && (
          <a class="button" href="/my">
            {site.t('new-link.title')}
          </a>
        )}
        <a class={newLink || retry ? 'button quiet' : 'button'} href={href}>
          {site.t(wayOn)}
        </a>
      </p>
      {phones.length > 0 && <Phones phones={phones} />}
    </>
  );
  if (member) {
    return (
      <StaffLayout site={site} member={member} title={title}>
        {content}
      </StaffLayout>
    );
  }
  // Who works here cannot be asked while the database is away: a page of theirs, without their names and the links for patients.
  const masthead = part !== 'patients' && retry ? <></> : undefined;
  return (
    <Layout site={site} title={title} hidden masthead={masthead}>
      {content}
    </Layout>
  );
}
