import type { VNode } from 'preact';
import {
  type Carry,
  ErrorSummary,
  Field,
  type FieldErrors,
  Form,
  Notice,
  phoneInput,
  Submit,
} from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { PrivacyLine } from '../../shared/patient-frame.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { EmailField } from '../book/email-field.js';
import { Line, type PastStep } from '../line.js';
import { type WishesChoices, WishesFields } from './wishes-fields.js';

export interface JoinView {
  readonly past: readonly PastStep[];
  readonly fields: Carry;
  readonly typed: JoinTyped & Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly errors: FieldErrors;
  readonly choices: WishesChoices;
  /** There are text messages to be had. */
  readonly texts: boolean;
  /** The address that was probably meant. */
  readonly suggestion?: string | undefined;
  readonly fault?: string | undefined;
}

interface JoinTyped {
  readonly email?: string;
  readonly emailChecked?: string;
  /** `yes` */
  readonly byText?: string;
}

/** Nothing suits: who it is, and what would. */
export function JoinPage({ site, view }: { readonly site: Site; readonly view: JoinView }): VNode {
  const { t, assets } = site;
  const { typed, errors, texts } = view;
  return (
    <Layout
      site={site}
      title={t('waitlist.join')}
      hidden
      step
      styles={[assets.findStyle]}
      scripts={[assets.detailsScript]}
    >
      <Line site={site} now="details" past={view.past} last>
        <h1>{t('waitlist.join')}</h1>
        <p class="lead">{t('waitlist.lead')}</p>
        {view.fault && <Notice bad>{view.fault}</Notice>}
        <ErrorSummary errors={errors} />
        <Form action="/waitlist/join" carry={view.fields} typed={typed} errors={errors} proof={assets.proof}>
          <Field name="name" label={t('details.name')} input={{ autocomplete: 'name', maxLength: 120 }} />
          <EmailField
            value={typed.email}
            checked={typed.emailChecked}
            suggestion={view.suggestion}
            error={errors['email']}
          />
          <Field
            name="phone"
            label={t('details.phone')}
            hint={t(texts ? 'details.phone-hint-texts' : 'details.phone-hint')}
            optional
            input={{ ...phoneInput, autocomplete: 'tel' }}
          />
          {texts && <ByText checked={typed.byText === 'yes'} />}
          <h2>{t('waitlist.suits')}</h2>
          <WishesFields choices={view.choices} />
          <PrivacyLine />
          <p class="actions">
            <Submit>{t('waitlist.join')}</Submit>
          </p>
        </Form>
      </Line>
    </Layout>
  );
}

/** An offer does not wait long. */
export function ByText({ checked }: { readonly checked: boolean }): VNode {
  const { t } = useSite();
  return (
    <label class="tick">
      <input type="checkbox" name="byText" value="yes" checked={checked} /> {t('waitlist.by-text')}
    </label>
  );
}

/** Only the button in the email puts them on the list. */
export function AskedPage({ site, mailbox }: { readonly site: Site; readonly mailbox?: string | undefined }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('waitlist.asked')} hidden>
      <h1>{t('waitlist.asked')}</h1>
      <p class="lead">{t('waitlist.asked-text')}</p>
      {mailbox && (
        <p class="no-print">
          <a href={mailbox}>{t('done.mailbox')}</a>
        </p>
      )}
    </Layout>
  );
}

/** Behind the link in the email. Mail scanners follow links, so only the button does it. */
export function ConfirmEntryPage({ site, past }: { readonly site: Site; readonly past: PastStep }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('waitlist.join')} hidden>
      <h1>{t('waitlist.confirm')}</h1>
      <p>{[past.text, past.detail].filter(Boolean).join(' ')}</p>
      <p class="lead">{t('waitlist.lead')}</p>
      <Form>
        <p class="actions">
          <Submit>{t('waitlist.join')}</Submit>
        </p>
      </Form>
    </Layout>
  );
}
