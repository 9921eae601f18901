import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { asTreatment, idOf } from '../../../clinic-file/as-treatment.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { normalDay, offeredBy } from '../../../clinic-file/normal-day.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import { treatmentDetails } from '../../../clinic-file/details.js';
import { pricedEverywhere } from '../../../treatments/price.js';
import type { ClinicFile, TreatmentEntry, TreatmentKey } from '../../../clinic-file/schema.js';
import { hasOffers, treatmentPart, type TreatmentPart, withTreatment } from '../../../clinic-file/treatment-edits.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Clock } from '../../../platform/clock.js';
import { Refusal } from '../../../platform/refusal.js';
import { wallOf } from '../../../time/wall-clock.js';
import { treatmentView } from '../../patient/about/treatment.view.js';
import { minutesOf } from '../../patient/find/find-form.view.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { EntryForm } from '../resource/resource.js';
import type { EditView, OfferRow } from './edit.view.js';
import { listView, stretchesOf } from './list.view.js';
import { ListPage, type ListView } from './list-page.js';
import { currencyAt } from './prices-form.js';
import { partnersField, readTreatment } from './treatment-form.js';

/** More would be a page nobody can use, and a form too large to send. Whoever is not listed stays as they are. */
const mostOffers = 200;

/** What the pages about treatments show. */
@Injectable()
export class TreatmentViews {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** The list of both kinds. */
  async listPage(member: StaffMember, more: Pick<ListView, 'news' | 'fault'>, status = 200): Promise<Answer> {
    const [site, { file }, retired] = await Promise.all([
      this.siteContext.site(),
      this.edits.current(),
      this.retired.treatments(),
    ]);
    const view = { ...listView(site, member, file, retired), ...more };
    return page(<ListPage site={site} view={view} />, { status });
  }

  /** Of one that is not there yet the slug is empty. */
  async edit(site: Site, member: StaffMember, key: TreatmentKey, form: EntryForm): Promise<EditView> {
    const { file } = await this.edits.current();
    const there = treatmentPart(file, key);
    const fields = form.typed;
    const slug = key.slug || slugOf(said(fields, 'name').trim(), new Set(file.treatments.map((one) => one.slug)));
    const { part } = readTreatment(fields, slug, file, there);
    const draft = withTreatment(file, part);
    const sound = isSound(part);
    const rows = offerRows(file, fields);
    return {
      member,
      ...(there && { key, name: there.treatment.name, record: (await this.named(key)).id }),
      form: { typed: fields, errors: form.errors },
      currency: file.currency,
      places: placesOf(file),
      clinicLocale: file.locale,
      carry: form.carry,
      stretches: sound ? stretchesOf(part.treatment) : [],
      day: sound ? normalDay(draft, part.treatment, this.today(file), said(fields, 'who')) : null,
      people: sound
        ? offeredBy(draft, part.treatment).map((who) => ({ value: who, label: nameOf(site, file, who) }))
        : [],
      features: known(
        [...part.treatment.room],
        [
          ...file.locations.flatMap(({ rooms }) => rooms.flatMap(({ features }) => features)),
          ...file.treatments.flatMap(({ room }) => room),
        ],
      ),
      equipment: known(
        [...part.treatment.equipment],
        [
          ...file.locations.flatMap(({ equipment }) => equipment.map(({ kind }) => kind)),
          ...file.treatments.flatMap(({ equipment }) => equipment),
        ],
      ),
      partners: partnersOf(file, part.treatment.kind, fields[partnersField(part.treatment.kind)] ?? []),
      offers: rows.slice(0, mostOffers),
      offersCut: rows.length > mostOffers,
      offersAre: part.treatment.kind === 'base' ? 'needed' : hasOffers(draft, part.treatment) ? 'own-terms' : 'shared',
      asSeen: sound ? await this.asSeen(site, draft, part) : null,
      links: file.links.filter((link) => there?.treatment.kind === 'base' && link.treatment === slug).length,
    };
  }

  /** What it is called, and the id the audit trail knows it by. @throws Refusal not-found */
  async named({ kind, slug }: TreatmentKey): Promise<{ readonly id: string; readonly name: string }> {
    const { treatments } = await this.catalogue.current();
    const one = treatments.find((treatment) => treatment.kind === kind && treatment.slug === slug);
    if (!one) throw new Refusal('not-found');
    return one;
  }

