import { Controller, Get, Query, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Post } from '../../../availability/snapshot.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday } from '../../../time/week.js';
import { shortTime } from '../../../time/wording.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { DiaryChanges } from './diary-changes.service.js';
import { DiaryPage } from './diary-page.js';
import { DiaryRows } from './diary-rows.service.js';
import { type DiaryView, diaryView } from './diary.view.js';
import {
  datesOf,
  type DiaryColor,
  diaryColors,
  diaryNews,
  type DiaryQuery,
  type DiarySpan,
  everywhere,
} from './diary-query.js';
import { NeedsSetUp } from '../setup/needs-set-up.decorator.js';
import { newsOf } from './news.js';
import { SheetPage } from './sheet-page.js';

/** An address that is no longer quite right still opens a diary. */
const schema = z.object({
  day: z.string().refine(isDate).optional().catch(undefined),
  at: z.string().max(80).optional().catch(undefined),
  by: z.enum(['practitioners', 'rooms']).default('practitioners').catch('practitioners'),
  who: z.string().max(80).optional().catch(undefined),
  color: z.enum(diaryColors).optional().catch(undefined),
  news: z.enum(diaryNews).optional().catch(undefined),
  of: z.string().max(20).optional().catch(undefined),
  was: z.string().max(80).optional().catch(undefined),
});

/** The days of the clinic as the staff see them; a practitioner sees their own. */
@Controller('staff/diary')
@Allow('practitioner', 'reception', 'admin')
@NeedsSetUp({ title: 'diary.title', here: '/staff/diary', steps: ['location', 'practitioner'] })
export class DiaryController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly rows: DiaryRows,
    private readonly changes: DiaryChanges,
  ) {}

  @Get()
  day(@Staff() member: StaffMember, @Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.show(member, 'day', query, cookies);
  }

  @Get('days')
  days(@Staff() member: StaffMember, @Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.show(member, 'days', query, cookies);
  }

  @Get('week')
  week(@Staff() member: StaffMember, @Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.show(member, 'week', query, cookies);
  }

  @Get('everyone')
  everyone(@Staff() member: StaffMember, @Query() query: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    return this.show(member, 'everyone', query, cookies);
  }

  @Get('sheet')
  async sheet(
    @Staff() member: StaffMember,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
  ): Promise<Answer> {
    const { site, view } = await this.view(member, 'day', parse(schema, query), seenLast(cookies));
    const placeName = view.places.find(({ slug }) => slug === view.look.at)?.name ?? '';
    const madeAt = shortTime(view.zone, site.now, site.locale, site.now);
    return page(<SheetPage {...{ site, member, view, placeName, madeAt }} />);
  }

  @Sse('changes')
  live(@Staff() member: StaffMember): Observable<{ readonly data: string }> {
    return this.changes.stream({ own: ownOnly(staffActorOf(member)), session: member.session.id });
  }

  private async show(member: StaffMember, span: DiarySpan, query: unknown, cookies: CookieValues): Promise<Answer> {
    const before = seenLast(cookies);
    const { site, view } = await this.view(member, span, parse(schema, query), before);
    const { at, who = before.who ?? '', color } = view.look;
    const seen = `${at}/${who}/${color}`;
    return page(<DiaryPage site={site} member={member} view={view} />, {
      cookies: seen === cookies[cookie] ? [] : [{ name: cookie, value: seen, maxAge: 180 * 86_400 }],
    });
  }

  private async view(
    member: StaffMember,
    span: DiarySpan,
    asked: z.output<typeof schema>,
    before: Seen,
  ): Promise<{ site: Site; view: DiaryView }> {
    const by = staffActorOf(member);
    const own = ownOnly(by);
    const site = await this.siteContext.site();
    const configured = await this.catalogue.latest();
    const mine = this.catalogue
      .postsOf(configured)
      .filter(({ practitioner }) => own === null || practitioner.id === own);
    const places = configured.locations.filter(({ id }) => mine.some((post) => post.location.id === id));
    const ofOne = span === 'days' || span === 'week';
    const at = asked.at ?? before.at;
    const wide = ofOne && at === everywhere;
    const chosen = places.find(({ slug }) => slug === at) ?? places[0] ?? configured.locations[0];
    if (!chosen) throw new Refusal('not-found');
    const { now } = site;
    const here = mine.filter((post) => wide || post.location.id === chosen.id);
    const people = [...new Map(here.map(({ practitioner }) => [practitioner.slug, practitioner])).values()];
    const someone =
      people.find(({ slug }) => slug === (asked.who ?? before.who)) ??
      people.find(({ id }) => id === member.practitionerId) ??
      people[0];
    const theirs = here.filter(({ practitioner }) => practitioner.id === someone?.id);
    const location = wide ? (theirs[0]?.location ?? chosen) : chosen;
    const look: DiaryQuery = {
      span,
      day: asked.day ?? wallOf(location.timeZone, now).date,
      at: wide ? everywhere : location.slug,
      by: asked.by,
      color: asked.color ?? before.color,
      ...(ofOne && someone ? { who: someone.slug } : {}),
    };
    const dates = datesOf(look, firstWeekday(site.locale));
    const zones = wide ? theirs.map((post) => post.location.timeZone) : [location.timeZone];
    const { snapshot, ...drawn } = await this.rows.read(by, {
      locationId: wide ? null : location.id,
      from: Math.min(...zones.map((zone) => minuteOf(zone, dates[0]!, 0))),
      to: Math.max(...zones.map((zone) => minuteOf(zone, dateAdd(dates.at(-1)!, 1), 0))),
      practitionerIds: ofOne ? (someone ? [someone.id] : []) : [...configured.byId.practitioner.keys()],
    });
    const shown = ({ location: { id }, practitioner }: Post) =>
      (wide ? practitioner.id === someone?.id : id === location.id) && (own === null || practitioner.id === own);
    const posts = this.catalogue.postsOf(snapshot).filter(shown);
    const setsHours = site.ownHours || by.everyDiary;
    const offersTimes = by.everyDiary && snapshot.clinic.policy.waitlist;
    const seen = { places, people, setsHours, offersTimes, now };
    const view = diaryView(site, { look, location, posts, snapshot, ...drawn, ...seen });
    return { site, view: { ...view, news: newsOf(site, { ...view, ...drawn }, asked) } };
  }
}

/** Where somebody looked last, at whose days and in what colors; kept by their own browser. */
const cookie = 'diary';
type CookieValues = Readonly<Record<string, string>>;

interface Seen {
  readonly at?: string | undefined;
  readonly who?: string | undefined;
  readonly color: DiaryColor;
}

function seenLast(cookies: CookieValues): Seen {
  const [at, who, tints] = cookies[cookie]?.split('/') ?? [];
  return { at, who, color: diaryColors.find((color) => color === tints) ?? 'status' };
}
