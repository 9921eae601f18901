import type { VNode } from 'preact';
import { Carried, type Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

/** The filters, as a form; and those that are active. */
export interface FiltersView {
  /** The search itself. */
  readonly carried: Carry;
  readonly when: readonly FilterOption[];
  readonly gender: readonly FilterOption[];
  readonly languages: readonly FilterOption[];
  readonly access: readonly FilterOption[];
  /** Each leads to the search without it. */
  readonly chosen: readonly Remedy[];
  readonly dropAll?: string;
}

export interface FilterOption {
  readonly kind: 'when' | 'gender' | 'language' | 'access';
  readonly value: string;
  readonly label: string;
  /** How many there would be: "3" */
  readonly count: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
}

export interface Remedy {
  readonly label: string;
  readonly href: string;
}

interface FiltersProps {
  readonly site: Site;
  readonly view: FiltersView;
}

export function Filters({ site, view }: FiltersProps): VNode {
  const { t } = site;
  return (
    <div class="filters">
      <Chosen site={site} view={view} />
      <details>
        <summary>{t('find.filters')}</summary>
        <form action="/find" method="get">
          <Carried fields={view.carried} />
          <Options legend={t('find.when')} type="checkbox" options={view.when} />
          {view.gender.length > 0 && (
            <Options
              legend={t('find.gender')}
              type="radio"
              options={[anyone(t('find.gender.any'), view.gender), ...view.gender]}
            />
          )}
          {view.languages.length > 0 && <Languages site={site} options={view.languages} />}
          {view.access.length > 0 && <Options legend={t('find.access')} type="checkbox" options={view.access} />}
          <button class="button" type="submit">
            {t('find.apply')}
          </button>
        </form>
      </details>
    </div>
  );
}

/** Each can be taken back by itself. */
function Chosen({ site, view }: FiltersProps): VNode | null {
  const { t } = site;
  if (view.chosen.length === 0) return null;
  return (
    <ul class="active-filters" aria-label={t('find.active-filters')}>
      {view.chosen.map(({ label, href }) => (
        <li key={href}>
          <a class="filter" href={href} rel="nofollow">
            <span class="unseen">{t('find.drop', { filter: label })}</span>
            <span aria-hidden="true">{label}</span>
            <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10">
              <path d="M1 1l8 8M9 1l-8 8" />
            </svg>
          </a>
        </li>
      ))}
      {view.dropAll && (
        <li>
          <a class="filter all" href={view.dropAll} rel="nofollow">
            {t('find.drop-all')}
          </a>
        </li>
      )}
    </ul>
  );
}

interface OptionsProps {
  readonly legend: string;
  readonly type: 'checkbox' | 'radio';
  readonly options: readonly FilterOption[];
}

function Options({ legend, type, options }: OptionsProps): VNode {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <div class="toggles">
        {options.map(({ kind, value, label, count, chosen, disabled }) => (
          <label key={value} class={disabled ? 'option off' : 'option'}>
            <input type={type} name={kind} value={value} checked={chosen} disabled={disabled} />
            <span>{label}</span>
            {count && <span class="count">{count}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Languages({
  site: { t },
  options,
}: {
  readonly site: Site;
  readonly options: readonly FilterOption[];
}): VNode {
  return (
    <div class="field">
      <label for="language">{t('find.language')}</label>
      <select id="language" name="language">
        <option value="">{t('find.language.any')}</option>
        {options.map(({ value, label, count, chosen, disabled }) => (
          <option key={value} value={value} selected={chosen} disabled={disabled}>
            {`${label} (${count})`}
          </option>
        ))}
      </select>
    </div>
  );
}

const anyone = (label: string, options: readonly FilterOption[]): FilterOption => ({
  kind: 'gender',
  value: '',
  label,
  count: '',
  chosen: !options.some(({ chosen }) => chosen),
  disabled: false,
});

/** The ways out, each telling what it brings. */
export function Remedies({ remedies }: { readonly remedies: readonly Remedy[] }): VNode | null {
  if (remedies.length === 0) return null;
  return (
    <ul class="choices">
      {remedies.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
