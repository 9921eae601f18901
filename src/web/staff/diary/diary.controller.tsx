import { Controller, Get, Query, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { firstWeekday, weekStart } from '../../../time/week.js';
import { shortTime } from '../../../time/wording.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { DiaryChanges } from './diary-changes.service.js';
import { DiaryPage } from './diary-page.js';
import { DiaryRows } from './diary-rows.service.js';
import { type DiaryView, diaryView } from './diary.view.js';
import { diaryNews, type DiaryQuery } from './diary-query.js';
import { newsOf } from './news.js';
import { SheetPage } from './sheet-page.js';

/** An address that is no longer quite right still opens a diary. */
const schema = z.object({
  day: z.string().refine(isDate).optional().catch(undefined),
  at: z.string().max(80).optional().catch(undefined),
  by: z.enum(['practitioners', 'rooms']).default('practitioners').catch('practitioners'),
  who: z.string().max(80).optional().catch(undefined),
  news: z.enum(diaryNews).optional().catch(undefined),
  of: z.string().max(20).optional().catch(undefined),
  was: z.string().max(80).optional().catch(undefined),
});

/** The days of the clinic as the staff see them; a practitioner sees their own. */
@Controller('staff/diary')
@Allow('practitioner', 'reception', 'admin')
export class DiaryController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly rows: DiaryRows,
    private readonly changes: DiaryChanges,
  ) {}

  @Get()
  async day(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { site, view } = await this.view(member, 'day', query);
    return page(<DiaryPage site={site} member={member} view={view} />);
  }

  @Get('week')
  async week(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { site, view } = await this.view(member, 'week', query);
    return page(<DiaryPage site={site} member={member} view={view} />);
  }

  @Get('sheet')
  async sheet(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { site, view } = await this.view(member, 'day', query);
    const placeName = view.places.find(({ slug }) => slug === view.look.at)?.name ?? '';
    const madeAt = shortTime(view.zone, site.now, site.locale, site.now);
    return page(<SheetPage {...{ site, member, view, placeName, madeAt }} />);
  }

  @Sse('changes')
  live(@Staff() member: StaffMember): Observable<{ readonly data: string }> {
    return this.changes.stream({ own: ownOnly(staffActorOf(member)), session: member.session.id });
  }

  private async view(
    member: StaffMember,
    span: DiaryQuery['span'],
    query: unknown,
  ): Promise<{ site: Site; view: DiaryView }> {
    const asked = parse(schema, query);
    const by = staffActorOf(member);
    const own = ownOnly(by);
    const site = await this.siteContext.site();
    const before = await this.catalogue.latest();
    const mine = this.catalogue.postsOf(before).filter(({ practitioner }) => own === null || practitioner.id === own);
    const places = before.locations.filter(({ id }) => mine.some((post) => post.location.id === id));
    const location = places.find(({ slug }) => slug === asked.at) ?? places[0] ?? before.locations[0];
    if (!location) throw new Refusal('not-found');
    const { now } = site;
    const zone = location.timeZone;
    const day = asked.day ?? wallOf(zone, now).date;
    const here = mine.filter((post) => post.location.id === location.id);
    const someone =
      here.find(({ practitioner }) => practitioner.slug === asked.who) ??
      here.find(({ practitioner }) => practitioner.id === member.practitionerId) ??
      here[0];
    const look: DiaryQuery = {
      span,
      day,
      at: location.slug,
      by: asked.by,
      ...(span === 'week' && someone ? { who: someone.practitioner.slug } : {}),
    };
    const first = span === 'week' ? weekStart(day, firstWeekday(site.locale)) : day;
    const { visits, elsewhere, snapshot } = await this.rows.read(by, {
      locationId: location.id,
      from: minuteOf(zone, first, 0),
      to: minuteOf(zone, dateAdd(first, span === 'week' ? 7 : 1), 0),
      practitionerIds:
        span === 'week'
          ? here.filter((post) => post === someone).map((post) => post.practitioner.id)
          : [...before.byId.practitioner.keys()],
    });
    const posts =
      snapshot === before
        ? here
        : this.catalogue
            .postsOf(snapshot)
            .filter((post) => post.location.id === location.id && (own === null || post.practitioner.id === own));
    const view = diaryView(site, { look, location, posts, snapshot, visits, elsewhere, places, now });
    return {
      site,
      view: { ...view, news: newsOf(site, { visits, room: view.room }, asked) },
    };
  }
}
