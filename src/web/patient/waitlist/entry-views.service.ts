import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { wallOf } from '../../../time/wall-clock.js';
import { dayAndMonth, duration, longTime } from '../../../time/wording.js';
import type { EntryView as Entry } from '../../../waitlist/views.js';
import { anyTime } from '../../../waitlist/wishes.js';
import type { Site } from '../../shared/site.js';
import { findAddress } from '../choice.js';
import { phonesOf, treatmentName, unbroken } from '../in-words.js';
import type { PastStep } from '../line.js';
import type { OwnVisit } from '../visit/own-visits.service.js';
import type { EntryOverView, EntryView } from './entry-page.js';
import { type TypedWishes, typedOf } from './wishes-form.js';
import { type Sought, WishesForms } from './wishes-forms.service.js';
import { wishesInWords } from './wishes-in-words.js';

type More = Pick<EntryView, 'news' | 'fault'> & Partial<Pick<EntryView, 'errors'>> & { readonly typed?: TypedWishes };

/** What somebody who waits is shown of it. */
@Injectable()
export class EntryViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly rows: BookingRows,
    private readonly forms: WishesForms,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  /** `at`: the address of the page, to which its form is sent. */
  async entry(site: Site, entry: Entry, at: string, { typed, errors = {}, ...more }: More): Promise<EntryView> {
    const snapshot = await this.catalogue.latest();
    const { t, locale } = site;
    const visit = await this.visitOf(entry);
    const choices = await this.forms.choices(site, sought(entry, visit));
    return {
      kind: entry.kind,
      past: [
        await this.what(site, entry),
        ...(visit ? [{ text: t('visit.now-at', { when: startOf(site, visit) }) }] : []),
      ],
      waiting: {
        ahead: entry.ahead ?? 0,
        since: dayAndMonth(wallOf(site.timeZone, minuteOfInstant(entry.since)).date, locale),
        decide: duration(snapshot.clinic.policy.offerMinutes, locale),
        wishes: wishesInWords(site, entry.wishes, snapshot),
        held: entry.offer
          ? {
              when: unbroken(longTime(entry.offer.timeZone, entry.offer.start, locale, site.now)),
              href: `/waitlist/offer/${entry.offer.token}`,
            }
          : undefined,
        leave: `${at}/leave`,
      },
      action: at,
      typed: { ...(typed ?? typedOf(entry.wishes, choices.wheres)) },
      errors,
      choices,
      ...more,
    };
  }

  /** Before they wait for an earlier time than their visit has. */
  async unasked(
    site: Site,
    { visit }: OwnVisit,
    at: string,
    { typed, errors = {}, ...more }: More,
  ): Promise<EntryView> {
    const { booking, treatment, addOns, practitioner } = visit;
    const choices = await this.forms.choices(site, this.soughtFor(visit));
    const usual = { ...anyTime, practitioners: [practitioner.slug] };
    return {
      kind: 'earlier',
      past: [
        { text: treatmentName(site, treatment, addOns) },
        { text: site.t('visit.now-at', { when: startOf(site, visit) }) },
      ],
      action: at,
      typed: { ...(typed ?? typedOf(usual, choices.wheres)) },
      errors,
      choices,
      byText: this.settings.texts ? booking.textWanted : undefined,
      ...more,
    };
  }

  /** What their form chooses among. */
  async soughtBy(entry: Entry): Promise<Sought> {
    return sought(entry, await this.visitOf(entry));
  }

  soughtFor({ treatment, addOns, location }: BookedVisit): Sought {
    return {
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      home: location.slug,
      wishes: null,
    };
  }

  async over(entry: Entry): Promise<EntryOverView> {
    const { locations } = await this.catalogue.latest();
    const { treatment, addOns: addOn, outcome } = entry;
    return { outcome: outcome ?? 'over', find: findAddress({ treatment, addOn }), phones: phonesOf(locations) };
  }

  /** "Acupuncture with cupping" */
  async what(site: Site, { treatment, addOns }: Pick<Entry, 'treatment' | 'addOns'>): Promise<PastStep> {
    const { byId } = await this.catalogue.latest();
    const all = [...byId.treatment.values()];
    const base = all.find(({ kind, slug }) => kind === 'base' && slug === treatment);
    const added = all.filter(({ kind, slug }) => kind === 'add-on' && addOns.includes(slug));
    return { text: base ? treatmentName(site, base, added) : '' };
  }

  private async visitOf({ reference }: Entry): Promise<BookedVisit | null> {
    return reference === null ? null : this.rows.byReference(reference, null);
  }
}

function sought({ treatment, addOns, wishes }: Entry, visit: BookedVisit | null): Sought {
  return { treatment, addOns, wishes, home: visit?.location.slug };
}

const startOf = ({ locale, now }: Site, { booking, location }: BookedVisit) =>
  unbroken(longTime(location.timeZone, minuteOfInstant(booking.startsAt), locale, now));
