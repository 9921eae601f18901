import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Link } from '../../../finder/link.js';
import type { Site } from '../../shared/site.js';
import { findAddress, type Search } from '../choice.js';
import { treatmentName, withAudience } from '../in-words.js';
import { Finder } from '../find/finder.service.js';
import type { FindView } from '../find/find-page.js';
import { type EmbedView, type FrameOutcome, inFrameLanguage, type Scheme } from './embed-page.js';

interface Asked {
  /** As typed in the frame; undefined: the link's own place. */
  readonly near?: string;
  readonly via?: string;
  /** Where the reader may be, by the languages of their browser. */
  readonly countries: readonly string[];
  readonly scheme: Scheme;
  /** The key of the page around the frame, where the link is that of the page. */
  readonly page?: string;
  readonly at?: string;
}

/** What the frame of a link shows: the finder's answer, made small. */
@Injectable()
export class Embedded {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly finder: Finder,
  ) {}

  /** Whoever chose a language for the frame goes on in it. */
  async of(site: Site, link: Omit<Link, 'id'>, asked: Asked): Promise<EmbedView> {
    const { treatments } = await this.catalogue.current();
    const offered = treatments.filter(({ kind, online }) => kind === 'base' && online);
    const known = offered.find(({ slug }) => slug === link.treatment) ?? offered[0];
    const search: Search = {
      treatment: known?.slug,
      addOn: known?.slug === link.treatment || !link.treatment ? link.addOns : [],
      near: asked.near ?? link.near ?? '',
      practitioner: link.practitioner ?? undefined,
      access: [],
      when: [],
      via: asked.via,
    };
    const view = await this.finder.find(site, search, { times: oneADay, countries: asked.countries });
    const onwards = (address: string) => inFrameLanguage(site, address);
    const addOns = treatments.filter(({ kind, slug }) => kind === 'add-on' && search.addOn.includes(slug));
    return {
      asked: known ? withAudience(site, treatmentName(site, known, addOns), known, ...addOns) : '',
      near: view.near,
      nearError: view.form.nearError,
      fields: {
        page: asked.page && `https://${asked.page}`,
        at: asked.at,
        via: asked.via,
        scheme: asked.scheme,
        lang: site.reading?.chosen ? site.reading.language : undefined,
      },
      outcome: inFrame(view, onwards),
      more: onwards(findAddress(search)),
    };
  }
}

const oneADay = { days: 3, perDay: 1 };

/** Places to choose from are asked for again in the frame; times and people open beside the page. */
function inFrame({ outcome }: FindView, onwards: (address: string) => string): FrameOutcome {
  if (outcome.kind === 'people') {
    const people = outcome.people.map((person) => ({
      ...person,
      allTimes: onwards(person.allTimes),
      times: person.times.map((time) => ({ ...time, href: onwards(time.href) })),
    }));
    return { kind: 'people', people, beyond: outcome.beyond };
  }
  if (outcome.kind === 'which-place' || outcome.kind === 'unknown-place') {
    return { kind: outcome.kind, near: outcome.near, places: outcome.choices.map(({ label }) => label) };
  }
  return outcome.kind === 'no-place' ? outcome : { kind: 'nobody' };
}
