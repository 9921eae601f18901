import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { sqlState } from '../platform/database.client.js';
import { networkOf } from '../platform/http/network-of.js';
import { RateLimits } from '../platform/rate-limits.service.js';
import { pageKey, siteKey } from './page-key.js';
import { type Caller, isSomebody } from './robots.js';

/** A page of one of the clinic's sites that has no link, and from which somebody came all the same. */
export interface UnlinkedPage {
  readonly address: string;
  readonly followed: number;
}

/** As many as the table has places for (migration 0061). */
const most = 200;
/** Characters of an address that a link can have. */
const longest = 480;
const oneNetwork = {
  onOnePage: { times: 1, seconds: 86_400 },
  inAll: { times: 20, seconds: 3600, blocksInMemory: true },
};

/**
 * Pages that lead here by their address and have no link yet. Whoever opens an address decides what it says, so only pages of
 * the sites the clinic names are kept, few of them, each network counts once a day, and adds only some within an hour.
 */
@Injectable()
export class UnlinkedPages {
  private readonly log = new Logger('UnlinkedPages');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  async ownSites(): Promise<readonly string[]> {
    return [...(await this.sites()).values()];
  }

  /** The clinic's own sites, if the page is on one of them; otherwise none. */
  async sitesWith(key: string): Promise<readonly string[]> {
    const sites = await this.sites();
    return sites.has(siteKey(key)) ? [...sites.values()] : [];
  }

  /**
   * Somebody came from a page that has no link; kept if it is on one of the clinic's sites. A robot counts nothing; no page
   * fails because something could not be counted.
   */
  async note(key: string, by: Caller & { readonly ip?: string }): Promise<void> {
    if (!isSomebody(by) || key.length > longest) return;
    try {
      if ((await this.sitesWith(key)).length === 0) return;
      const network = networkOf(by.ip);
      // First what is a row for the network, then what is one for each page that it makes up.
      if ((await this.limits.take(`unlinked pages ${network}`, oneNetwork.inAll)) > 0) return;
      if ((await this.limits.take(`unlinked page ${key} ${network}`, oneNetwork.onOnePage)) > 0) return;
      await this.db.query(countPage, [key, this.clock.now()]);
    } catch (fault) {
      this.log.warn('a page without a link was not counted', { code: sqlState(fault) });
    }
  }

  /** The ones most people came from first; without those that have a link by now. */
  async list(): Promise<readonly UnlinkedPage[]> {
    const [rows, sites] = await Promise.all([
      this.db.query<{ key: string; followed: number }[]>(
        `select page_key as key, followed from unlinked_pages u
         where not exists (select from links l where l.page_key = u.page_key)
         order by followed desc, followed_at desc, page_key`,
      ),
      this.sites(),
    ]);
    return rows.flatMap(({ key, followed }) => {
      const site = sites.get(siteKey(key));
      return site ? [{ address: site + key.slice(siteKey(key).length), followed }] : [];
    });
  }

  /** It has a link now, or shall have none. If it is followed again without one, it appears again. */
  async forget(address: string): Promise<void> {
    await this.db.query(`delete from unlinked_pages where page_key = $1`, [pageKey(address)]);
  }

  /** As the clinic writes each, by its key. */
  private async sites(): Promise<ReadonlyMap<string, string>> {
    const [{ sites }] = await this.db.query<[{ sites: string[] }]>(`select sites from clinic`);
    return new Map(sites.map((site) => [pageKey(site) ?? site, site]));
  }
}

// A place that another page takes at the same moment is left to it: the next follower of this one is counted. The page does
// not wait for the disk.
const countPage = `
  with quick as materialized (select set_config('synchronous_commit', 'off', true)),
  known as (
    update unlinked_pages set followed = followed + 1, followed_at = $2 from quick where page_key = $1 returning place)
  insert into unlinked_pages (place, page_key, followed_at)
    select place, $1, $2 from quick, generate_series(1, ${most}) place
    where not exists (select from known) and place not in (select place from unlinked_pages)
    order by random() limit 1
  on conflict do nothing`;
