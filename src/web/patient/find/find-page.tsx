import type { VNode } from 'preact';
import { Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { foundHome } from '../about/found-home.js';
import { firstWords } from '../../../i18n/markdown.js';
import type { Site } from '../../shared/site.js';
import { Line } from '../line.js';
import { type MapView, PeopleMap } from './map/map.js';
import { Phones, type PhoneLine } from '../../shared/phones.js';
import { type FindForm, FindFields } from './find-form.js';
import { Person, type PersonCard } from './person-card.js';
import { Remedies, type Remedy, Filters, type FiltersView } from './filters.js';

export interface FindView {
  readonly form: FindForm;
  /** What was asked for, in a line: "Acupuncture with cupping, near Ryde" */
  readonly asked: string;
  /** As typed; without it the search stays open above whoever has time first. */
  readonly near: string;
  readonly outcome: Outcome;
  /** Where it stands, when it is a page that anybody may find. */
  readonly path?: string;
}

/** What the search led to. There is never a dead end. */
export type Outcome =
  | { readonly kind: 'not-asked'; readonly treatments: readonly Offered[] }
  | { readonly kind: 'where' }
  | {
      readonly kind: 'people';
      readonly place?: string;
      /** The place is a region, and they are in it. */
      readonly inRegion?: boolean;
      readonly people: readonly PersonCard[];
      /** How many there are, shown or not. */
      readonly count: number;
      /** Nobody is close by, or in the region, who fits: how far away the nearest is. */
      readonly beyond?: string;
      /** None of them has a free time. */
      readonly nobodyFree?: { readonly words: string; readonly phones: readonly PhoneLine[] };
      readonly filters?: FiltersView;
      /** What to leave out, where that would help. */
      readonly remedies: readonly Remedy[];
      readonly more?: string;
      readonly map?: MapView;
      /** Other places of that name. */
      readonly elsewhere: readonly PlaceLink[];
    }
  | {
      readonly kind: 'nobody-fits';
      readonly filters?: FiltersView;
      readonly remedies: readonly Remedy[];
      readonly phones: readonly PhoneLine[];
    }
  | { readonly kind: 'which-place'; readonly near: string; readonly choices: readonly PlaceLink[] }
  | { readonly kind: 'unknown-place'; readonly near: string; readonly choices: readonly PlaceLink[] }
  /** Nothing says where somebody is, or only a country where the clinic is not. */
  | { readonly kind: 'no-place'; readonly country: string | null }
  | { readonly kind: 'nobody'; readonly phones: readonly PhoneLine[] };

export interface Offered {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly offer: string;
}

export interface PlaceLink {
  readonly label: string;
  readonly href: string;
}

export function FindPage({ site, view }: { readonly site: Site; readonly view: FindView }): VNode {
  const { t } = site;
  const map = view.outcome.kind === 'people' ? view.outcome.map : undefined;
  return (
    <Layout
      site={site}
      title={view.path ? view.asked : t('find.title')}
      beside={map !== undefined}
      styles={[site.assets.findStyle]}
      scripts={[site.assets.findScript]}
      {...headMetadata(site, view)}
    >
      <Line site={site} now="find">
        <h1>{view.outcome.kind === 'people' ? headingOf(site, view.outcome) : t('find.heading')}</h1>
        {isBeginning(view.outcome) && <p class="lead">{t('find.lead')}</p>}
        {isQuestion(view.outcome) && <Results site={site} outcome={view.outcome} />}
        <Search site={site} view={view} />
        {!isQuestion(view.outcome) && <Results site={site} outcome={view.outcome} />}
      </Line>
      {map && <PeopleMap site={site} view={map} />}
    </Layout>
  );
}

/** What somebody looked for is nobody else's business, but for what the clinic offers in its own towns. */
function headMetadata(site: Site, { outcome, path, asked }: FindView) {
  if (outcome.kind === 'not-asked') return foundHome(site);
  if (outcome.kind !== 'people' || !path) return { hidden: true };
  const { about } = foundHome(site);
  const description = [`${asked}.`, `${headingOf(site, outcome)}.`, site.t('find.lead')].join(' ');
  return { about: { ...about, path, description, data: [] } };
}

const isBeginning = ({ kind }: Outcome) => kind === 'not-asked' || kind === 'where';

/** What needs another answer comes before the form that takes it. */
const isQuestion = (outcome: Outcome) => outcome.kind !== 'people' && !isBeginning(outcome);

/** Once people were found they come first; the search folds into a line. */
function Search({ site, view }: { readonly site: Site; readonly view: FindView }): VNode {
  if (view.outcome.kind !== 'people') return <FindFields site={site} form={view.form} />;
  return (
    <details class="search" open={view.near === ''}>
      <summary>
        {view.asked} <span class="change">{site.t('book.change')}</span>
      </summary>
      <FindFields site={site} form={view.form} />
    </details>
  );
}

function Results({ site, outcome }: { readonly site: Site; readonly outcome: Outcome }): VNode | null {
  if (outcome.kind === 'where') return null;
  if (outcome.kind === 'not-asked') return <Offers site={site} treatments={outcome.treatments} />;
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

type Found = Extract<Outcome, { kind: 'people' }>;

function headingOf({ t }: Site, { count, place, inRegion, beyond }: Found) {
  if (inRegion && !beyond) return t('find.count-in', { count, place: place ?? '' });
  return t('find.count', { count, near: place && !beyond ? 'yes' : 'no', place: place ?? '' });
}

function People({ site, found }: { readonly site: Site; readonly found: Found }): VNode {
  const { t } = site;
  const { people, filters, more, map, elsewhere } = found;
  return (
    <section class="results" id="results">
      {filters && <Filters site={site} view={filters} />}
      <Trouble site={site} found={found} />
      {map && (
        <p class="to-map">
          <a href="#map">{t('find.to-map')}</a>
        </p>
      )}
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

function Offers({ site, treatments }: { readonly site: Site; readonly treatments: readonly Offered[] }): VNode {
  return (
    <section class="results">
      <h2>{site.t('find.offered')}</h2>
      <ul class="offered">
        {treatments.map((treatment) => (
          <li key={treatment.href}>
            <h3>
              <a href={treatment.href}>{treatment.name}</a>
            </h3>
            <p>{firstWords(treatment.description)}</p>
            <p class="soft">{treatment.offer}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
