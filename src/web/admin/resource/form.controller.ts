import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import type { FormFaults } from '../../../clinic-file/form-faults.js';
import type { Entity, Fields } from '../../../configuration/entity.js';
import { typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { isWordKey } from '../../../i18n/words.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import type { Fault } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import type { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { refused, type Refused, stillSeen } from '../../staff/refused.js';
import { carried, entrySchema } from './requests.js';
import { type At, atOf, type Params, type Shown } from './resource.js';

/** What was found out about the values of a form, beyond what its entity says of them. */
interface Checked<More extends object> {
  readonly faults?: readonly Fault[];
  readonly more?: Partial<More>;
}

export interface Saving {
  /** The fingerprint of what the form was filled from. */
  readonly seen?: string;
  readonly faults: readonly Fault[];
}

/** A form of one entry: filled from what is stored, saved, or shown again with what was typed and what is wrong with it. */
export abstract class FormController<F extends Fields, More extends object = object> {
  protected abstract readonly resource: { readonly entity: Entity<F> };

  constructor(protected readonly siteContext: SiteContext) {}

  /** The page of an entry, as it stands or with what was typed. @throws Refusal not-found */
  protected abstract showEntry(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer>;
  /** Answers with the page of decisions, where the change needs some first. @throws BadInput; Refusal not-found, changed-meanwhile */
  protected abstract saveEntry(member: StaffMember, at: At, typed: Typed, saving: Saving): Promise<Answer | void>;
  /** The address shown after an entry was saved. */
  protected abstract afterwards(at: At, typed: Typed): string;

  protected async shown(
    member: StaffMember,
    params: Params,
    query: unknown,
    more: Partial<More> = {},
  ): Promise<Answer> {
    const { news, misfits } = parse(entrySchema, query);
    const site = await this.siteContext.site();
    return this.showEntry(member, this.at(params), { news: news && this.newsText(site, news, misfits), more });
  }

  protected async saved(member: StaffMember, params: Params, body: unknown): Promise<Answer> {
    const at = this.at(params);
    const typed = await this.completed(this.typedIn(body, at), body, at);
    const { seen } = parse(carried, body);
    const site = await this.siteContext.site();
    let more: Partial<More> | undefined;
    try {
      const unsaved = await this.unsaved(site, body, typed, member, at);
      if (unsaved) return await this.showEntry(member, at, { typed, seen, ...unsaved });
      const checked = await this.check(site, typed, at);
      more = checked.more;
      const deciding = await this.saveEntry(member, at, typed, { seen, faults: checked.faults ?? [] });
      return deciding ?? seeOther(this.afterwards(at, typed));
    } catch (fault) {
      const wrong = this.wrong(fault, site, at);
      return this.showEntry(member, at, { typed, ...stillSeen(seen, wrong.status), ...wrong, more });
    }
  }

  /** The sentence for the `news` of an address: `location.news.saved`. */
  protected newsText({ t }: Site, news: string, misfits = 0): string | undefined {
    const key = `${this.resource.entity.name}.news.${misfits > 0 ? 'misfits' : news}`;
    return isWordKey(key) ? t(key, { count: misfits }) : undefined;
  }

  protected at(params: Params): At {
    return atOf(params);
  }

  protected typedIn(body: unknown, _at: At): Typed {
    return typedIn(body);
  }

  /** What was typed, with what follows from it. `there`: the entry that is changed; none for a new one. */
  protected async completed(typed: Typed, _body: unknown, _there?: At): Promise<Typed> {
    return typed;
  }

  /** For buttons that save nothing, such as a preview: what the form shows then. Undefined: it is saved. */
  protected async unsaved(
    _site: Site,
    _body: unknown,
    _typed: Typed,
    _member: StaffMember,
    _at: At,
  ): Promise<Shown<More> | undefined> {
    return undefined;
  }

  /** `there`: the entry that is changed; none for a new one. */
  protected async check(_site: Site, _typed: Typed, _there?: At): Promise<Checked<More>> {
    return {};
  }

  /** Faults of the clinic file beside the fields of the form. */
  protected faultsOf({ faults }: BrokenClinic, _at: At): FormFaults {
    return { errors: {}, others: faults.map(({ message }) => message) };
  }

  protected wrong(fault: unknown, site: Site, at: At): Refused {
    const { errors, ...more } = refused(fault, site, (broken) => this.faultsOf(broken, at));
    // In the order of the fields; faults of anything else come last.
    const fields = Object.keys(this.resource.entity.fields);
    const rank = (name: string) => {
      const place = fields.indexOf(name.split('.')[0]!);
      return place < 0 ? fields.length : place;
    };
    const sorted = Object.entries(errors).toSorted(([a], [b]) => rank(a) - rank(b));
    return { errors: Object.fromEntries(sorted), ...more };
  }
}
