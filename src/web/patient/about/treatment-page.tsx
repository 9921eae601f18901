import type { VNode } from 'preact';
import { Breadcrumbs } from '../findable/breadcrumbs.js';
import { Layout } from '../../shared/layout.js';
import { Markdown } from '../../shared/markdown.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import type { Site } from '../../shared/site.js';
import { FirstVisit, type FirstVisitView } from './first-visit.js';
import type { Found } from './found.view.js';

export interface TreatmentView {
  readonly name: string;
  /** Markdown */
  readonly description: string;
  /** Markdown */
  readonly preparation: string;
  /** "55 minutes, from $95" */
  readonly offer: string;
  readonly phases: readonly PhaseView[];
  readonly addOns: readonly { readonly name: string; readonly description: string; readonly adds: string }[];
  readonly firstVisit?: FirstVisitView;
  readonly find: string;
  /** Several visits at once, as the clinic offers them or otherwise. */
  readonly courses: readonly { readonly href: string; readonly text: string; readonly detail: string }[];
}

/** What happens when, for the patient: "20 minutes" / "The practitioner is with you." */
interface PhaseView {
  readonly minutes: string;
  readonly part: number;
  readonly words: string;
  readonly kind: 'hands' | 'resting';
}

/** Somebody who offers it somewhere. */
export interface OfferedLine {
  readonly name: string;
  /** "Bellport, NY" */
  readonly place: string;
  readonly photo: Photo | null;
  readonly href: string;
  /** "55 minutes, $95" */
  readonly offer: string;
  /** "Next available: Tue, Dec 8, 9:30 AM" */
  readonly next?: string;
}

interface TreatmentPageProps {
  readonly site: Site;
  readonly view: TreatmentView;
  readonly found: Found;
  readonly offered: readonly OfferedLine[];
}

export function TreatmentPage({ site, view, found, offered }: TreatmentPageProps): VNode {
  return (
    <Layout site={site} title={view.name} about={found.about} card={offered.length > 0 ? found.about.path : undefined}>
      <Breadcrumbs site={site} breadcrumbs={found.breadcrumbs} />
      <h1>{view.name}</h1>
      <Markdown lead text={view.description} />
      <p>{view.offer}</p>
      <p class="actions">
        <a class="button" href={view.find}>
          {site.t('about.find')}
        </a>
      </p>
      {view.courses.length > 0 && (
        <ul class="plain">
          {view.courses.map(({ href, text, detail }) => (
            <li key={href}>
              <a href={href} rel="nofollow">
                {text}
              </a>{' '}
              <span class="soft">{detail}</span>
            </li>
          ))}
        </ul>
      )}
      {view.firstVisit && <FirstVisit site={site} view={view.firstVisit} />}
      <TreatmentParts site={site} view={view} />
      {offered.length > 0 && <OfferedBy heading={site.t('found.offered-by')} others={offered} />}
    </Layout>
  );
}

export function OfferedBy({
  heading,
  others,
}: {
  readonly heading: string;
  readonly others: readonly OfferedLine[];
}): VNode {
  return (
    <section class="results">
      <h2>{heading}</h2>
      <ul class="offered">
        {others.map((other) => (
          <li key={other.href}>
            <Portrait photo={other.photo} size="small" name={other.name} />
            <h3>
              <a href={other.href}>
                {other.name} <span class="unseen">{other.place}</span>
              </a>
            </h3>
            <p>{other.place}</p>
            <p class="soft">{other.offer}</p>
            {other.next && <p>{other.next}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PartsProps {
  readonly site: Site;
  readonly view: Pick<TreatmentView, 'phases' | 'preparation' | 'addOns'>;
  /** The level of the heading it stands under. */
  readonly under?: 1 | 3;
}

/** What happens, how to prepare, and what goes with it. */
export function TreatmentParts({ site: { t }, view, under = 1 }: PartsProps): VNode {
  const Heading = under === 1 ? 'h2' : 'h4';
  const Below = under === 1 ? 'h3' : 'h5';
  return (
    <>
      <Heading>{t('about.goes-like-this')}</Heading>
      <PhaseLine phases={view.phases} />
      <ol class="line phases">
        {view.phases.map((phase, at) => (
          <li key={at} class={`stop ${phase.kind}`}>
            <p>
              <strong>{phase.minutes}</strong> {phase.words}
            </p>
          </li>
        ))}
      </ol>
      {view.preparation.trim() !== '' && (
        <section>
          <Heading>{t('visit.preparation')}</Heading>
          <Markdown text={view.preparation} />
        </section>
      )}
      {view.addOns.length > 0 && (
        <section class="results">
          <Heading>{t('about.add-ons')}</Heading>
          <ul class="offered">
            {view.addOns.map((addOn) => (
              <li key={addOn.name}>
                <Below>{addOn.name}</Below>
                <Markdown text={addOn.description} />
                <p class="soft">{addOn.adds}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The stretches as long as they last, beside one another. The list below it says the same. */
function PhaseLine({ phases }: Pick<TreatmentView, 'phases'>): VNode {
  const ends = phases.map((_, at) => phases.slice(0, at + 1).reduce((sum, { part }) => sum + part, 0));
  return (
    <svg class="phase-line" viewBox={`0 0 ${ends.at(-1)} 1`} preserveAspectRatio="none" aria-hidden="true">
      {phases.map(({ kind, part }, at) => (
        <line key={at} class={kind} x1={ends[at]! - part} x2={ends[at]} y1={0.5} y2={0.5} />
      ))}
    </svg>
  );
}