  private async asSeen(
    site: Site,
    draft: ClinicFile,
    { treatment, offers }: TreatmentPart,
  ): Promise<EditView['asSeen']> {
    const snapshot = await this.catalogue.latest();
    const id = idOf(treatment);
    const drafted = ({ prices, courses, ...entry }: TreatmentEntry) =>
      pricedEverywhere(
        asTreatment({
          ...entry,
          prices: prices?.filter(({ price }) => !Number.isNaN(price)),
          courses: courses?.filter((course) => Object.values(course).every((part) => !Number.isNaN(part))),
        }),
        snapshot.locations,
        draft.currency,
      );
    const thought = {
      ...snapshot,
      treatments: draft.treatments.map(asTreatment),
      locations: snapshot.locations.map((location) => ({ ...location, id: location.slug })),
      offers: offers.map(({ practitioner, location, price = null, phases = null }) => ({
        practitionerId: practitioner,
        locationId: location,
        treatmentId: id,
        price,
        phases,
      })),
    };
    if (!Number.isNaN(treatment.price)) return treatmentView(site, thought, drafted(treatment));
    const view = treatmentView(site, { ...thought, offers: [] }, asTreatment({ ...treatment, price: 0 }));
    return { ...view, offer: site.t('visit.minutes', { minutes: minutesOf(treatment) }) };
  }

  private today({ locations }: ClinicFile): string {
    return wallOf(locations[0]?.timeZone ?? 'UTC', Math.floor(this.clock.now().getTime() / 60_000)).date;
  }
}

/** Can it be drawn and reckoned with? A price may still be missing. */
function isSound({ treatment }: TreatmentPart): boolean {
  const { fields } = treatmentDetails;
  const { phases } = treatment;
  const drawn = ['phases', 'turnoverMinutes', 'for'] as const;
  const isValid = drawn.map((name) => fields[name].schema.safeParse(treatment[name]));
  return isValid.every(({ success }) => success) && phases.reduce((sum, { minutes }) => sum + minutes, 0) <= 720;
}

/** Where prices may differ: of one place in the clinic's own money there is nothing to say. */
function placesOf(file: ClinicFile): EditView['places'] {
  const places = file.locations.map(({ slug, name }) => ({ slug, name, currency: currencyAt(file, slug) }));
  return places.length > 1 || places.some(({ currency }) => currency !== file.currency) ? places : [];
}

/** What is chosen stands where it stood; then whatever else is known, by the alphabet. */
function known(chosen: readonly string[], all: readonly string[]): string[] {
  return [...new Set([...chosen, ...all])].sort((a, b) => (a < b ? -1 : 1));
}

function partnersOf({ treatments }: ClinicFile, kind: TreatmentKey['kind'], chosen: readonly string[]) {
  const others = treatments.filter((one) => one.kind !== kind);
  const rank = (slug: string) => (chosen.includes(slug) ? chosen.indexOf(slug) : chosen.length);
  const sorted = kind === 'base' ? others.toSorted((a, b) => rank(a.slug) - rank(b.slug)) : others;
  return sorted.map(({ slug, name }) => ({ value: slug, label: name }));
}

/** Who offers it first where that matters, then who has to do with the place; otherwise by the clinic's own order. */
function offerRows(
  { practitioners, locations }: ClinicFile,
  { offers: ticked = [] }: Typed,
): readonly (OfferRow & { readonly on: boolean })[] {
  const rows = practitioners.flatMap((one) =>
    locations.map((place) => {
      const who = `${one.slug}/${place.slug}`;
      const near = [...one.offers, ...one.hours].some(({ location }) => location === place.slug);
      return { who, name: one.name, place: place.name, near, on: ticked.includes(who) };
    }),
  );
  if (rows.length <= mostOffers) return rows;
  const rank = ({ on, near }: (typeof rows)[number]) => (on ? 0 : near ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function nameOf({ t }: Site, { practitioners, locations }: ClinicFile, who: string): string {
  const [practitioner, location] = who.split('/');
  const named = (all: readonly { slug: string; name: string }[], slug: string | undefined) =>
    all.find((one) => one.slug === slug)?.name ?? '';
  return t('treatment.whose', { name: named(practitioners, practitioner), place: named(locations, location) });
}
