import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { DeskConfirmations } from '../../../bookings/by-staff/desk-confirmations.service.js';
import { DeskNotes } from '../../../bookings/by-staff/desk-notes.service.js';
import { StaffCourses } from '../../../bookings/by-staff/staff-courses.service.js';
import { AddressCorrections } from '../../../bookings/by-staff/address-corrections.service.js';
import { deskNoteLength } from '../../../bookings/desk-note.js';
import { type Step, steps } from '../../../bookings/progress.js';
import { VisitProgress } from '../../../bookings/by-staff/visit-progress.service.js';
import { VisitNotes } from '../../../records/visit-notes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { emailAddress } from '../../../platform/email-address.js';
import { asTyped, line, parse, text } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { diaryAfter, type DiaryNews } from '../diary/diary-query.js';
import { backSchema, patientAddress } from '../patients/patient-address.js';
import { whyNotBooked } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import { StaffVisitPage, type StaffVisitView } from './staff-visit-page.js';
import { StaffVisits } from './staff-visits.service.js';
import { Reference } from './reference.decorator.js';

const newsSchema = backSchema.extend({
  news: z
    .enum([
      'step',
      'undone',
      'moved',
      'booked',
      'handed-over',
      'taken-back',
      'address',
      'language',
      'phoned',
      'contact',
      'room',
      'room-taken',
      'room-unfit',
      'refused',
      'noted',
      'confirmed',
      'course',
      'rest-moved',
      'rest-canceled',
    ])
    .optional()
    .catch(undefined),
  /** Whose record says already what was to be accepted. */
  known: z.uuid().optional().catch(undefined),
  /** How many were booked, moved or canceled at once. */
  count: z.coerce.number().int().min(0).max(52).catch(0),
  told: z.enum(['email', 'phone', 'nobody']).catch('nobody'),
});
/** The diary, if that is where the button was. */
const diary = z.string().max(500).optional();
const stepSchema = z.object({ step: z.enum(steps), back: diary });
const undoSchema = z.object({ from: z.string().max(20), back: diary });
const cancelSchema = backSchema.extend({
  who: z.enum(['patient', 'clinic']).optional().catch(undefined),
  reason: line(300).default(''),
  tell: z.string().optional(),
  /** The later ones of its course as well. */
  rest: z.literal('yes').optional().catch(undefined),
});
const addressSchema = z.object({ email: emailAddress });
const typedSchema = z.object({ email: asTyped });
const deskNoteSchema = z.object({ note: line(deskNoteLength), seen: z.string().max(400).catch('') });
const typedNoteSchema = z.object({ note: asTyped });
const noteSchema = z.object({ text: text(8000), corrects: z.uuid().optional() });

type More = Partial<
  Pick<StaffVisitView, 'news' | 'fault' | 'known' | 'deskNote' | 'errors' | 'typedEmail' | 'canceling' | 'back'>
>;

