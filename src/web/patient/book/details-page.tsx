import type { VNode } from 'preact';
import { Carried, type Carry, ErrorSummary, Field, type FieldErrors, Notice, phoneInput } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { PrivacyLine } from '../../shared/patient-frame.js';
import type { Site } from '../../shared/site.js';
import { EmailField } from './email-field.js';
import { CourseFacts, type CourseSummary } from '../course/course-summary.js';
import { Line, type PastStep } from '../line.js';
import { Facts, type Summary, Terms } from '../summary.js';

export interface DetailsView {
  readonly past: readonly PastStep[];
  readonly visit: Summary;
  /** It is the first of so many visits that are booked at once. */
  readonly course?: CourseSummary & { readonly count: number };
  /** "Tue 1 Dec, 10:00", on the button */
  readonly short: string;
  /** Until when the time is kept, on the location's clock: "14:32" and its instant. */
  readonly keptUntil: string;
  readonly keptUntilAt: string;
  readonly action: string;
  /** Where the form comes back from in another language, with what was typed. */
  readonly otherLanguage: string;
  readonly fields: Carry;
  readonly typed: TypedDetails;
  /** The address that was probably meant. */
  readonly suggestion?: string;
  readonly errors: FieldErrors;
  /** There are text messages to be had. */
  readonly texts: boolean;
  /** It is for one of the people at this address, which is proven. */
  readonly own?: { readonly email: string; readonly isNew: boolean };
  /** It was, and the session has ended meanwhile. */
  readonly signedOut: boolean;
}

export interface TypedDetails {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly note?: string;
  /** `yes` */
  readonly byText?: string;
  /** The address of which they have been asked whether they meant another; it is taken as it is. */
  readonly emailChecked?: string;
}

export function DetailsPage({ site, view }: { readonly site: Site; readonly view: DetailsView }): VNode {
  const { t } = site;
  const { course } = view;
  const summary = t(course ? 'course.summary' : 'book.summary');
  return (
    <Layout
      site={site}
      title={t('details.title')}
      hidden
      step
      beside
      typing={{ form: 'details', action: view.otherLanguage }}
      scripts={[site.assets.detailsScript]}
    >
      <Line site={site} now="details" past={view.past}>
        <h1>{t('details.title')}</h1>
        <p class="kept">
          {course
            ? t('course.kept-until', { count: course.count, time: view.keptUntil })
            : t('details.kept-until', { time: view.keptUntil })}{' '}
          <span
            class="soft"
            data-left-until={view.keptUntilAt}
            data-says={t('details.minutes-left', { minutes: '*' })}
          />
        </p>
        {view.signedOut && (
          <Notice>
            <p>{t('household.signed-out')}</p>
          </Notice>
        )}
        <ErrorSummary errors={view.errors} />
        <form id="details" action={view.action} method="post" data-proof={view.own ? undefined : site.assets.proof}>
          <Carried fields={view.fields} />
          <DetailFields site={site} view={view} />
        </form>
      </Line>
      <aside class="summary" aria-label={summary}>
        <h2>{summary}</h2>
        {course ? (
          <CourseFacts course={course} />
        ) : (
          <>
            <Facts site={site} visit={view.visit} />
            <Terms visit={view.visit} />
          </>
        )}
        <PrivacyLine />
        <div class="bar">
          <button class="button wide" type="submit" form="details" data-once>
            {course ? t('course.submit', { count: course.count }) : t('details.book', { when: view.short })}
          </button>
        </div>
      </aside>
    </Layout>
  );
}

function DetailFields({ site: { t }, view }: { readonly site: Site; readonly view: DetailsView }): VNode {
  const { typed, suggestion, errors, texts, own } = view;
  return (
    <>
      {own && <p id={own.isNew ? undefined : 'name'}>{t('household.confirmation-to', { email: own.email })}</p>}
      {(!own || own.isNew) && (
        <Field
          name="name"
          label={t(own ? 'household.name' : 'details.name')}
          value={typed.name}
          error={errors.name}
          input={{ autocomplete: own ? 'off' : 'name', maxLength: 120 }}
        />
      )}
      {!own && (
        <EmailField value={typed.email} checked={typed.emailChecked} suggestion={suggestion} error={errors.email} />
      )}
      <Field
        name="phone"
        label={t('details.phone')}
        hint={t(texts ? 'details.phone-hint-texts' : 'details.phone-hint')}
        value={typed.phone}
        error={errors.phone}
        optional
        input={{ ...phoneInput, autocomplete: 'tel' }}
      />
      {texts && (
        <label class="tick">
          <input type="checkbox" name="byText" value="yes" checked={typed.byText === 'yes'} /> {t('details.by-text')}
        </label>
      )}
      <Field
        name="note"
        label={t('details.note')}
        hint={t('details.note-hint')}
        value={typed.note}
        error={errors.note}
        optional
        rows={3}
        input={{ maxLength: 2000 }}
      />
    </>
  );
}
