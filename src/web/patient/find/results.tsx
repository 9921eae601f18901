import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';
import { Phones, type PhoneLine } from '../../shared/phones.js';
import type { Site } from '../../shared/site.js';
import { Filters, Remedies } from './filters.js';
import type { Found, Outcome, PlaceLink } from './outcome.js';
import { Person } from './person-card.js';

/** What a search led to: practitioners, or what to answer or try next. */
export function Results({ site, outcome }: { readonly site: Site; readonly outcome: Outcome }): VNode | null {
  if (outcome.kind === 'where' || outcome.kind === 'not-asked') return null;
  if (outcome.kind === 'people') return <People site={site} found={outcome} />;
  if (outcome.kind === 'nobody') return <Nobody site={site} phones={outcome.phones} />;
  if (outcome.kind === 'no-place') return <Places {...noPlaceWords(site, outcome)} places={[]} />;
  if (outcome.kind === 'nobody-fits') return <NobodyFits site={site} outcome={outcome} />;
  const { t } = site;
  const next = outcome.choices.length > 0 ? 'find.did-you-mean' : 'find.unknown-place-next';
  return (
    <Places
      heading={t(`find.${outcome.kind}`, { near: outcome.near })}
      next={t(outcome.kind === 'which-place' ? 'find.which-place-next' : next)}
      places={outcome.choices}
    />
  );
}

/** What is asked for when it is not known where to look. */
export function noPlaceWords({ t }: Pick<Site, 't'>, { country }: Extract<Outcome, { kind: 'no-place' }>) {
  return country === null
    ? { heading: t('find.where'), next: t('find.where-next') }
    : { heading: t('find.none-in-country', { place: country }), next: t('find.none-in-country-next') };
}

function Nobody({ site, phones }: { readonly site: Site; readonly phones: readonly PhoneLine[] }): VNode {
  const { t } = site;
  return (
    <section class="results" id="results">
      <Notice>
        <h2>{t('find.nobody')}</h2>
        <p>{t('find.nobody-next')}</p>
        <Phones phones={phones} />
      </Notice>
    </section>
  );
}

interface NobodyFitsProps {
  readonly site: Site;
  readonly outcome: Extract<Outcome, { kind: 'nobody-fits' }>;
}

function NobodyFits({ site, outcome: { filters, remedies, phones } }: NobodyFitsProps): VNode {
  const { t } = site;
  return (
    <section class="results" id="results">
      {filters && <Filters site={site} view={filters} />}
      <Notice>
        <h2>{t('find.nobody-fits')}</h2>
        <p>{t('find.nobody-fits-next')}</p>
        <Remedies remedies={remedies} />
        <Phones phones={phones} />
      </Notice>
    </section>
  );
}

function People({ site, found }: { readonly site: Site; readonly found: Found }): VNode {
  const { t } = site;
  const { people, filters, more, map, elsewhere } = found;
  return (
    <section class="results" id="results">
      <div class="refine">
        {filters && <Filters site={site} view={filters} />}
        {map && (
          <p class="to-map">
            <a href="#map">{t('find.to-map')}</a>
          </p>
        )}
      </div>
      <Trouble site={site} found={found} />
      {elsewhere.length > 0 && (
        <details class="why">
          <summary>{t('find.elsewhere')}</summary>
          <ul class="choices">
            {elsewhere.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {people.length > 10 && (
        <div class="field" data-filter hidden>
          <label for="filter">{t('find.filter')}</label>
          <input id="filter" type="search" autocomplete="off" />
          <p class="soft" role="status" data-filter-count={t('find.filtered', { shown: '*', all: '*' })} />
        </div>
      )}
      <ul class="people">
        {people.map((person, at) => (
          <Person key={person.allTimes} site={site} person={person} number={at + 1} numbered={map !== undefined} />
        ))}
      </ul>
      {more && (
        <p>
          <a href={more}>{t('find.more')}</a>
        </p>
      )}
    </section>
  );
}

function beyondWords({ t }: Pick<Site, 't'>, { beyond, filters, inRegion, place }: Found) {
  if (filters?.chosen.length) return t('find.beyond-fits', { distance: beyond ?? '' });
  return inRegion ? t('find.none-in', { place: place ?? '' }) : t('find.beyond', { distance: beyond ?? '' });
}

/** What is not as it was hoped, and what to do about it. */
function Trouble({ site: { t }, found }: { readonly site: Site; readonly found: Found }): VNode | null {
  const { beyond, nobodyFree, remedies } = found;
  if (!beyond && !nobodyFree && remedies.length === 0) return null;
  return (
    <Notice>
      {beyond && <p>{beyondWords({ t }, found)}</p>}
      {nobodyFree && (
        <>
          <p>{nobodyFree.words}</p>
          <Phones phones={nobodyFree.phones} />
        </>
      )}
      <Remedies remedies={remedies} />
    </Notice>
  );
}

interface PlacesProps {
  readonly heading: string;
  readonly next: string;
  readonly places: readonly PlaceLink[];
}

function Places({ heading, next, places }: PlacesProps): VNode {
  return (
    <section class="results" id="results">
      <Notice>
        <h2>{heading}</h2>
        <p>{next}</p>
        {places.length > 0 && (
          <ul class="choices">
            {places.map((place) => (
              <li key={place.href}>
                <a href={place.href}>{place.label}</a>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </section>
  );
}
