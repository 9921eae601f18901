import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Slots } from '../../../availability/slots.service.js';
import type { Alternative } from '../../../bookings/holding/alternatives.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Refusal } from '../../../platform/refusal.js';
import { isoOf, wallOf } from '../../../time/wall-clock.js';
import { clock, longTime, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { ChooseTimeView } from '../book/choose-time-page.js';
import { timesView } from '../book/choose-time.view.js';
import { dayOfStart, type Picking, Picker } from '../book/picker.service.js';
import type { TimeLink } from '../find/person-card.js';
import { choiceOf } from '../choice.js';
import { phonesOf } from '../in-words.js';
import { bookedSummary } from './booked-summary.js';

interface Asked {
  readonly day?: string;
  readonly start?: string;
  readonly times?: 'all';
  readonly errors?: ChooseTimeView['errors'];
  readonly refused?: ChooseTimeView['refused'];
}

/** Choosing another time for a visit, with the same practitioner at the same place. */
@Injectable()
export class RescheduleTimes {
  constructor(
    private readonly slots: Slots,
    private readonly catalogue: Catalogue,
    private readonly picker: Picker,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal no-longer-offered: since it was booked this practitioner has left, or stopped doing it here. */
  async picking(visit: BookedVisit): Promise<Picking & { readonly without: string; readonly present: number }> {
    const { treatment, addOn, practitioner, location } = choiceOf(visit);
    const wanted = {
      treatment,
      addOns: addOn,
      practitioners: [practitioner],
      locations: [location],
      // What was booked may have left the web since.
      audience: 'staff' as const,
    };
    const [candidate] = await this.slots.candidates(wanted).catch((fault: unknown) => {
      if (fault instanceof Refusal) return [];
      throw fault;
    });
    if (!candidate) throw new Refusal('no-longer-offered');
    return { wanted, candidate, without: visit.booking.id, present: minuteOfInstant(visit.booking.startsAt) };
  }

  async view(site: Site, visit: BookedVisit, asked: Asked): Promise<ChooseTimeView> {
    const { reference, startsAt } = visit.booking;
    const picking = await this.picking(visit);
    const here = `/visit/of/${reference}`;
    const fortnight = await this.picker.fortnight(
      picking,
      asked.day ?? dayOfStart(picking, asked.start) ?? wallOf(visit.location.timeZone, picking.present).date,
    );
    const { locations } = await this.catalogue.latest();
    const times = timesView(site, fortnight, picking.candidate, {
      start: asked.start,
      all: asked.times === 'all',
      action: `${here}/move`,
      fields: {},
      manyZones: new Set(locations.map(({ timeZone }) => timeZone)).size > 1,
    });
    const { when: _, until: __, ...summary } = bookedSummary(site, visit, this.clock.now());
    const present = longTime(visit.location.timeZone, minuteOfInstant(startsAt), site.locale, site.now);
    return {
      mode: 'move',
      past: [
        {
          text: site.t('visit.now-at', { when: present }),
          change: { href: here, text: site.t('visit.back') },
        },
      ],
      visit: summary,
      addOns: [],
      ...times,
      form: { action: `${here}/time`, fields: { day: fortnight.day, once: secretToken() } },
      why: { action: `${here}/why`, fields: { day: fortnight.day }, day: times.day },
      phones: phonesOf([visit.location]),
      errors: asked.errors ?? {},
      refused: asked.refused,
    };
  }

  nearest(site: Site, alternatives: unknown, { booking, practitioner }: BookedVisit): TimeLink[] {
    const list = (alternatives ?? []) as readonly Alternative[];
    return list
      .filter((one) => one.practitioner === practitioner.slug)
      .map(({ start, timeZone }) => {
        const { date } = wallOf(timeZone, start);
        const at = isoOf(timeZone, start);
        return {
          href: this.address(booking.reference, { day: date, start: at }),
          day: shortDate(date, site.locale, site.now),
          time: clock(timeZone, start, site.locale),
          at,
        };
      });
  }

  address(reference: string, { day, start }: { readonly day?: string; readonly start?: string }): string {
    const query = new URLSearchParams();
    if (day) query.set('day', day);
    if (start) query.set('start', start);
    return `/visit/of/${reference}/move?${query.toString()}`;
  }
}
