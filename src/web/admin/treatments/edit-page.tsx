import type { VNode } from 'preact';
import { Carried, ErrorSummary, Field, FieldError, Notice, Select } from '../../shared/form.js';
import { TreatmentParts } from '../../patient/about/treatment-page.js';
import { Markdown } from '../../shared/markdown.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { EditPart } from './edit.view.js';
import { Needs } from './needs.js';
import { Offers } from './offers.js';
import { Phases } from './phases.js';
import { Translations } from '../translations.js';
import { translatedParts } from './treatment-form.js';

/** The page on which a treatment is made, or made anew. */
export function EditPage({ site, view }: EditPart): VNode {
  const { t, assets } = site;
  const { typed, key } = view;
  const title = view.name ?? t(`treatment.new.${typed.kind}`);
  return (
    <StaffLayout
      site={site}
      title={title}
      member={view.member}
      here="/admin/treatments"
      styles={[assets.treatmentsStyle]}
      scripts={[assets.treatmentsScript]}
    >
      <p class="back">
        <a href="/admin/treatments">{t('treatment.back')}</a>
      </p>
      <h1>{title}</h1>
      <Refused site={site} view={view} />
      <form method="post" class="treatment" data-treatment>
        {/* What the enter key presses: the first button of a form. */}
        <button class="unseen" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true">
          {t('treatment.save')}
        </button>
        <Carried fields={{ ...view.carry, ...(key ? {} : { kind: typed.kind }) }} />
        <What site={site} view={view} />
        <Phases site={site} view={view} />
        <Needs site={site} view={view} />
        <Translations
          site={site}
          clinicLocale={view.clinicLocale}
          typed={view.typed.translations}
          errors={view.errors}
          parts={translatedParts.map((name) => ({
            name,
            label: site.t(`treatment.${name}`),
            ...(name === 'name' ? { max: 200 } : { max: 4000, rows: 4 }),
          }))}
        />
        <Partners site={site} view={view} />
        <Offers site={site} view={view} />
        <WhoMay site={site} view={view} />
        <AsSeen site={site} view={view} />
        <p class="actions">
          <button class="button" type="submit" name="do" value="save" data-once>
            {key ? t('treatment.save') : t('treatment.save-new', { kind: typed.kind })}
          </button>
        </p>
      </form>
      {key && (
        <p>
          <a href={`/admin/treatments/${key.kind}/${key.slug}/terms`}>{t('terms.own.way')}</a>
        </p>
      )}
      {key && <Retire site={site} view={view} />}
    </StaffLayout>
  );
}

function Refused({ site, view }: EditPart): VNode {
  const { t } = site;
  const { errors, others, superseded, key } = view;
  return (
    <>
      {others.length > 0 && (
        <Notice bad>
          {others.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {superseded && key && (
            <p>
              <a href={`/admin/treatments/${key.kind}/${key.slug}`} target="_blank" rel="noopener">
                {t('treatment.how-it-stands')}
              </a>
            </p>
          )}
        </Notice>
      )}
      <ErrorSummary site={site} errors={errors} />
    </>
  );
}

function What({ site, view }: EditPart): VNode {
  const { t } = site;
  const { typed, errors, key } = view;
  return (
    <>
      <Field
        site={site}
        name="name"
        label={t('treatment.name')}
        hint={key?.kind === 'base' ? t('treatment.address', { slug: key.slug }) : undefined}
        value={typed.name}
        error={errors.name}
        input={{ maxLength: 200, autocomplete: 'off' }}
      />
      <Field
        site={site}
        name="price"
        label={t('treatment.price', { currency: view.currency })}
        value={typed.price}
        error={errors.price}
        input={{ maxLength: 14, autocomplete: 'off' }}
      />
      <Field
        site={site}
        name="description"
        label={t('treatment.description')}
        hint={t('treatment.description-hint')}
        rows={5}
        optional
        value={typed.description}
        error={errors.description}
        input={{ maxLength: 4000 }}
      />
      <Field
        site={site}
        name="preparation"
        label={t('treatment.preparation')}
        hint={t('treatment.preparation-hint')}
        rows={4}
        optional
        value={typed.preparation}
        error={errors.preparation}
        input={{ maxLength: 4000 }}
      />
      <Field
        site={site}
        name="aftercare"
        label={t('treatment.aftercare')}
        hint={t('treatment.aftercare-hint')}
        rows={4}
        optional
        value={typed.aftercare}
        error={errors.aftercare}
        input={{ maxLength: 4000 }}
      />
    </>
  );
}

function Partners({ site, view }: EditPart): VNode {
  const { t } = site;
  const { typed, errors, partners } = view;
  return (
    <fieldset class={errors.addOns ? 'wrong' : undefined} id="addOns">
      <legend>
        <h2>{t(typed.kind === 'base' ? 'treatment.add-ons' : 'treatment.with')}</h2>
      </legend>
      {errors.addOns && <FieldError name="addOns" message={errors.addOns} />}
      {partners.length === 0 && <p>{t('treatment.add-ons-none')}</p>}
      <div class="ticks">
        {partners.map(({ value, label }) => (
          <label key={value} class="tick">
            <input type="checkbox" name="goesWith" value={value} checked={typed.goesWith.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function WhoMay({ site: { t }, view: { typed } }: EditPart): VNode {
  return (
    <fieldset>
      <legend>
        <h2>{t('treatment.who-may')}</h2>
      </legend>
      <div class="pair">
        <Select
          name="for"
          label={t('treatment.for')}
          value={typed.for}
          choices={(['anyone', 'new', 'returning'] as const).map((value) => ({
            value,
            label: t(`treatment.for.${value}`),
          }))}
        />
        <Select
          name="online"
          label={t('treatment.online')}
          value={typed.online ? 'yes' : 'no'}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`treatment.online.${value}`) }))}
        />
      </div>
    </fieldset>
  );
}

/** With the component the patients' own page is made of. */
function AsSeen({ site, view: { asSeen, typed } }: EditPart): VNode {
  const { t } = site;
  return (
    <section id="as-seen" class="as-seen" aria-labelledby="as-seen-title">
      <h2 id="as-seen-title">{t(typed.kind === 'base' ? 'treatment.as-seen' : 'treatment.as-seen-add-on')}</h2>
      <div id="as-seen-shown" class="panel">
        {!typed.online && <p>{t('treatment.as-seen-never')}</p>}
        {asSeen && (
          <>
            <h3>{asSeen.name || t(`treatment.new.${typed.kind}`)}</h3>
            <Markdown lead text={asSeen.description} />
            <p>{asSeen.offer}</p>
            <TreatmentParts site={site} view={asSeen} under={3} />
            {typed.aftercare && (
              <>
                <h4>{t('treatment.aftercare-seen')}</h4>
                <Markdown text={typed.aftercare} />
              </>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Retire({ site: { t }, view }: EditPart): VNode {
  const { key, links } = view;
  const offers = Object.values(view.typed.offers).filter(({ on }) => on).length;
  return (
    <details class="retire">
      <summary>{t('treatment.retire')}</summary>
      <form action={`/admin/treatments/${key!.kind}/${key!.slug}/retirement`} method="post">
        <p>{t('treatment.retire-lead', { offers, links })}</p>
        <button class="button quiet danger" type="submit" data-once>
          {t('treatment.retire')}
        </button>
      </form>
    </details>
  );
}
