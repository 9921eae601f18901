import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Link } from '../../../finder/link.js';
import type { Site } from '../../site.js';
import { findAddress, type Search } from '../choice.js';
import { treatmentName } from '../in-words.js';
import { Finder } from '../find/finder.service.js';
import type { FindView } from '../find/find-page.js';
import type { EmbedView, FrameOutcome } from './embed-page.js';

interface Asked {
  /** As typed in the frame; undefined: the link's own place. */
  readonly near?: string;
  readonly via?: string;
}

/** What the frame of a link shows: the finder's answer, made small. */
@Injectable()
export class Embedded {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly finder: Finder,
  ) {}

  async of(site: Site, link: Link, asked: Asked): Promise<Omit<EmbedView, 'scheme'>> {
    const { treatments } = await this.catalogue.current();
    const offered = treatments.filter(({ kind, online }) => kind === 'base' && online);
    const known = offered.find(({ slug }) => slug === link.treatment) ?? offered[0];
    const search: Search = {
      treatment: known?.slug,
      addOn: known?.slug === link.treatment || !link.treatment ? link.addOns : [],
      near: asked.near ?? link.near ?? undefined,
      practitioner: link.practitioner ?? undefined,
      via: asked.via,
    };
    const view = await this.finder.find(site, search);
    const addOns = treatments.filter(({ kind, slug }) => kind === 'add-on' && search.addOn.includes(slug));
    return {
      asked: known ? treatmentName(site, known, addOns) : '',
      near: view.near,
      nearError: view.form.nearError,
      fields: { via: asked.via },
      outcome: inFrame(view),
      more: findAddress(search),
    };
  }
}

/** Places to choose from are asked for again in the frame; times and people open beside the page. */
function inFrame({ outcome }: FindView): FrameOutcome {
  if (outcome.kind === 'people') return { kind: 'people', people: outcome.people, beyond: outcome.beyond };
  if (outcome.kind === 'nobody' || outcome.kind === 'not-asked') return { kind: 'nobody' };
  return { kind: outcome.kind, near: outcome.near, places: outcome.choices.map(({ label }) => label) };
}
