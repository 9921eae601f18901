import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Link } from './link.js';
import { pageKey } from './page-key.js';

// Where somebody has left, the link leads to whoever is there.
const columns = `id, code, label, treatment, add_ons as "addOns", near,
  (select p.slug from practitioners p where p.slug = links.practitioner and p.active) as practitioner, title, page, sites`;

@Injectable()
export class Links {
  constructor(private readonly db: DataSource) {}

  /** Null for a code nobody gave out, and for a link that was taken down. */
  async byCode(code: string): Promise<Link | null> {
    const link = await this.everGiven(code);
    return link?.active ? link : null;
  }

  /** Also one that was taken down: it may still stand on a page. Null for a code nobody gave out. */
  async everGiven(code: string): Promise<(Link & { readonly active: boolean }) | null> {
    // PostgreSQL refuses this one character in a text; no code has it.
    if (code.includes('\0')) return null;
    const [link] = await this.db.query<(Link & { readonly active: boolean })[]>(
      `select ${columns}, active from links where code = $1`,
      [code],
    );
    return link ?? null;
  }

  /** The link of a page, by its key; of several the first. Also one that was taken down, if the page has no other. */
  async ofPage(key: string): Promise<(Link & { readonly active: boolean }) | null> {
    const links = await this.db.query<(Link & { readonly active: boolean })[]>(
      `select ${columns}, active from links where page_key = $1 or page_key is null and page is not null
       order by active desc, position, code`,
      [key],
    );
    return links.find(({ page }) => page !== null && pageKey(page) === key) ?? null;
  }

  /** Gives those that a version before has saved the key of their page. */
  async keyPages(): Promise<void> {
    const links = await this.db.query<{ id: string; page: string }[]>(
      `select id, page from links where page_key is null and page is not null`,
    );
    const keyed = links.map(({ id, page }) => ({ id, page, key: pageKey(page) })).filter(({ key }) => key !== null);
    if (keyed.length === 0) return;
    await this.db.query(
      `update links set page_key = one.key from jsonb_to_recordset($1) one (id uuid, page text, key text)
       where links.id = one.id and links.page = one.page and links.page_key is null`,
      [JSON.stringify(keyed)],
    );
  }

  /** Null: there is none, or it was taken down. */
  async codeOf(id: string): Promise<string | null> {
    const [link] = await this.db.query<{ code: string }[]>(`select code from links where id = $1 and active`, [id]);
    return link?.code ?? null;
  }

  /** In the clinic's order, those taken down last. */
  everyOne(): Promise<Pick<Link, 'code' | 'label'>[]> {
    return this.db.query(`select code, label from links order by active desc, position, code`);
  }

  /** In the clinic's order, without those taken down. */
  list(): Promise<Link[]> {
    return this.db.query(`select ${columns} from links where active order by position, code`);
  }
}
