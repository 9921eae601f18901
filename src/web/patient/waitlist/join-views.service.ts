import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { nameInSentence } from '../../../finder/place.js';
import { Places } from '../../../finder/places.service.js';
import { BadInput } from '../../../platform/refusal.js';
import { evening } from '../../../time/part-of-week.js';
import { wallTimeOf } from '../../../time/wall-time.js';
import { anyTime } from '../../../waitlist/wishes.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { type Choice, bookAddress, findAddress, type Search } from '../choice.js';
import { treatmentName } from '../in-words.js';
import type { PastStep } from '../line.js';
import type { WhereChoice } from './where.js';
import type { WishesChoices } from './wishes-fields.js';
import { type TypedWishes, typedOf } from './wishes-form.js';
import { type Sought, WishesForms } from './wishes-forms.service.js';

/** What somebody looked for in vain, as a form to wait for it. */
export interface Joining {
  readonly sought: Sought;
  readonly choices: WishesChoices & { readonly wheres: readonly WhereChoice[] };
  /** What the search says already. */
  readonly usual: TypedWishes;
  readonly past: readonly PastStep[];
  readonly fields: Carry;
}

@Injectable()
export class JoinViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly places: Places,
    private readonly forms: WishesForms,
  ) {}

  /** Null: the search names no treatment that can be booked online, or nobody can join. */
  async joining(site: Site, search: Search): Promise<Joining | null> {
    const { clinic, treatments, locations } = await this.catalogue.latest();
    const bookable = treatments.filter(({ online }) => online);
    const treatment = bookable.find(({ kind, slug }) => kind === 'base' && slug === search.treatment);
    if (!treatment || !clinic.policy.waitlist) return null;
    const addOns = bookable.filter(({ kind, slug }) => kind === 'add-on' && search.addOn.includes(slug));
    const { practitioner, location, near, when, via } = search;
    const parts = { treatment: treatment.slug, addOn: addOns.map(({ slug }) => slug) };
    const centre = near ? await this.centre(site, near) : undefined;
    const sought = { treatment: treatment.slug, addOns: parts.addOn, home: location, centre, wishes: null };
    const choices = await this.forms.choices(site, sought);
    const isKnown = choices.practitioners.some(({ value }) => value === practitioner);
    const usual = {
      ...anyTime,
      practitioners: practitioner && isKnown ? [practitioner] : [],
      days: when.includes('weekends') ? [6, 7] : [],
      hours: when.includes('evenings') ? { from: wallTimeOf(evening), to: '24:00' } : null,
    };
    const place = locations.find(({ slug }) => slug === location);
    const back =
      practitioner && location
        ? bookAddress({ ...search, ...parts, practitioner, location } satisfies Choice)
        : findAddress({ ...search, ...parts });
    return {
      sought,
      choices,
      usual: typedOf(usual, choices.wheres),
      past: [
        {
          text: treatmentName(site, treatment, addOns),
          detail: place && `· ${place.name}`,
          change: { href: back },
        },
      ],
      fields: { ...parts, practitioner, location, near, when, via },
    };
  }

  /** A name that is none, or several, is left to the choice of places. */
  private async centre({ locale }: Site, near: string): Promise<Sought['centre']> {
    try {
      const found = await this.places.find(near);
      if (found.kind !== 'found') return undefined;
      const { place } = found;
      return { label: nameInSentence(place, locale), latitude: place.latitude, longitude: place.longitude };
    } catch (fault) {
      if (fault instanceof BadInput) return undefined;
      throw fault;
    }
  }
}
