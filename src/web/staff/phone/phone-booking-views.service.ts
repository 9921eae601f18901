import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { StaffSlots } from '../../../availability/staff-slots.service.js';
import { type StaffActor, ownOnly } from '../../../accounts/staff-actor.js';
import { PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import { wrongAudience } from '../../../patients/last-seen.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { several } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clock, shortTime } from '../../../time/wording.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { termsOf } from '../../../treatments/terms.js';
import { catalogueLanguages } from '../../../i18n/language.js';
import { termsInWords } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { wrongAudienceInWords } from '../in-words.js';
import { notificationLanguages } from '../notification-languages.js';
import { backSchema } from '../patients/patient-address.js';
import type { PhoneView } from './phone-page.js';

const typed = (longest: number) => z.string().max(longest).default('').catch('');

/** What stands in the form so far; whatever is not right yet is left out of the search. */
export const phoneForm = backSchema.extend({
  q: typed(100),
  patient: z.uuid().optional().catch(undefined),
  name: typed(200),
  phone: typed(80),
  email: typed(300),
  treatment: typed(80),
  addOn: several(z.string().max(80)).catch([]),
  location: typed(80),
  practitioner: typed(80),
  from: z.string().refine(isDate).optional().catch(undefined),
  slot: typed(120),
  start: z.coerce.number().int().min(0).max(60_000_000).optional().catch(undefined),
  day: z.string().refine(isDate).optional().catch(undefined),
  at: typed(20),
  overbook: typed(300),
  /** `yes`: also what is for other patients. */
  forAnyone: typed(3),
  tell: typed(3),
  language: z.enum(catalogueLanguages).optional().catch(undefined),
  once: typed(100),
});
export type PhoneForm = z.output<typeof phoneForm>;

/** As many as fit beside the button without scrolling. */
const shown = 8;

/** What the receptionist sees while the caller speaks: who it could be, and what is free. */
@Injectable()
export class PhoneBookingViews {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly slots: StaffSlots,
    private readonly search: PatientSearch,
    private readonly clock: Clock,
  ) {}

  async view(
    site: Site,
    by: StaffActor,
    form: PhoneForm,
    wrong: Pick<PhoneView, 'errors' | 'fault' | 'forOthers'>,
  ): Promise<PhoneView> {
    const own = ownOnly(by);
    const snapshot = await this.catalogue.latest();
    const posts = this.catalogue
      .postsOf(snapshot)
      .filter(({ practitioner }) => own === null || practitioner.id === own);
    const places = snapshot.locations.filter(({ id }) => posts.some((post) => post.location.id === id));
    const location = places.find(({ slug }) => slug === form.location) ?? places[0];
    if (!location) throw new Refusal('not-found');
    const here = posts.filter((post) => post.location.id === location.id);
    const bases = snapshot.treatments.filter(
      ({ kind, id }) => kind === 'base' && here.some(({ offers }) => offers.has(id)),
    );
    const treatment = bases.find(({ slug }) => slug === form.treatment) ?? bases[0];
    const offering = here
      .filter(({ offers }) => treatment && offers.has(treatment.id))
      .map((post) => post.practitioner);
    const practitioner = offering.length === 1 ? offering[0] : offering.find(({ slug }) => slug === form.practitioner);
    const addOns = snapshot.treatments.filter(
      ({ kind, slug }) => kind === 'add-on' && treatment?.addOns.includes(slug),
    );
    const zone = location.timeZone;
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const today = wallOf(zone, now).date;
    const from = form.from && form.from >= today ? form.from : today;
    const patients = await this.patients(by, form);
    const chosenAddOns = addOns.filter(({ slug }) => form.addOn.includes(slug));
    const free = treatment
      ? await this.slots.free(
          {
            treatment: treatment.slug,
            addOns: chosenAddOns.map(({ slug }) => slug),
            practitioners: (practitioner ? [practitioner] : offering).map(({ slug }) => slug),
            locations: [location.slug],
          },
          minuteOf(zone, from, 0),
          minuteOf(zone, dateAdd(from, 28), 0),
        )
      : [];
    const wanted = wantedStart(form, zone, from);
    const list =
      wanted === undefined ? free : [...free].sort((a, b) => Math.abs(a.start - wanted) - Math.abs(b.start - wanted));
    const times = list
      .slice(0, shown)
      .sort((a, b) => a.start - b.start)
      .map(({ start, candidate }) => ({
        value: `${start}/${candidate.practitioner.slug}`,
        when: shortTime(zone, start, site.locale, site.now),
        with: candidate.practitioner.name,
        chosen: form.slot ? form.slot === `${start}/${candidate.practitioner.slug}` : start === wanted,
      }));
    const exactly = form.start !== undefined && wanted !== undefined && !times.some((time) => time.chosen);
    const choice = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({ value: slug, label: name });
    return {
      q: form.q,
      back: form.back,
      patients,
      name: form.name,
      phone: form.phone,
      email: form.email,
      treatments: bases.map(choice),
      treatment: treatment?.slug ?? '',
      addOns: addOns.map((one) => ({ ...choice(one), on: form.addOn.includes(one.slug) })),
      places: places.map(choice),
      location: location.slug,
      people: offering.map(choice),
      practitioner: practitioner?.slug ?? '',
      from,
      times: onlyOne(times),
      day: form.day ?? from,
      at: form.at || (exactly ? clock(zone, wanted, site.locale) : ''),
      overbook: form.overbook,
      forAnyone: form.forAnyone === 'yes',
      forOthers: treatment && (await this.forOthers(site, by, form, [treatment, ...chosenAddOns], zone)),
      language: form.language ?? '',
      languages: notificationLanguages(site, snapshot.clinic.locale),
      terms: treatment
        ? termsInWords(site, { terms: termsOf(snapshot.clinic.policy, [treatment, ...chosenAddOns]), location })
        : [],
      once: secretToken(),
      ...wrong,
    };
  }

  /** As far as it is known who calls. */
  private async forOthers(
    site: Site,
    by: StaffActor,
    { patient }: PhoneForm,
    parts: readonly Treatment[],
    zone: string,
  ): Promise<string | undefined> {
    if (!patient) return undefined;
    const { id } = await this.search.one(by, patient);
    const asOf = { months: site.returningMonths, now: this.clock.now() };
    const wrong = await wrongAudience(this.db, id, parts, asOf);
    return wrong ? wrongAudienceInWords(site, wrong, zone) : undefined;
  }

  private async patients(by: StaffActor, { q, patient }: PhoneForm): Promise<PhoneView['patients']> {
    const found = await this.search.alike(by, q);
    const known = patient && !found.some(({ id }) => id === patient) ? [await this.search.one(by, patient)] : [];
    return [...known, ...found].map(({ id, name, phone, email }) => ({
      id,
      name,
      reach: phone ?? email ?? '',
      chosen: id === patient,
    }));
  }
}

/** What was clicked in the diary, or chosen before: the list stays around it as long as its day does. */
function wantedStart({ start, slot }: PhoneForm, zone: string, from: string): number | undefined {
  const wanted = start ?? (/^\d{1,8}\//.test(slot) ? Number.parseInt(slot, 10) : undefined);
  return wanted !== undefined && wallOf(zone, wanted).date === from ? wanted : undefined;
}

/** Of two with the same start one is chosen. */
function onlyOne(times: PhoneView['times']): PhoneView['times'] {
  const first = times.findIndex(({ chosen }) => chosen);
  return times.map((time, index) => ({ ...time, chosen: index === first }));
}
