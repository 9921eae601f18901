import type { VNode } from 'preact';
import { said } from '../../../configuration/form.js';
import { Carried, FieldError } from '../../shared/form.js';
import { TreatmentParts } from '../../patient/about/treatment-page.js';
import { Markdown } from '../../shared/markdown.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { StaffPage } from '../../staff/staff-page.js';
import type { EditPart } from './edit.view.js';
import { Needs } from './needs.js';
import { Offers } from './offers.js';
import { Phases } from './phases.js';
import { Translations } from '../translations.js';
import { kindOf, partnersField } from './treatment-form.js';

/** The page on which a treatment is made, or made anew. */
export function EditPage({ site, view }: EditPart): VNode {
  const { t, assets } = site;
  const { key } = view;
  const kind = kindOf(view.form.typed);
  const title = view.name ?? t(`treatment.new.${kind}`);
  return (
    <StaffPage
      site={site}
      view={{ ...view, fault: view.fault && <Refused site={site} view={view} />, errors: view.form.errors }}
      title={title}
      back={{ href: '/admin/treatments', text: t('treatment.back') }}
      here="/admin/treatments"
      styles={[assets.treatmentsStyle]}
      scripts={[assets.treatmentsScript]}
    >
      <form method="post" class="treatment" data-treatment>
        {/* What the enter key presses: the first button of a form. */}
        <button class="unseen" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true">
          {t('treatment.save')}
        </button>
        <Carried fields={view.carry} />
        <EntityFields
          site={site}
          form={view.form}
          custom={{
            name: <NameAndPrice site={site} view={view} />,
            price: null,
            phases: <Phases site={site} view={view} />,
            turnoverMinutes: null,
            room: <Needs site={site} view={view} />,
            equipment: null,
            addOns: null,
            for: <WhoMay site={site} view={view} />,
            online: null,
            translations: <Translations site={site} clinicLocale={view.clinicLocale} form={view.form} />,
          }}
        />
        <Partners site={site} view={view} />
        <Offers site={site} view={view} />
        <AsSeen site={site} view={view} />
        <p class="actions">
          <button class="button" type="submit" name="do" value="save" data-once>
            {key ? t('treatment.save') : t('treatment.save-new', { kind })}
          </button>
        </p>
      </form>
      {key && (
        <p>
          <a href={`/admin/treatments/${key.kind}/${key.slug}/terms`}>{t('terms.own.way')}</a>
        </p>
      )}
      {key && <Retire site={site} view={view} />}
    </StaffPage>
  );
}

function Refused({ site, view }: EditPart): VNode {
  const { t } = site;
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

function NameAndPrice({ site, view: { form, key, currency } }: EditPart): VNode {
  const hint = key?.kind === 'base' ? site.t('treatment.address', { slug: key.slug }) : undefined;
  return (
    <>
      <EntityField site={site} form={form} name="name" hint={hint} input={{ autocomplete: 'off' }} />
      <EntityField site={site} form={form} name="price" label={site.t('treatment.price', { currency })} />
    </>
  );
}

function Partners({ site, view }: EditPart): VNode {
  const { t } = site;
  const { form, partners } = view;
  const { typed, errors } = form;
  const kind = kindOf(typed);
  const name = partnersField(kind);
  return (
    <fieldset class={errors.addOns ? 'wrong' : undefined} id="addOns">
      <legend>
        <h2>{t(kind === 'base' ? 'treatment.addOns' : 'treatment.with')}</h2>
      </legend>
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
    </fieldset>
  );
}

function WhoMay({ site, view: { form } }: EditPart): VNode {
  return (
    <fieldset>
      <legend>
        <h2>{site.t('treatment.who-may')}</h2>
      </legend>
      <div class="pair">
        <EntityField site={site} form={form} name="for" />
        <EntityField site={site} form={form} name="online" />
      </div>
    </fieldset>
  );
}

/** With the component the patients' own page is made of. */
function AsSeen({ site, view: { asSeen, form } }: EditPart): VNode {
  const { t } = site;
  const kind = kindOf(form.typed);
  const aftercare = said(form.typed, 'aftercare').trim();
  return (
    <section id="as-seen" class="as-seen" aria-labelledby="as-seen-title">
      <h2 id="as-seen-title">{t(kind === 'base' ? 'treatment.as-seen' : 'treatment.as-seen-add-on')}</h2>
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
    </section>
  );
}

function Retire({ site: { t }, view }: EditPart): VNode {
  const { key, links } = view;
  const offers = (view.form.typed.offers ?? []).filter(Boolean).length;
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