/** What becomes of a visit on its day, and what is written down about it. */
@Controller('staff/visits/:reference')
@Allow('practitioner', 'reception', 'admin')
export class StaffVisitController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: StaffVisits,
    private readonly progress: VisitProgress,
    private readonly courses: StaffCourses,
    private readonly notes: VisitNotes,
    private readonly addresses: AddressCorrections,
    private readonly deskNotes: DeskNotes,
    private readonly confirmations: DeskConfirmations,
  ) {}

  @Get()
  async visit(@Staff() member: StaffMember, @Reference() reference: string, @Query() query: unknown): Promise<Answer> {
    const { news, told, known, back, count } = parse(newsSchema, query);
    const { t } = await this.siteContext.site();
    return this.show(member, reference, (view) => {
      if (known) return { known };
      const status = t(`status.${view.status}`);
      if (news === 'moved') return { news: t('life.moved', { when: view.when }) };
      if (news === 'booked') return { news: t('life.booked', { when: view.when, told }) };
      if (news === 'handed-over') return { news: t('handover.done') };
      if (news === 'taken-back') return { news: t('handover.over') };
      if (news === 'address') return { news: t('address.done', { email: view.email ?? '' }) };
      if (news === 'contact') return { news: t('said.accepted') };
      if (news === 'language') return { news: t('visit.email-language-saved') };
      if (news === 'room') return { news: t('visit.room-changed', { room: view.room.name }) };
      if (news === 'room-taken' || news === 'room-unfit') return { fault: t(`visit.${news}`) };
      if (news === 'noted') return { news: t('desk-note.saved') };
      if (news === 'confirmed') return { news: t('desk-confirm.done') };
      if (news === 'refused') return { fault: t('refusal.out-of-step') };
      if (news === 'phoned') return { news: t('undelivered.news.phoned') };
      if (news === 'course') return { news: t('repeat.booked', { count }) };
      if (news === 'rest-moved') return { news: t('rest.moved', { count }) };
      if (news === 'rest-canceled') return { news: t('rest.cancelled', { count }) };
      if (news === 'undone') return { news: t('life.undone', { status }) };
      return news ? { news: t('life.now', { status }) } : { back };
    });
  }

  @Post('steps')
  async step(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { step, back } = parse(stepSchema, body);
    return this.orHowItStands(member, reference, back, async () => {
      await this.progress.advance(staffActorOf(member), reference, step);
      return seeOther(back ? diaryAfter(back, 'step', reference) : `/staff/visits/${reference}?news=step`);
    });
  }

  @Post('undo')
  async undo(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { from, back } = parse(undoSchema, body);
    return this.orHowItStands(member, reference, back, async () => {
      await this.progress.undo(staffActorOf(member), reference, from);
      return seeOther(back ? diaryAfter(back, 'undone', reference) : `/staff/visits/${reference}?news=undone`);
    });
  }

  @Post('cancellation')
  @CountedAs('cancelled')
  async cancel(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { who, reason, tell, back, rest } = parse(cancelSchema, body);
    if (!who || (who === 'clinic' && reason === '')) {
      const { t } = await this.siteContext.site();
      const errors: FieldErrors = who ? { reason: t('life.reason-missing') } : { who: t('life.cancel-who-missing') };
      return this.show(member, reference, () => ({ errors, canceling: { who, reason }, back }), 400);
    }
    return this.orHowItStands(member, reference, undefined, async () => {
      const by = staffActorOf(member);
      const cancellation = { who, reason, tell: tell === 'yes' };
      if (rest) {
        const count = await this.courses.cancelRest(by, reference, cancellation);
        return seeOther(`/staff/visits/${reference}?news=rest-canceled&count=${count}`);
      }
      const { booking } = await this.progress.cancel(by, reference, cancellation);
      return seeOther(back ? patientAddress(booking.patientId!, 'canceled') : `/staff/visits/${reference}?news=step`);
    });
  }

  @Post('address')
  async address(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    try {
      await this.addresses.correct(staffActorOf(member), reference, parse(addressSchema, body).email);
      return seeOther(`/staff/visits/${reference}?news=address`);
    } catch (fault) {
      const { t, locale } = await this.siteContext.site();
      const typedEmail = parse(typedSchema, body).email;
      const show = (errors: FieldErrors, status: number) =>
        this.show(member, reference, () => ({ errors, typedEmail }), status);
      if (fault instanceof BadInput) return show(fieldErrors(fault, locale), fault.status);
      if (!(fault instanceof Refusal)) throw fault;
      if (fault.code === 'not-allowed') return show({ email: t('address.not-allowed') }, fault.status);
      if (fault.code === 'patient-busy') return show({ email: t('address.patient-busy') }, fault.status);
      throw fault;
    }
  }

  @Post('notes')
  async note(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { text: said, corrects } = parse(noteSchema, body);
    if (said === '') {
      const { t } = await this.siteContext.site();
      return this.show(member, reference, () => ({ errors: { text: t('notes.empty') } }), 400);
    }
    return this.orHowItStands(member, reference, undefined, async () => {
      await this.notes.write(staffActorOf(member), reference, said, corrects);
      return seeOther(`/staff/visits/${reference}`);
    });
  }

  @Post('desk-note')
  async deskNote(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    try {
      const { note, seen } = parse(deskNoteSchema, body);
      await this.deskNotes.write(staffActorOf(member), reference, note, seen);
      return seeOther(`/staff/visits/${reference}?news=noted`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || !['bad-input', 'changed-meanwhile'].includes(fault.code)) throw fault;
      const { t, locale } = await this.siteContext.site();
      const errors = fault instanceof BadInput ? fieldErrors(fault, locale) : { note: t('refusal.changed-meanwhile') };
      const { note } = parse(typedNoteSchema, body);
      return this.show(
        member,
        reference,
        ({ deskNote }) => ({ errors, deskNote: { ...deskNote, note } }),
        fault.status,
      );
    }
  }

  @Post('confirmation')
  @Allow('reception', 'admin')
  async confirm(@Staff() member: StaffMember, @Reference() reference: string): Promise<Answer> {
    return this.orHowItStands(member, reference, undefined, async () => {
      await this.confirmations.confirm(staffActorOf(member), reference);
      return seeOther(`/staff/visits/${reference}?news=confirmed`);
    });
  }

  /** Somebody else was faster, or the time is gone: the page as it is now, with the sentence. */
  private async orHowItStands(
    member: StaffMember,
    reference: string,
    back: string | undefined,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (
        !(fault instanceof Refusal) ||
        !['out-of-step', 'slot-taken', 'slot-not-offered', 'patient-busy'].includes(fault.code)
      )
        throw fault;
      const { early } = fault.values as { readonly early?: Step };
      if (back) return seeOther(diaryAfter(back, newsOfRefusal(fault.code, early), reference));
      const said = whyNotBooked(await this.siteContext.site(), fault.code);
      return this.show(member, reference, () => ({ fault: said }), fault.status);
    }
  }

  private async show(
    member: StaffMember,
    reference: string,
    more: (view: StaffVisitView) => More,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.visits.view(site, member, reference);
    return page(<StaffVisitPage site={site} member={member} view={{ ...view, ...more(view) }} />, {
      status,
    });
  }
}

function newsOfRefusal(code: Refusal['code'], early?: Step): DiaryNews {
  if (code !== 'out-of-step') return 'taken';
  if (!early) return 'refused';
  return early === 'no-show' ? 'early-no-show' : 'early';
}
