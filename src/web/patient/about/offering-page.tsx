import type { VNode } from 'preact';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import type { Carry } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { Markdown } from '../../shared/markdown.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';
import type { TimeLink } from '../find/person-card.js';
import { HoldTimes } from '../hold-times.js';
import { Terms } from '../summary.js';
import type { Found } from './found.view.js';
import { OfferedBy, type OfferedLine, TreatmentParts, type TreatmentView } from './treatment-page.js';

interface Linked {
  readonly name: string;
  readonly href: string;
}

/** One treatment by one practitioner at one place. */
export interface OfferingView extends Pick<TreatmentView, 'phases' | 'preparation' | 'addOns'> {
  /** "Acupuncture with Mei Tanaka" */
  readonly title: string;
  /** "55 minutes, $95" */
  readonly offer: string;
  /** The next free ones; each is held at one press. */
  readonly times: readonly TimeLink[];
  /** With what a time is held. */
  readonly hold: Carry;
  readonly choose: string;
  readonly treatment: Linked & { readonly description: string };
  readonly person: Linked & { readonly title: string; readonly languages: string; readonly photo: Photo | null };
  readonly place: Linked & { readonly address: string; readonly access: string; readonly phone: string };
  readonly terms: readonly string[];
  readonly others: readonly OfferedLine[];
}

interface OfferingPageProps {
  readonly site: Site;
  readonly view: OfferingView;
}

export function OfferingPage({ site, view, found }: OfferingPageProps & { readonly found: Found }): VNode {
  const { t } = site;
  const { person, place } = view;
  return (
    <Layout site={site} title={t('found.with-at', { name: view.title, place: place.name })} about={found.about}>
      <Breadcrumbs site={site} breadcrumbs={found.breadcrumbs} />
      <div class="person-head">
        <div>
          <h1>{view.title}</h1>
          <p class="lead">{`${place.name} · ${view.offer}`}</p>
        </div>
        <Portrait photo={person.photo} size="large" name={person.name} />
      </div>
      <Markdown text={view.treatment.description} />
      <NextFree site={site} view={view} />
      <dl class="facts">
        <div>
          <dt>{t('visit.with')}</dt>
          <dd>
            <a href={person.href}>{person.name}</a> <span class="soft">{`${person.title} · ${person.languages}`}</span>
          </dd>
        </div>
        <div>
          <dt>{t('visit.where')}</dt>
          <dd>
            <a href={place.href}>{place.name}</a> <span class="soft">{place.address}</span>
            {place.access && <span class="soft">{place.access}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('visit.treatment')}</dt>
          <dd>
            <a href={view.treatment.href}>{view.treatment.name}</a> <span class="soft">{view.offer}</span>
          </dd>
        </div>
      </dl>
      <Terms visit={view} />
      <TreatmentParts site={site} view={view} />
      {view.others.length > 0 && <OfferedBy heading={t('offer.others')} others={view.others} />}
    </Layout>
  );
}

function NextFree({ site, view }: OfferingPageProps): VNode {
  const { t } = site;
  const phones: PhoneLine[] = view.place.phone ? [{ name: view.place.name, phone: view.place.phone }] : [];
  return (
    <section class="results">
      <h2>{t('offer.next')}</h2>
      {view.times.length > 0 ? (
        <>
          <HoldTimes site={site} fields={view.hold} times={view.times} name={view.person.name} />
          <p class="actions">
            <a class="button" href={view.choose}>
              {t('found.choose-time')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{t('find.no-times')}</p>
          <Phones phones={phones} />
        </>
      )}
    </section>
  );
}
