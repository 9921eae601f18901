import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { Id } from '../../../platform/http/request.decorator.js';
import { asTyped, line, parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { StaffWaitlist } from '../../../waitlist/staff-waitlist.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Say, Site } from '../../shared/site.js';
import { NeedsSetUp } from '../setup/needs-set-up.decorator.js';
import { staffActorOf } from '../staff-actor-of.js';
import { StaffWaitlistViews } from './staff-waitlist-views.service.js';
import { WaitlistEntryPage, type WaitlistEntryView } from './waitlist-entry-page.js';
import { WaitlistPage } from './waitlist-page.js';
import { WaitlistTimePage } from './waitlist-time-page.js';

const listNews = ['removed', 'declined', 'declined-steered'] as const;
const entryNews = ['added', 'ordered'] as const;
const listSchema = z.object({
  news: z.enum(listNews).optional().catch(undefined),
  /** To whom a time has been offered, and how they hear of it. */
  offered: z.uuid().optional().catch(undefined),
  told: z.enum(['email', 'text', 'nothing']).catch('nothing'),
});
const daySchema = z.object({
  day: z.iso.date().optional().catch(undefined),
  location: z.string().max(80).default('').catch(''),
});
const entrySchema = daySchema.extend({ news: z.enum(entryNews).optional().catch(undefined) });
const orderSchema = z.object({ priority: z.enum(['1', '0', '-1']).transform(Number), reason: line(300).default('') });
const removalSchema = z.object({ why: line(300).default('') });
const typedSchema = z.object({ reason: asTyped, why: asTyped });
/** `<start>/<practitioner>` */
const offerSchema = daySchema.extend({ time: z.string().max(120).default('') });
const minute = z.coerce.number().int().min(0).max(60_000_000);
const slug = z.string().max(80).default('').catch('');
/** Drawn in the diary, or typed. */
const timeSchema = z.object({
  practitioner: slug,
  location: slug,
  from: minute.optional().catch(undefined),
  until: minute.optional().catch(undefined),
  day: asTyped,
  begins: asTyped,
  ends: asTyped,
});

/** The desk sees who waits for what, and steers who is asked. */
@Controller('staff/waitlist')
@Allow('reception', 'admin')
export class StaffWaitlistController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly waitlist: StaffWaitlist,
    private readonly views: StaffWaitlistViews,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news, offered, told } = parse(listSchema, query);
    const site = await this.siteContext.site();
    const said = offered
      ? site.t('desk-waitlist.news.offered', { told, ...(await this.views.person(offered)) })
      : news && site.t(`desk-waitlist.news.${news}`);
    const view = await this.views.list(site);
    return page(<WaitlistPage site={site} view={{ ...view, member, news: said }} />);
  }

  /** Who could have a time that is free. */
  @Get('time')
  @NeedsSetUp({ title: 'desk-waitlist.could', here: '/staff/waitlist/time', steps: ['location', 'practitioner'] })
  async time(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const asked = parse(timeSchema, query);
    const site = await this.siteContext.site();
    const view = await this.views.time(site, asked);
    const status = Object.keys(view.errors).length > 0 ? 400 : 200;
    return page(<WaitlistTimePage site={site} view={{ ...view, member }} />, { status });
  }

  @Get(':id')
  async entry(@Staff() member: StaffMember, @Id() id: string, @Query() query: unknown): Promise<Answer> {
    const { news, ...asked } = parse(entrySchema, query);
    return this.show(member, id, asked, (t, _, { entry }) =>
      news ? { news: t(`desk-waitlist.news.${news}`, { name: entry.patient }) } : {},
    );
  }

  @Post(':id/order')
  async order(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { priority, reason } = parse(orderSchema, body);
    if (priority !== 0 && reason === '')
      return this.wrong(member, id, body, (t) => ({ reason: t('desk-waitlist.reason-missing') }));
    await this.waitlist.putInOrder(staffActorOf(member), id, priority as 1 | 0 | -1, reason);
    return seeOther(`/staff/waitlist/${id}?news=ordered`);
  }

  @Post(':id/removal')
  async remove(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { why } = parse(removalSchema, body);
    if (why === '') return this.wrong(member, id, body, (t) => ({ why: t('desk-waitlist.reason-missing') }));
    await this.waitlist.takeOff(staffActorOf(member), id, why);
    return seeOther(`/staff/waitlist?news=removed`);
  }

  @Post(':id/offer')
  async offer(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { time, location, day } = parse(offerSchema, body);
    const [start = '', practitioner] = time.split('/');
    if (!practitioner || !/^\d{1,8}$/.test(start))
      return this.wrong(member, id, body, (t) => ({ time: t('desk-waitlist.offer-missing') }));
    try {
      const chosen = { start: Number(start), practitioner, location };
      const { told } = await this.waitlist.offer(staffActorOf(member), id, chosen);
      return seeOther(`/staff/waitlist?offered=${id}&told=${told}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const refused = fault;
      return this.show(
        member,
        id,
        { day, location },
        (_, site) => ({ fault: refusalText(site, refused) }),
        fault.status,
      );
    }
  }

  /** They say so on the phone. */
  @Post('offers/:id/acceptance')
  @CountedAs('booked')
  accept(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    return this.orAsItStands(member, async () => {
      const { reference, emailed } = await this.waitlist.accept(staffActorOf(member), id);
      return `/staff/visits/${reference}?news=booked&told=${emailed ? 'email' : 'phone'}`;
    });
  }

  @Post('offers/:id/refusal')
  decline(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    return this.orAsItStands(member, async () => {
      const { rank } = await this.waitlist.decline(staffActorOf(member), id);
      return `/staff/waitlist?news=${rank.includes('steered') ? 'declined-steered' : 'declined'}`;
    });
  }

  /** The offer is over: the list as it is now, with the sentence. */
  private async orAsItStands(member: StaffMember, work: () => Promise<string>): Promise<Answer> {
    try {
      return seeOther(await work());
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const site = await this.siteContext.site();
      const view = await this.views.list(site);
      const said = refusalText(site, fault);
      return page(<WaitlistPage site={site} view={{ ...view, member, fault: said }} />, { status: fault.status });
    }
  }

  private wrong(
    member: StaffMember,
    id: string,
    body: unknown,
    errors: (t: Say) => WaitlistEntryView['errors'],
  ): Promise<Answer> {
    const typed = parse(typedSchema, body);
    return this.show(member, id, parse(daySchema, body), (t) => ({ errors: errors(t), typed }), 400);
  }

  private async show(
    member: StaffMember,
    id: string,
    asked: z.output<typeof daySchema>,
    more: (t: Say, site: Site, view: Omit<WaitlistEntryView, 'member'>) => Partial<WaitlistEntryView> = () => ({}),
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.entry(site, id, asked);
    const whole = { ...view, member, ...more(site.t, site, view) };
    return page(<WaitlistEntryPage site={site} view={whole} />, { status });
  }
}
