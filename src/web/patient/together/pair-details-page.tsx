import type { VNode } from 'preact';
import { Carried, type Carry, ErrorSummary, Field, type FieldErrors, phoneInput } from '../../shared/form.js';
import { FieldGroup } from '../../shared/labelled.js';
import { Layout } from '../../shared/layout.js';
import { PrivacyLine } from '../../shared/patient-frame.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import type { TypedDetails } from '../book/details-page.js';
import { Line, type PastStep } from '../line.js';
import { type Summary, Terms } from '../summary.js';

export interface PersonDetails {
  readonly name: string;
  readonly isNew: boolean;
  readonly visit: Summary;
  readonly typed: TypedDetails;
}

export interface PairDetailsView {
  readonly past: readonly PastStep[];
  readonly people: readonly PersonDetails[];
  readonly email: string;
  readonly keptUntil: string;
  readonly keptUntilAt: string;
  readonly action: string;
  readonly otherLanguage: string;
  readonly fields: Carry;
  /** By the names of the fields: `phone1` is the first person's. */
  readonly errors: FieldErrors;
  readonly texts: boolean;
}

/** What is asked of each of two people, for times that are kept. */
export function PairDetailsPage({ site, view }: { readonly site: Site; readonly view: PairDetailsView }): VNode {
  const { t } = site;
  const { place, address } = view.people[0]!.visit;
  return (
    <Layout
      site={site}
      title={t('details.title')}
      hidden
      step
      beside
      typing={{ form: 'details', action: view.otherLanguage }}
    >
      <Line site={site} now="details" past={view.past}>
        <h1>{t('details.title')}</h1>
        <p class="kept">
          {t('pair.kept-until', { time: view.keptUntil })}{' '}
          <span
            class="soft"
            data-left-until={view.keptUntilAt}
            data-says={t('details.minutes-left', { minutes: '*' })}
          />
        </p>
        <ErrorSummary errors={view.errors} />
        <p>{t('pair.confirmation-to', { email: view.email })}</p>
        <form id="details" action={view.action} method="post">
          <Carried fields={view.fields} />
          {view.people.map((person, n) => (
            <PersonFields key={person.name} person={person} nth={n + 1} view={view} />
          ))}
        </form>
      </Line>
      <aside class="summary" aria-label={t('pair.summary')}>
        <h2>{t('pair.summary')}</h2>
        <dl class="facts">
          {view.people.map(({ name, visit }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <strong>{visit.when}</strong> <span class="soft">{visit.until}</span>
                {visit.treatment}{' '}
                <span class="soft">{[visit.minutes, visit.practitioner, visit.price].join(' · ')}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('visit.where')}</dt>
            <dd>
              {place} <span class="soft">{address}</span>
            </dd>
          </div>
        </dl>
        <Terms visit={{ terms: [...new Set(view.people.flatMap(({ visit }) => visit.terms))] }} />
        <PrivacyLine />
        <div class="bar">
          <button class="button wide" type="submit" form="details" data-once>
            {t('pair.book')}
          </button>
        </div>
      </aside>
    </Layout>
  );
}

interface PersonFieldsProps {
  readonly person: PersonDetails;
  readonly nth: number;
  readonly view: Pick<PairDetailsView, 'errors' | 'texts'>;
}

function PersonFields({ person: { name, isNew, typed }, nth, view: { errors, texts } }: PersonFieldsProps): VNode {
  const { t } = useSite();
  const [nameField, phoneField, noteField] = [`name${nth}`, `phone${nth}`, `note${nth}`];
  return (
    <FieldGroup title={name} id={isNew ? undefined : nameField} class="group">
      {isNew && (
        <Field
          name={nameField}
          label={t('household.name')}
          value={typed.name}
          error={errors[nameField]}
          input={{ autocomplete: 'off', maxLength: 120 }}
        />
      )}
      <Field
        name={phoneField}
        label={t('details.phone')}
        hint={t(texts ? 'details.phone-hint-texts' : 'details.phone-hint')}
        value={typed.phone}
        error={errors[phoneField]}
        optional
        input={{ ...phoneInput, autocomplete: 'off' }}
      />
      {texts && (
        <label class="tick">
          <input type="checkbox" name={`byText${nth}`} value="yes" checked={typed.byText === 'yes'} />{' '}
          {t('details.by-text')}
        </label>
      )}
      <Field
        name={noteField}
        label={t('details.note')}
        hint={t('details.note-hint')}
        value={typed.note}
        error={errors[noteField]}
        optional
        rows={2}
        input={{ maxLength: 2000 }}
      />
    </FieldGroup>
  );
}
