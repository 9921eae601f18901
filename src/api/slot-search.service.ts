import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { SlotList } from '../availability/slot-list.js';
import { Slots } from '../availability/slots.service.js';
import { NearResolver } from './near-resolver.service.js';
import type { slotsQuery } from './slot.js';

/** Free times as calls ask for them. */
@Injectable()
export class SlotSearch {
  constructor(
    private readonly slots: Slots,
    private readonly near: NearResolver,
  ) {}

  /** @throws Refusal not-found; place-not-found, with `suggestions` */
  async find(query: z.output<typeof slotsQuery>): Promise<SlotList> {
    const { treatment, addOn, practitioner, location, near, ...when } = query;
    const wanted = { treatment, addOns: addOn, practitioners: practitioner, locations: location };
    const around = near === undefined ? location : await this.near.locations(wanted, near);
    return this.slots.list({ ...wanted, locations: around }, when);
  }
}
