import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The clinic's own websites.
alter table clinic add sites text[] not null default '{}';

-- Of the page of a link (src/finder/page-key.ts): readers come by many addresses of one page. Where it is missing, the version
-- before has saved the link.
alter table links add page_key text;

-- Pages of the clinic's sites from which somebody came although no link has them. Anybody can make such an address up, so
-- there are 200 places and no more.
create table unlinked_pages (
  place smallint constraint unlinked_pages_are_few check (place between 1 and 200) primary key,
  page_key text not null constraint unlinked_page unique constraint unlinked_page_is_short check (length(page_key) <= 480),
  followed int not null default 1,
  followed_at timestamptz not null
);
`;

const down = `
drop table unlinked_pages;
alter table links drop page_key;
alter table clinic drop sites;
`;

/** Which link a page has, by whatever address somebody comes from it. */
export class PagesOfLinks0061 implements MigrationInterface {
  name = 'PagesOfLinks1763800000061';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
