import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ConfigurationEdit } from '../../../changes/change.js';
import { ChangeDecisions } from '../../../changes/change-decisions.service.js';
import { Changes } from '../../../changes/changes.service.js';
import { UndoChange } from '../../../changes/undo-change.service.js';
import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { formFaults } from '../../../clinic-file/form-faults.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../../staff/staff-actor-of.js';
import { DecidePage, SavedPage } from '../../staff/hours/decide-page.js';
import { Deciding } from '../../staff/hours/deciding.service.js';
import type { DecisionForm } from '../../staff/hours/decision-form.js';
import { ChangeSubjects } from './change-subjects.service.js';

interface Shown {
  readonly all?: 'keep' | 'move' | 'cancel';
  readonly form?: DecisionForm;
  readonly refusal?: Refusal;
}

const personal = { personal: true };
/** What is said on the change's own page. */
const known = ['bad-input', 'preview-stale', 'undo-over', 'hours-changed'];

/** Changes of the house that visits hang on: begun, shown, decided and undone. */
@Injectable()
export class ConfigurationChangePages {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly subjects: ChangeSubjects,
    private readonly deciding: Deciding,
    private readonly changes: Changes,
    private readonly decisions: ChangeDecisions,
    private readonly undoing: UndoChange,
    private readonly edits: ClinicEdits,
  ) {}

  /** What touches no visit is saved at once. @throws BadInput, under the names of the form */
  async begin(member: StaffMember, subjectId: string, edit: ConfigurationEdit): Promise<Answer> {
    const id = await this.changes.proposeForConfiguration(staffActorOf(member), subjectId, edit);
    const { displaced, reassigned, stamp } = await this.changes.impact(await this.changes.ofConfiguration(id));
    if (displaced.length || reassigned.some(({ visit }) => !visit.held)) return seeOther(`/admin/changes/${id}`);
    return this.decide(member, id, { stamp, decisions: new Map(), message: '', choices: {} });
  }

  decide(member: StaffMember, id: string, form: DecisionForm): Promise<Answer> {
    return this.orAgain(member, id, form, async () =>
      this.decisions.save(staffActorOf(member), await this.changes.ofConfiguration(id), form, (tx) =>
        this.edits.refuseBroken(tx),
      ),
    );
  }

  undo(member: StaffMember, id: string): Promise<Answer> {
    return this.orAgain(member, id, undefined, async () =>
      this.undoing.undo(staffActorOf(member), await this.changes.ofConfiguration(id), (tx) =>
        this.edits.refuseBroken(tx),
      ),
    );
  }

  async show(member: StaffMember, id: string, { all, form, refusal }: Shown): Promise<Answer> {
    const [site, change] = await Promise.all([this.siteContext.site(), this.changes.ofConfiguration(id)]);
    const { told, timeZone } = await this.subjects.told(site, change);
    const how = { ...personal, status: refusal?.status ?? 200 };
    if (change.status !== 'proposed') {
      const fault = refusal && site.t(`refusal.${refusal.code}`);
      const view = await this.deciding.decided(site, member, told(), timeZone, change, fault);
      return page(<SavedPage site={site} view={view} />, how);
    }
    const broken =
      refusal instanceof BrokenClinic ? [site.t('config-change.broken'), ...formFaults(refusal, '-').others] : [];
    const plain = refusal && !(refusal instanceof BadInput) ? [site.t(`refusal.${refusal.code}`)] : [];
    const { reference } = (refusal?.values ?? {}) as { reference?: string };
    const errors = {
      ...(refusal instanceof BadInput && !broken.length ? fieldErrors(refusal, site.locale) : {}),
      ...(reference ? { [`visit-${reference}`]: site.t('hours.decide.gone') } : {}),
    };
    const fault = [...broken, ...plain].join(' ') || undefined;
    const chosen = { choices: form?.choices ?? {}, all, message: form?.message ?? '', errors, fault };
    const impact = await this.changes.impact(change);
    const by = staffActorOf(member);
    const view = await this.deciding.undecided(site, member, by, told(impact.displaced.length), change, impact, chosen);
    return page(<DecidePage site={site} view={view} />, how);
  }

  private async orAgain(
    member: StaffMember,
    id: string,
    form: DecisionForm | undefined,
    work: () => Promise<void>,
  ): Promise<Answer> {
    try {
      await work();
      return seeOther(`/admin/changes/${id}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || !known.includes(fault.code)) throw fault;
      return this.show(member, id, { form, refusal: fault });
    }
  }
}
