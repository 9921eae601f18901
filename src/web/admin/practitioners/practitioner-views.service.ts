import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { languageChoices, languageName } from '../../../i18n/languages.js';
import type { Choice } from '../../shared/form.js';
import { weekdayChoices } from '../../shared/weekday-names.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { meetsOf } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import type { PhotoFields } from '../../staff/profile/photo-form.js';
import type { PersonFields } from './practitioner-fields.js';
import type { PractitionerView } from './practitioner-page.js';
import type { EntryForm } from '../resource/resource.js';
import type { SortableEntry } from '../sortable-list.js';
import { entryAddress } from '../resource/address.js';

/** What the pages of practitioners show. */
@Injectable()
export class PractitionerViews {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly staffing: StaffMembers,
  ) {}

  /** @throws Refusal not-found */
  async practitioner(slug: string): Promise<Practitioner> {
    const { practitioners } = await this.catalogue.current();
    const found = practitioners.find((one) => one.slug === slug);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  async entries(): Promise<readonly SortableEntry[]> {
    const [{ t }, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    return file.practitioners.map(({ slug, name, title, offers, hours }) => ({
      slug,
      name,
      href: entryAddress('/admin/practitioners', slug),
      facts: [
        title,
        t('practitioners.offers', {
          count: new Set(offers.map(({ treatment }) => treatment)).size,
          hours: hours.length,
        }),
      ].filter(Boolean),
    }));
  }

  async one(
    site: Site,
    member: StaffMember,
    slug: string,
    form: EntryForm<{ readonly photo: Partial<PhotoFields> }>,
  ): Promise<PractitionerView> {
    const practitioner = await this.practitioner(slug);
    const { file } = await this.edits.current();
    const { name } = entryAt(file, 'practitioners', slug);
    return {
      member,
      record: practitioner.id,
      name,
      ways: await this.ways(site, practitioner),
      fields: this.fields(site, file, form, false),
      photo: {
        action: `${form.action}/photo`,
        name,
        photo: practitioner.photo,
        alt: practitioner.photo?.alt ?? '',
        errors: {},
        ...form.more.photo,
      },
    };
  }

  fields(site: Site, file: ClinicFile, form: EntryForm, isNew = true): PersonFields {
    const { locale } = site;
    const { languages = [], access = [] } = form.typed;
    const spoken = languages.filter(Boolean);
    return {
      ...form,
      isNew,
      weekdays: weekdayChoices(locale),
      locations: file.locations.map(({ slug, name }) => ({ value: slug, label: name })),
      languages: spoken.map((tag) => ({ value: tag, label: languageName(tag, locale) })),
      moreLanguages: languageChoices(locale).filter(({ value }) => !spoken.includes(value)),
      needs: needChoices(site, access),
      offers: offerChoices(file, form.typed),
    };
  }

  private async ways({ t }: Site, { id, slug }: Practitioner) {
    const accounts = (await this.staffing.list()).filter(({ practitionerId }) => practitionerId === id);
    return [
      { href: `/staff/hours/${slug}`, text: t('practitioner.hours') },
      { href: `/staff/calendars/${slug}`, text: t('practitioner.calendars') },
      { href: `/practitioners/${slug}`, text: t('practitioner.page') },
      ...accounts.map(({ id: account, email, active }) => ({
        href: `/admin/users/${account}`,
        text: t(active ? 'practitioner.account' : 'practitioner.account-out', { email }),
      })),
      ...(accounts.length === 0
        ? [{ href: `/admin/users/new?practitioner=${id}`, text: t('practitioner.invite') }]
        : []),
    ];
  }
}

/** Needs to be ticked; others may stand in the file, and stay. */
const needs = ['signing', 'low-vision', 'transfer-help', 'chair-treatment', 'quiet', 'chaperone'] as const;

function needChoices(site: Site, own: readonly string[]): Choice[] {
  const all = [...new Set([...needs, ...own])];
  const names = meetsOf(site, { access: all });
  return all.map((need, at) => ({ value: need, label: names[at]! }));
}

/** Base treatments, and add-ons that have a name of their own. */
function offerChoices({ locations, treatments }: ClinicFile, { offers = [] }: Typed): PersonFields['offers'] {
  const bases = new Set(treatments.filter(({ kind }) => kind === 'base').map(({ slug }) => slug));
  const offered = treatments.filter(
    ({ kind, slug }) => kind === 'base' || (!bases.has(slug) && offers.some((offer) => offer.startsWith(`${slug}/`))),
  );
  return locations.map(({ slug: place, name }) => ({
    place: name,
    choices: offered.map(({ slug, name: label }) => ({ value: `${slug}/${place}`, label })),
  }));
}
