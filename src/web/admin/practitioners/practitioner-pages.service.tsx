import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits, fingerprint } from '../../../changes/clinic-edits.service.js';
import { personDetails, personOf } from '../../../clinic-file/person-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { filled } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Refusal } from '../../../platform/refusal.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { languageChoices, languageName } from '../../../i18n/languages.js';
import { page } from '../../shared/answer.js';
import type { Choice } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { meetsOf } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import type { PhotoFields } from '../../staff/profile/photo-form.js';
import type { PersonFields } from './practitioner-fields.js';
import { filledOffers } from './offers-form.js';
import { PractitionerPage } from './practitioner-page.js';
import { entryAddress } from '../resource/address.js';

interface Shown {
  readonly fields?: Partial<PersonFields>;
  readonly photo?: Partial<PhotoFields>;
  readonly fault?: string;
  readonly news?: string;
}

/** The page of a practitioner, as they are or with what was typed. */
@Injectable()
export class PractitionerPages {
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

  async show(member: StaffMember, slug: string, { fields, photo, fault, news }: Shown, status = 200): Promise<Answer> {
    const practitioner = await this.practitioner(slug);
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const person = personOf(file, slug);
    const here = entryAddress('/admin/practitioners', slug);
    const view = {
      member,
      name: person.name,
      here,
      ways: await this.ways(site, practitioner),
      fields: this.fields(site, file, {
        action: here,
        typed: shownOf(slug)(file),
        seen: fingerprint(shownOf(slug)(file)),
        ...fields,
      }),
      photo: {
        action: `${here}/photo`,
        name: person.name,
        photo: practitioner.photo,
        alt: practitioner.photo?.alt ?? '',
        errors: {},
        ...photo,
      },
      fault,
      news,
    };
    return page(<PractitionerPage site={site} view={view} />, { personal: true, status });
  }

  fields(
    site: Site,
    file: ClinicFile,
    shown: Pick<PersonFields, 'action' | 'typed'> & Partial<PersonFields>,
  ): PersonFields {
    const { locale } = site;
    const { languages = [], access = [] } = shown.typed;
    const spoken = languages.filter(Boolean);
    return {
      errors: {},
      languages: spoken.map((tag) => ({ value: tag, label: languageName(tag, locale) })),
      moreLanguages: languageChoices(locale).filter(({ value }) => !spoken.includes(value)),
      needs: needChoices(site, access),
      offers: offerChoices(file, shown.typed),
      ...shown,
    };
  }

  private async ways({ t }: Site, { id, slug }: Practitioner) {
    const accounts = (await this.staffing.list()).filter(({ practitionerId }) => practitionerId === id);
    return [
      { href: `/staff/hours/${slug}`, text: t('practitioner.hours') },
      { href: `/staff/calendars/${slug}`, text: t('practitioner.calendars') },
      { href: `/practitioners/${slug}`, text: t('practitioner.page') },
      ...accounts.map(({ email, active }) => ({
        href: '/admin/users',
        text: t(active ? 'practitioner.account' : 'practitioner.account-out', { email }),
      })),
      ...(accounts.length === 0
        ? [{ href: `/admin/users?practitioner=${id}#invite`, text: t('practitioner.invite') }]
        : []),
    ];
  }
}

/** What the form of a practitioner shows of the file. */
export const shownOf =
  (slug: string) =>
  (file: ClinicFile): Typed => {
    const person = personOf(file, slug);
    return { ...filled(personDetails, person), ...filledOffers(person) };
  };

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
