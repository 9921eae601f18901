import type { VNode } from 'preact';
import { said } from '../../../configuration/form.js';
import { FieldError, FieldGroup } from '../../shared/labelled.js';
import type { EditPart, OfferRow } from './edit.view.js';
import { ownField } from './offers-form.js';
import { useSite } from '../../shared/use-site.js';

/** Who offers it where: each practitioner at each place, with a price and phases of their own where they differ. */
export function Offers({ view }: EditPart): VNode {
  const { t } = useSite();
  const { offers, offersAre } = view;
  const lead = {
    needed: 'treatment.offers-lead',
    'own-terms': 'treatment.offers-add-on',
    shared: 'treatment.offers-shared',
  } as const;
  const shown = offersAre !== 'shared';
  // Most people work at one place: the others are at hand, and out of the way.
  const matters = ({ who, near }: OfferRow) =>
    near ||
    view.form.typed.offers?.includes(who) ||
    Object.keys(view.form.errors).some((field) => field.startsWith(`offers.${who}`));
  const someNear = offers.some(matters);
  const here = someNear ? offers.filter(matters) : offers;
  const elsewhere = someNear ? offers.filter((row) => !matters(row)) : [];
  return (
    <FieldGroup id="offers" title={t('treatment.offers')}>
      {shown && offers.length === 0 ? (
        <p>{t('treatment.offers-none')}</p>
      ) : (
        <p class="soft">
          {t(lead[offersAre], { slug: view.key?.slug ?? '' })}
          {offersAre === 'own-terms' && ` ${t('treatment.offers-lead')}`}
        </p>
      )}
      {shown && <Rows view={view} rows={here} />}
      {shown && elsewhere.length > 0 && (
        <details>
          <summary>{t('treatment.offers-elsewhere', { count: elsewhere.length })}</summary>
          <Rows view={view} rows={elsewhere} />
        </details>
      )}
      {shown && view.offersCut && <p class="soft">{t('treatment.offers-cut')}</p>}
    </FieldGroup>
  );
}

function Rows({ view, rows }: EditPart & { readonly rows: readonly OfferRow[] }): VNode {
  return (
    <ul class="offer-rows">
      {rows.map((row) => (
        <Offer key={row.who} view={view} row={row} />
      ))}
    </ul>
  );
}

function Offer({ view, row }: EditPart & { readonly row: OfferRow }): VNode {
  const { t } = useSite();
  const { who, name, place } = row;
  const { typed, errors } = view.form;
  const fields = [
    ['price', 'treatment.own-price', 12],
    ['phases', 'treatment.own-phases', 80],
  ] as const;
  const here = `offers.${who}`;
  const faults = [here, ...fields.map(([own]) => ownField(who, own))].filter((id) => errors[id]);
  return (
    <li class={faults.length > 0 ? 'wrong' : undefined}>
      {faults.map((id) => (
        <FieldError key={id} name={id} message={errors[id]!} />
      ))}
      <div class="offer-row">
        <label class="tick">
          <input
            id={here}
            type="checkbox"
            name="offers"
            value={who}
            checked={typed.offers?.includes(who)}
            aria-describedby={errors[here] && `${here}-error`}
          />
          <span>
            {name} <span class="soft">{place}</span>
          </span>
        </label>
        {fields.map(([own, label, maxLength]) => {
          const id = ownField(who, own);
          return (
            <span key={own} class="own">
              <label for={id} class="soft">
                {t(label)} <span class="unseen">{t('treatment.whose', { name, place })}</span>
              </label>
              <input
                id={id}
                name={id}
                value={said(typed, id)}
                maxLength={maxLength}
                autocomplete="off"
                aria-invalid={errors[id] ? 'true' : undefined}
                aria-describedby={errors[id] && `${id}-error`}
              />
            </span>
          );
        })}
      </div>
    </li>
  );
}
