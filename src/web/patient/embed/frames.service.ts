import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Link } from '../../../finder/link.js';
import { Links } from '../../../finder/links.service.js';
import { byPage, pageKey } from '../../../finder/page-key.js';
import { UnlinkedPages } from '../../../finder/unlinked-pages.service.js';
import { personAddress, treatmentAddress } from '../about/addresses.js';
import { leadingOffer } from '../about/offer-rows.view.js';

/** What a frame shows, and which sites may show it. Without an id: no link. */
export interface Frame extends Omit<Link, 'id'> {
  readonly id?: string;
  readonly active: boolean;
  /** The key of the page around it, where it is by that. */
  readonly around?: string;
  /** What a site that may not show it links to instead. */
  readonly leadsTo: string;
}

const anything = {
  code: byPage,
  label: '',
  treatment: null,
  addOns: [],
  near: null,
  practitioner: null,
  title: null,
  page: null,
  sites: [],
  active: true,
  leadsTo: '/find',
};

/** Links and pages of ours, as they are framed elsewhere. Those without a link only on the clinic's own sites. */
@Injectable()
export class Frames {
  constructor(
    private readonly links: Links,
    private readonly unlinked: UnlinkedPages,
    private readonly catalogue: Catalogue,
  ) {}

  /** The link of the code or of the page; of a page without one, whatever the clinic offers. Null: there never was one. */
  async ofLink(code: string, around?: string): Promise<Frame | null> {
    const isByPage = code === byPage && around !== undefined;
    const key = isByPage ? pageKey(around) : null;
    const link = isByPage ? key && (await this.links.ofPage(key)) : await this.links.everGiven(code);
    if (link) return { ...link, around: key ?? undefined, leadsTo: `/go/${link.code}?at=embed` };
    if (code !== byPage) return null;
    const sites = key === null ? [] : await this.unlinked.sitesWith(key);
    return { ...anything, sites, around: sites.length > 0 ? key! : undefined };
  }

  /** Of what can be booked by itself. */
  async ofTreatment(slug: string): Promise<Frame | null> {
    const { treatments } = await this.catalogue.current();
    const treatment = treatments.find((one) => one.kind === 'base' && one.online && one.slug === slug);
    if (!treatment) return null;
    const sites = await this.unlinked.ownSites();
    return { ...anything, label: treatment.name, treatment: slug, sites, leadsTo: treatmentAddress(treatment) };
  }

  /** With what they offer first. */
  async ofPractitioner(slug: string): Promise<Frame | null> {
    const snapshot = await this.catalogue.current();
    const practitioner = snapshot.practitioners.find((one) => one.slug === slug);
    if (!practitioner) return null;
    const posts = this.catalogue.postsOf(snapshot).filter((post) => post.practitioner.id === practitioner.id);
    const [treatment] = posts.flatMap((post) => leadingOffer(snapshot, post) ?? []);
    return {
      ...anything,
      label: practitioner.name,
      practitioner: slug,
      treatment: treatment?.slug ?? null,
      sites: await this.unlinked.ownSites(),
      leadsTo: personAddress(practitioner),
    };
  }
}
