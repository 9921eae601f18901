import type { VNode } from 'preact';
import { treatmentDetails } from '../../../clinic-file/details.js';
import { said } from '../../../configuration/form.js';
import { Field, Form, Submit, useForm } from '../../shared/form.js';
import { FieldError, FieldGroup } from '../../shared/labelled.js';
import { TreatmentParts } from '../../patient/about/treatment-page.js';
import { Markdown } from '../../shared/markdown.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { AdminPage } from '../admin-page.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import { Courses } from './courses.js';
import type { EditPart, EditView } from './edit.view.js';
import { Needs } from './needs.js';
import { Offers } from './offers.js';
import { Phases } from './phases.js';
import { Translations } from '../translations.js';
import { priceField } from './prices-form.js';
import { kindOf, partnersField } from './treatment-form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';

/** The page on which a treatment is made, or made anew. */
export function EditPage({ site, view }: EditPart & { readonly site: Site }): VNode {
  const { t, assets } = site;
  const { key } = view;
  const kind = kindOf(view.form.typed);
  const title = view.name ?? t(`treatment.new.${kind}`);
  return (
    <AdminPage
      site={site}
      view={{ ...view, fault: view.fault && <Refused view={view} />, errors: view.form.errors }}
      title={title}
      here="/admin/treatments/one"
      styles={[assets.treatmentsStyle]}
      scripts={[assets.treatmentsScript]}
    >
      <Form
        {...view.form}
        entity={treatmentDetails}
        class="treatment"
        carry={view.carry}
        files
        unchecked
        data-treatment
      >
        {/* What the enter key presses: the first button of a form. */}
        <button class="unseen" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true">
          {t('treatment.save')}
        </button>
        <Tabbed
          tabs={[
            ['tab-details', t('treatment.details')],
            ['tab-phases', t('treatment.phases')],
            ['tab-needs', t('treatment.rooms')],
            ['tab-offers', t('treatment.offers')],
            ['tab-translations', t('treatment.translations')],
            ['tab-looks', t(kind === 'base' ? 'treatment.as-seen' : 'treatment.as-seen-add-on')],
          ]}
        >
          <Tab id="tab-details" title={t('treatment.details')} first>
            <EntityFields
              custom={{
                name: <NameAndPrice view={view} />,
                price: null,
                phases: null,
                turnoverMinutes: null,
                room: null,
                equipment: null,
                addOns: null,
                for: <WhoMay />,
                online: null,
                courseTerms: kind === 'base' ? <Courses view={view} /> : null,
                translations: <Partners view={view} />,
              }}
            />
          </Tab>
          <Tab id="tab-phases" title={t('treatment.phases')}>
            <Phases view={view} />
          </Tab>
          <Tab id="tab-needs" title={t('treatment.rooms')}>
            <Needs view={view} />
          </Tab>
          <Tab id="tab-offers" title={t('treatment.offers')}>
            <Offers view={view} />
          </Tab>
          <Tab id="tab-translations" title={t('treatment.translations')}>
            <Translations clinicLocale={view.clinicLocale} />
          </Tab>
          <Tab id="tab-looks" title={t(kind === 'base' ? 'treatment.as-seen' : 'treatment.as-seen-add-on')}>
            <AsSeen view={view} />
          </Tab>
        </Tabbed>
        <p class="actions save-bar">
          <button class="button" type="submit" name="do" value="save" data-once>
            {key ? t('treatment.save') : t('treatment.save-new', { kind })}
          </button>
        </p>
      </Form>
      {key && (
        <p>
          <a href={`/admin/treatments/${key.kind}/${key.slug}/terms`}>{t('terms.own.way')}</a>
        </p>
      )}
      {key && <Retire view={view} />}
    </AdminPage>
  );
}

function Refused({ view }: EditPart): VNode {
  const { t } = useSite();
  const { fault, superseded, key } = view;
  return (
    <>
      <p>{fault}</p>
      {superseded && key && (
        <p>
          <a href={`/admin/treatments/${key.kind}/${key.slug}`} target="_blank" rel="noopener">
            {t('treatment.how-it-stands')}
          </a>
        </p>
      )}
    </>
  );
}

