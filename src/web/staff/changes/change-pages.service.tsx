import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Change } from '../../../changes/change.js';
import { ChangeDecisions } from '../../../changes/change-decisions.service.js';
import { Changes, type ProposedImpact } from '../../../changes/changes.service.js';
import { UndoChange } from '../../../changes/undo-change.service.js';
import type { ConfigurationEdit } from '../../../changes/configuration-edit.js';
import type { HoursEdit } from '../../../changes/hours-edit.js';
import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { formFaults } from '../../../clinic-file/form-faults.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { addressOf, ChangeDescriptions } from './change-descriptions.service.js';
import { DecidePage, SavedPage } from './decide-page.js';
import { DecideViews } from './decide-views.service.js';
import { type DecisionForm, decisionsIn } from './decision-form.js';

/** Finds the change for whoever may see it; asked again after every attempt. */
export type Find = () => Promise<Change>;

const querySchema = z.object({
  all: z.enum(['keep', 'move', 'cancel']).optional().catch(undefined),
});

/** What is said on the change's own page. */
const known = ['bad-input', 'preview-stale', 'undo-over', 'hours-changed'];

/** Changes that visits depend on, of hours and of the rest of the configuration alike: begun, shown, decided and undone. */
@Injectable()
export class ChangePages {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly descriptions: ChangeDescriptions,
    private readonly views: DecideViews,
    private readonly changes: Changes,
    private readonly decisions: ChangeDecisions,
    private readonly undoing: UndoChange,
  ) {}

  /** @throws BadInput, under the names of the form; Refusal hours-changed */
  async beginHours(member: StaffMember, edit: HoursEdit): Promise<Answer> {
    const by = staffActorOf(member);
    const id = await this.changes.proposeHours(by, edit);
    return this.begin(member, () => this.changes.ofHours(by, edit.practitioner, id));
  }

  /** For administrators. @throws as `beginHours` */
  async beginConfiguration(member: StaffMember, subjectId: string, edit: ConfigurationEdit): Promise<Answer> {
    const id = await this.changes.proposeForConfiguration(staffActorOf(member), subjectId, edit);
    return this.begin(member, () => this.changes.ofConfiguration(id));
  }

  /** What touches no visit is saved at once. */
  private async begin(member: StaffMember, find: Find): Promise<Answer> {
    const change = await find();
    const next = seeOther(addressOf(change));
    try {
      const { displaced, reassigned, stamp } = await this.changes.impact(change);
      if (displaced.length || reassigned.some(({ visit }) => !visit.held)) return next;
      await this.decisions.save(staffActorOf(member), change, { stamp, decisions: new Map(), message: '' });
      return next;
    } catch (fault) {
      // Somebody booked in this very moment: then there is something to decide.
      if (fault instanceof Refusal && fault.code === 'preview-stale') return next;
      if (fault instanceof BrokenClinic) return this.answer(member, find, { refusal: fault });
      throw fault;
    }
  }

  show(member: StaffMember, find: Find, query: unknown): Promise<Answer> {
    return this.answer(member, find, parse(querySchema, query));
  }

  decide(member: StaffMember, find: Find, body: unknown): Promise<Answer> {
    const form = decisionsIn(body);
    return this.orAgain(member, find, form, (change) => this.decisions.save(staffActorOf(member), change, form));
  }

  undo(member: StaffMember, find: Find): Promise<Answer> {
    return this.orAgain(member, find, undefined, (change) => this.undoing.undo(staffActorOf(member), change));
  }

  private async orAgain(
    member: StaffMember,
    find: Find,
    form: DecisionForm | undefined,
    work: (change: Change) => Promise<void>,
  ): Promise<Answer> {
    try {
      const change = await find();
      await work(change);
      return seeOther(addressOf(change));
    } catch (fault) {
      if (!(fault instanceof Refusal) || !known.includes(fault.code)) throw fault;
      return this.answer(member, find, { form, refusal: fault });
    }
  }

  private async answer(
    member: StaffMember,
    find: Find,
    { all, form, refusal }: { all?: 'keep' | 'move' | 'cancel'; form?: DecisionForm; refusal?: Refusal },
  ): Promise<Answer> {
    const [site, change] = await Promise.all([this.siteContext.site(), find()]);
    const { told, timeZone } = await this.descriptions.of(site, change);
    if (change.status !== 'proposed') {
      const fault = refusal && saidOf(site, refusal).fault;
      const view = await this.views.decided(site, member, told(), timeZone, change, fault);
      return page(<SavedPage site={site} view={view} />, { status: refusal?.status ?? 200 });
    }
    const impact = await this.impactOrRefusal(change);
    const impossible = impact instanceof Refusal ? impact : undefined;
    const shown = refusal ?? impossible;
    const chosen = {
      choices: form?.choices ?? {},
      all,
      message: form?.message ?? '',
      errors: {},
      ...(shown && saidOf(site, shown)),
    };
    const view = await this.views.undecided(site, member, told, impact instanceof Refusal ? undefined : impact, chosen);
    return page(<DecidePage site={site} view={view} />, { status: shown?.status ?? 200 });
  }

  /** It may be impossible by now; then the page says why. */
  private async impactOrRefusal(change: Change): Promise<ProposedImpact | Refusal> {
    try {
      return await this.changes.impact(change);
    } catch (fault) {
      if (fault instanceof BrokenClinic || (fault instanceof Refusal && fault.code === 'hours-changed')) return fault;
      throw fault;
    }
  }
}

function saidOf({ t, locale }: Site, refusal: Refusal): { readonly errors: FieldErrors; readonly fault?: string } {
  if (refusal instanceof BrokenClinic) {
    return { errors: {}, fault: [t('config-change.broken'), ...formFaults(refusal, '-').others].join(' ') };
  }
  if (refusal instanceof BadInput) return { errors: fieldErrors(refusal, locale) };
  const { reference } = refusal.values as { reference?: string };
  const errors = reference ? { [`visit-${reference}`]: t('hours.decide.gone') } : {};
  return { errors, fault: t(`refusal.${refusal.code}`) };
}
