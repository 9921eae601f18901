import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { type Candidate, candidatesOf } from '../../../availability/candidates.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { placeHours } from '../../../availability/place-hours.js';
import { Slots } from '../../../availability/slots.service.js';
import { theFirst, twoADay } from '../../../availability/spread.js';
import type { Post, Snapshot } from '../../../availability/snapshot.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { withEtag } from '../../../platform/http/etag.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { wallOf } from '../../../time/wall-clock.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { candidateIn, snapshotIn } from '../snapshot-in.js';
import { searchSchema } from '../choice.js';
import { foundOffering, foundPerson, foundPlace, foundTreatment } from './found.view.js';
import { leadingOffer } from './offer-rows.view.js';
import { OfferingPage } from './offering-page.js';
import { offeringView, offerInWords, othersInWords } from './offering.view.js';
import { PlacePage } from './place-page.js';
import { placeView } from './place.view.js';
import { PractitionerPage } from './practitioner-page.js';
import { type NextTimes, practitionerView } from './practitioner.view.js';
import { treatmentView } from './treatment.view.js';
import { TreatmentPage } from './treatment-page.js';

/** Who works here, where, and what is offered, each with a way into booking. */
@Controller()
@Allow('public')
export class AboutController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly slots: Slots,
    private readonly attribution: Attribution,
    private readonly clock: Clock,
  ) {}

  @Get('practitioners/:slug')
  async practitioner(
    @Param('slug') slug: string,
    @Query() query: unknown,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    const snapshot = snapshotIn(await this.catalogue.current(), site.locale);
    const practitioner = known(snapshot.practitioners, slug);
    const posts = this.catalogue.postsOf(snapshot).filter((post) => post.practitioner.id === practitioner.id);
    const next = await this.nextTimes(snapshot, posts);
    if (next.some(({ starts }) => starts.length > 0)) await this.attribution.step(via, 'seen', request);
    const once = secretToken();
    const view = practitionerView(site, snapshot, practitioner, { posts, next, once, via });
    const found = foundPerson(site, snapshot, practitioner, posts);
    return withEtag(page(<PractitionerPage site={site} view={view} found={found} />), request, once);
  }

  /** One treatment, by one practitioner, at one place. */
  @Get('practitioners/:slug/:treatment/:location')
  async offering(
    @Param() { slug, treatment, location }: Readonly<Record<'slug' | 'treatment' | 'location', string>>,
    @Query() query: unknown,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const [offered] = await this.slots.candidates({ treatment, practitioners: [slug], locations: [location] });
    if (!offered) throw new Refusal('not-found');
    const site = await this.siteContext.siteFor(request);
    const candidate = candidateIn(offered, site.locale);
    const [starts = []] = await this.slots.nextOf([offered], twoADay);
    const snapshot = snapshotIn(await this.catalogue.latest(), site.locale);
    const all = await this.slots.candidates({ treatment });
    const others = [
      ...all.filter((one) => one.location.id === candidate.location.id),
      ...all.filter((one) => one.location.id !== candidate.location.id),
    ].filter((one) => one.post !== candidate.post);
    if (starts.length > 0) await this.attribution.step(via, 'seen', request);
    const once = secretToken();
    const view = offeringView(site, snapshot, candidate, { starts, others: others.slice(0, 8), once, via });
    const offer = offerInWords(site, candidate);
    const found = foundOffering(site, snapshot, candidate, { offer, free: starts.length > 0 });
    return withEtag(page(<OfferingPage site={site} view={view} found={found} />), request, once);
  }

  @Get('locations/:slug')
  async place(@Param('slug') slug: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    const snapshot = snapshotIn(await this.catalogue.current(), site.locale);
    const location = known(snapshot.locations, slug);
    const posts = this.catalogue.postsOf(snapshot).filter((post) => post.location.id === location.id);
    const today = wallOf(location.timeZone, Math.floor(this.clock.now().getTime() / 60_000)).date;
    const hours = placeHours(posts, location.timeZone, today);
    const view = placeView(site, snapshot, location, { posts, hours, via });
    const found = foundPlace(site, snapshot, location, hours);
    return withEtag(page(<PlacePage site={site} view={view} found={found} />), request);
  }

  @Get('treatments/:slug')
  async treatment(@Param('slug') slug: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { via } = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    const snapshot = snapshotIn(await this.catalogue.current(), site.locale);
    // A slug may be a treatment of its own and an add-on: the first is the one people look for.
    const online = snapshot.treatments.filter((one) => one.online);
    const kinds = (['base', 'add-on'] as const).flatMap((kind) => online.filter((one) => one.kind === kind));
    const treatment = known(kinds, slug);
    const offered = await this.offered(treatment);
    const shown = offered.slice(0, 100);
    const firsts = await this.slots.nextOf(shown, theFirst);
    const lines = othersInWords(
      site,
      snapshot,
      shown,
      via,
      firsts.map(([first]) => first),
    );
    const view = treatmentView(site, snapshot, treatment, via);
    const found = foundTreatment(site, snapshot, treatment, offered);
    return withEtag(page(<TreatmentPage site={site} view={view} found={found} offered={lines} />), request);
  }

  /** At each place, of what they offer everybody there. */
  private async nextTimes(snapshot: Snapshot, posts: readonly Post[]): Promise<NextTimes[]> {
    const candidates = posts.flatMap((post) => {
      const treatment = leadingOffer(snapshot, post);
      return treatment ? candidatesOf(snapshot, [post], { treatment: treatment.slug }) : [];
    });
    const starts = await this.slots.nextOf(candidates, twoADay);
    return candidates.map((candidate, at) => ({ candidate, starts: starts[at]! }));
  }

  /** Nobody offers an add-on alone. */
  private async offered({ kind, slug }: Treatment): Promise<readonly Candidate[]> {
    return kind === 'base' ? this.slots.candidates({ treatment: slug }) : [];
  }
}

/** @throws Refusal not-found */
function known<T extends Snapshot['locations' | 'practitioners' | 'treatments'][number]>(
  all: readonly T[],
  slug: string,
): T {
  const one = all.find((thing) => thing.slug === slug);
  if (!one) throw new Refusal('not-found');
  return one;
}
