import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ContactEdits, editOf } from '../../../bookings/by-staff/contact-edits.service.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import { catalogueLanguages } from '../../../i18n/language.js';
import { languageName } from '../../../i18n/languages.js';
import { callerSchema } from '../../../patients/contact.js';
import type { Answer } from '../../../platform/http/answer.js';
import { asTyped, parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { refused, stillSeen } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import { ContactPage, type ContactView } from './contact-page.js';
import { patientAddress } from './patient-address.js';
import { PatientId } from './patient-id.decorator.js';
import { PatientRows } from './patient-rows.service.js';

const form = z.object({
  name: asTyped,
  phone: asTyped,
  email: asTyped,
  language: z.enum(catalogueLanguages).catch('en'),
  seen: z.string().max(60).catch(''),
});

/** A patient's name, phone number, address and language are put right. */
@Controller('staff/patients/:id/contact')
@Allow('practitioner', 'reception', 'admin')
export class ContactController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: PatientRows,
    private readonly edits: ContactEdits,
  ) {}

  @Get()
  async ask(@Staff() member: StaffMember, @PatientId() id: string): Promise<Answer> {
    return this.show(await this.siteContext.site(), member, id, {});
  }

  @Post()
  async save(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    const { language, seen, ...contact } = parse(form, body);
    const by = staffActorOf(member);
    const site = await this.siteContext.site();
    try {
      await this.edits.change(by, id, { ...parse(callerSchema, contact), language }, seen);
      return seeOther(patientAddress(id, 'saved'));
    } catch (fault) {
      const { status, ...wrong } = whatIsWrong(fault, site, contact.email);
      const more = { typed: { ...contact, language }, ...stillSeen(seen, status), ...wrong };
      // Who was found with these details is another fact than that the record changed: it is still as it was seen.
      return this.show(site, member, id, wrong.known ? { ...more, seen } : more, status);
    }
  }

  private async show(
    site: Site,
    member: StaffMember,
    id: string,
    more: Partial<ContactView>,
    status = 200,
  ): Promise<Answer> {
    const by = staffActorOf(member);
    const [patient, ahead] = await Promise.all([this.rows.patient(by, id), this.rows.countAhead(by, id)]);
    const now = editOf(patient);
    const view: ContactView = {
      member,
      id: patient.id,
      name: patient.name,
      languages: catalogueLanguages.map((value) => ({ value, label: languageName(value, site.locale) })),
      typed: { ...now, email: now.email ?? '', phone: now.phone ?? '' },
      errors: {},
      ahead,
      ...more,
      seen: more.seen ?? fingerprint(now),
    };
    return page(<ContactPage site={site} view={view} />, { status });
  }
}

type Wrong = Pick<ContactView, 'errors' | 'fault' | 'known'> & { readonly status: number };

/** @throws whatever the form cannot show */
function whatIsWrong(fault: unknown, site: Site, email: string): Wrong {
  if (!(fault instanceof Refusal)) throw fault;
  const { t } = site;
  const { code, status, values } = fault;
  if (code === 'not-allowed') return { errors: { email: t('address.not-allowed') }, status };
  if (code !== 'patient-known') return refused(fault, site);
  return { errors: { [email ? 'email' : 'phone']: t('contact.known-field') }, known: String(values['id']), status };
}
