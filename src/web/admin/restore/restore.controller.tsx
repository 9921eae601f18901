import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type HeldRestore, Restores } from '../../../backup/restores.service.js';
import { instantOfMinute, minuteOfInstant } from '../../../bookings/booking.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { typedMinute } from '../../../time/typed-time.js';
import { isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { wallTimeOf } from '../../../time/wall-time.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { instantIn } from '../../staff/in-words.js';
import { refused } from '../../staff/refused.js';
import { RestorePage } from './restore-page.js';

const releasing = z.object({
  /** Absent: everything that waits is sent. */
  day: z.string().max(40).optional(),
  time: z.string().max(40).optional(),
});

/** What a restored system holds back, and its release. */
@Controller('admin/health/restore')
@Allow('admin')
@FreshSignIn()
export class RestoreController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly restores: Restores,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember): Promise<Answer> {
    const [site, held] = await Promise.all([this.siteContext.site(), this.restores.held()]);
    if (!held) return seeOther('/admin/health');
    const { date, minute } = wallOf(site.timeZone, minuteOfInstant(held.restoredAt));
    const view = { ...inWords(site, held), member, typed: { day: date, time: wallTimeOf(minute) } };
    return page(<RestorePage site={site} view={view} />, { personal: true });
  }

  @Post('release')
  async release(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const site = await this.siteContext.site();
    const typed = parse(releasing, body);
    try {
      await this.restores.release(member, untilIn(typed, site.timeZone));
      return seeOther('/admin/health');
    } catch (fault) {
      const { errors, status } = refused(fault, site);
      const held = await this.restores.held();
      if (!held) return seeOther('/admin/health');
      const view = { ...inWords(site, held), member, typed, errors };
      return page(<RestorePage site={site} view={view} />, { personal: true, status });
    }
  }
}

function untilIn({ day, time }: z.output<typeof releasing>, zone: string): Date | null {
  if (day === undefined || time === undefined) return null;
  const minute = typedMinute(time);
  if (!isDate(day) || minute === null) throw new BadInput([{ path: 'day', message: 'restored.until-missing' }]);
  return instantOfMinute(minuteOf(zone, day, minute));
}

function inWords(site: Site, { restoredAt, backupAt, notifications, webhooks, reminders }: HeldRestore) {
  const nameOf = (template: HeldRestore['notifications'][number]['template']) =>
    site.t(`undelivered.template.${template}`);
  return {
    restoredAt: instantIn(site, restoredAt),
    backupAt: instantIn(site, backupAt),
    kinds: notifications.map(({ template, channel, since, ...kind }) => ({
      ...kind,
      what: channel === 'text' ? site.t('undelivered.by-text', { what: nameOf(template) }) : nameOf(template),
      since: instantIn(site, since),
    })),
    webhooks: webhooks && { ...webhooks, since: instantIn(site, webhooks.since) },
    reminders,
  };
}
