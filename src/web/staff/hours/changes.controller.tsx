import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Change } from '../../../changes/change.js';
import { Changes } from '../../../changes/changes.service.js';
import { ChangeDecisions } from '../../../changes/change-decisions.service.js';
import { UndoChange } from '../../../changes/undo-change.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { DecidePage, SavedPage } from './decide-page.js';
import { Deciding } from './deciding.service.js';
import { type DecisionForm, decisionsIn } from './decision-form.js';
import { HoursViews } from './hours-views.service.js';

const querySchema = z.object({ all: z.enum(['keep', 'move', 'cancel']).optional().catch(undefined) });
const personal = { personal: true };

/** A change of hours: what becomes of the visits it strands, and for three minutes the way back. */
@Controller('staff/hours/:practitioner/changes/:id')
@Allow('practitioner', 'reception', 'admin')
export class ChangesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: HoursViews,
    private readonly deciding: Deciding,
    private readonly changes: Changes,
    private readonly decisions: ChangeDecisions,
    private readonly undoing: UndoChange,
  ) {}

  @Get()
  change(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    return this.show(member, slug, id, { all: parse(querySchema, query).all });
  }

  @Post()
  async decide(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const form = decisionsIn(body);
    return this.orAgain(member, slug, id, form, (change) => this.decisions.save(staffActorOf(member), change, form));
  }

  @Post('undo')
  async undo(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
  ): Promise<Answer> {
    return this.orAgain(member, slug, id, undefined, (change) => this.undoing.undo(staffActorOf(member), change));
  }

  private async orAgain(
    member: StaffMember,
    slug: string,
    id: string,
    form: DecisionForm | undefined,
    work: (change: Change) => Promise<void>,
  ): Promise<Answer> {
    try {
      await work(await this.changes.ofHours(staffActorOf(member), slug, id));
      return seeOther(`/staff/hours/${slug}/changes/${id}`);
    } catch (fault) {
      const known = ['bad-input', 'preview-stale', 'undo-over', 'hours-changed'];
      if (!(fault instanceof Refusal) || !known.includes(fault.code)) throw fault;
      return this.show(member, slug, id, { form, refusal: fault });
    }
  }

  private async show(
    member: StaffMember,
    slug: string,
    id: string,
    { all, form, refusal }: { all?: 'keep' | 'move' | 'cancel'; form?: DecisionForm; refusal?: Refusal },
  ): Promise<Answer> {
    const by = staffActorOf(member);
    const subject = await this.views.subject(by, slug);
    const [site, change] = await Promise.all([this.siteContext.site(), this.changes.ofHours(by, slug, id)]);
    const how = { ...personal, status: refusal?.status ?? 200 };
    const told = await this.views.told(site, subject, change);
    const fault = refusal && !(refusal instanceof BadInput) ? site.t(`refusal.${refusal.code}`) : undefined;
    if (change.status !== 'proposed') {
      const view = await this.deciding.decided(site, member, told(), subject.timeZone, change, fault);
      return page(<SavedPage site={site} view={view} />, how);
    }
    const { reference } = (refusal?.values ?? {}) as { reference?: string };
    const errors = {
      ...(refusal instanceof BadInput ? fieldErrors(refusal, site.locale) : {}),
      ...(reference ? { [`visit-${reference}`]: site.t('hours.decide.gone') } : {}),
    };
    const chosen = { choices: form?.choices ?? {}, all, message: form?.message ?? '', errors, fault };
    const impact = await this.changes.impact(change);
    const view = await this.deciding.undecided(site, member, by, told(impact.displaced.length), change, impact, chosen);
    return page(<DecidePage site={site} view={view} />, how);
  }
}
