import type { VNode } from 'preact';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { FirstVisit, type FirstVisitView } from '../about/first-visit.js';
import { treatmentAddress } from '../about/addresses.js';
import { foundHome } from '../about/found-home.js';
import { Line } from '../line.js';
import { Invite, type InviteView } from '../waitlist/invite.js';
import { type FindForm, FindFields } from './find-form.js';
import { PeopleMap } from './map/map.js';
import type { Found, Outcome } from './outcome.js';
import { Results } from './results.js';

export interface FindView {
  readonly form: FindForm;
  /** What was asked for, in a line: "Acupuncture with cupping, near Ryde" */
  readonly asked: string;
  /** As typed; without it the search stays open above whoever has time first. */
  readonly near: string;
  readonly outcome: Outcome;
  /** For newcomers who followed a link to another treatment. */
  readonly firstVisit?: FirstVisitView;
  /** Where it stands, when it is a page that anybody may find. */
  readonly path?: string;
  /** For whom nobody, or nothing, suits. */
  readonly waitlist?: InviteView | undefined;
  /** The mark of the link that led here. */
  readonly via?: string | undefined;
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
      card={view.via && `/find?via=${view.via}`}
    >
      <Line site={site} now="find">
        <h1>{view.outcome.kind === 'people' ? headingOf(site, view.outcome) : t('find.heading')}</h1>
        {isBeginning(view.outcome) && <p class="lead">{t('find.lead')}</p>}
        {isQuestion(view.outcome) && <Results site={site} outcome={view.outcome} />}
        <Search site={site} view={view} />
        {!isQuestion(view.outcome) && <Results site={site} outcome={view.outcome} />}
        {view.waitlist && <Invite {...view.waitlist} />}
        {view.firstVisit && <FirstVisit site={site} view={view.firstVisit} />}
      </Line>
      {map && <PeopleMap site={site} view={map} />}
    </Layout>
  );
}

/** What the clinic offers in its own towns is found by itself; other searches by a page that does not tell who searched. */
function headMetadata(site: Site, { outcome, path, asked, near, form }: FindView) {
  const lead = site.t('find.lead');
  if (outcome.kind === 'where' && !near) {
    return { canonical: { path: treatmentAddress({ slug: form.treatment }), description: `${asked}. ${lead}` } };
  }
  if (outcome.kind !== 'people') return { hidden: true };
  const { about } = foundHome(site);
  const description = [`${asked}.`, `${headingOf(site, outcome)}.`, lead].join(' ');
  if (path) return { about: { ...about, path, description, data: [] } };
  return outcome.canonical ? { canonical: { path: outcome.canonical, description } } : { hidden: true };
}

const isBeginning = ({ kind }: Outcome) => kind === 'where';

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

function headingOf({ t }: Site, { count, place, inRegion, beyond }: Found) {
  if (beyond) return t('find.closest');
  if (inRegion) return t('find.count-in', { count, place: place ?? '' });
  return t('find.count', { count, near: place ? 'yes' : 'no', place: place ?? '' });
}
