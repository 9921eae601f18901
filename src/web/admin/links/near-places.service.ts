import { Injectable } from '@nestjs/common';
import { labelOf } from '../../../finder/place.js';
import { Places } from '../../../finder/places.service.js';
import { BadInput } from '../../../platform/refusal.js';
import { isWordKey, type WordKey } from '../../../i18n/words.js';

interface Checked {
  /** Why nobody would find it; undefined: it is one place, or nothing was said. */
  readonly fault?: WordKey;
  /** What may have been meant; typed again, each finds one place. */
  readonly suggestions: readonly string[];
}

/** Whoever follows a link must not be asked first what the clinic meant. From lists on this machine. */
@Injectable()
export class NearPlaces {
  constructor(private readonly places: Places) {}

  async check(near: string): Promise<Checked> {
    if (!near) return { suggestions: [] };
    try {
      const found = await this.places.find(near);
      const called = (places: readonly Parameters<typeof labelOf>[0][]) => [
        ...new Set(places.map((one) => labelOf(one))),
      ];
      if (found.kind === 'choices') return { fault: 'link.near-several', suggestions: called(found.places) };
      if (found.kind === 'unknown') return { fault: 'link.near-unknown', suggestions: called(found.suggestions) };
      if (!found.corrected) return { suggestions: [] };
      return { fault: 'link.near-unknown', suggestions: called([found.place, ...found.others]) };
    } catch (fault) {
      // Nothing anybody would call a place.
      const said = fault instanceof BadInput ? fault.faults[0]?.message : undefined;
      if (said === undefined || !isWordKey(said)) throw fault;
      return { fault: said, suggestions: [] };
    }
  }
}