function NameAndPrice({ view: { key, currency, places } }: EditPart): VNode {
  const { t } = useSite();
  const hint = key?.kind === 'base' ? t('treatment.address', { slug: key.slug }) : undefined;
  return (
    <>
      <EntityField name="name" hint={hint} input={{ autocomplete: 'off' }} />
      <EntityField name="price" label={t('treatment.price', { currency })} />
      {places.length > 0 && <PlacePrices places={places} />}
    </>
  );
}

/** Left empty, a place has the price above, in its own currency. */
function PlacePrices({ places }: Pick<EditView, 'places'>): VNode {
  const { t } = useSite();
  const { one, errors } = useForm();
  const isOpen = places.some(({ slug }) => one(priceField(slug)) || errors[priceField(slug)]);
  return (
    <details class="why" open={isOpen}>
      <summary>{t('treatment.prices')}</summary>
      <p class="hint">{t('treatment.prices-hint')}</p>
      <div class="pair">
        {places.map(({ slug, name, currency }) => (
          <Field
            key={slug}
            name={priceField(slug)}
            label={t('treatment.price-at', { place: name, currency })}
            optional
            input={{ inputMode: 'decimal', autocomplete: 'off', maxLength: 12 }}
          />
        ))}
      </div>
    </details>
  );
}

function Partners({ view }: EditPart): VNode {
  const { t } = useSite();
  const { form, partners } = view;
  const { typed, errors } = form;
  const kind = kindOf(typed);
  const name = partnersField(kind);
  return (
    <FieldGroup
      class={errors.addOns ? 'wrong' : undefined}
      id="addOns"
      title={t(kind === 'base' ? 'treatment.addOns' : 'treatment.with')}
    >
      {errors.addOns && <FieldError name="addOns" message={errors.addOns} />}
      {partners.length === 0 && <p>{t('treatment.addOns-none')}</p>}
      <div class="ticks">
        {partners.map(({ value, label }) => (
          <label key={value} class="tick">
            <input type="checkbox" name={name} value={value} checked={typed[name]?.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function WhoMay(): VNode {
  const { t } = useSite();
  return (
    <FieldGroup title={t('treatment.who-may')}>
      <div class="pair">
        <EntityField name="for" />
        <EntityField name="online" />
      </div>
    </FieldGroup>
  );
}

/** With the component the patients' own page is made of. */
function AsSeen({ view: { asSeen, form } }: EditPart): VNode {
  const site = useSite();
  const { t } = site;
  const kind = kindOf(form.typed);
  const aftercare = said(form.typed, 'aftercare').trim();
  return (
    <div class="as-seen">
      <h2>{t(kind === 'base' ? 'treatment.as-seen' : 'treatment.as-seen-add-on')}</h2>
      <div id="as-seen-shown" class="panel">
        {said(form.typed, 'online') === 'no' && <p>{t('treatment.as-seen-never')}</p>}
        {asSeen && (
          <>
            <h3>{asSeen.name || t(`treatment.new.${kind}`)}</h3>
            <Markdown lead text={asSeen.description} />
            <p>{asSeen.offer}</p>
            <TreatmentParts site={site} view={asSeen} under={3} />
            {aftercare && (
              <>
                <h4>{t('treatment.aftercare-seen')}</h4>
                <Markdown text={aftercare} />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Retire({ view }: EditPart): VNode {
  const { t } = useSite();
  const { key, links } = view;
  const offers = (view.form.typed.offers ?? []).filter(Boolean).length;
  return (
    <details class="retire">
      <summary>{t('treatment.retire')}</summary>
      <Form action={`/admin/treatments/${key!.kind}/${key!.slug}/retirement`}>
        <p>{t('treatment.retire-lead', { offers, links })}</p>
        <Submit look="quiet danger">{t('treatment.retire')}</Submit>
      </Form>
    </details>
  );
}
