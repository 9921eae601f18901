import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Towns and postcodes, seeded from data that ships with the application, so that finding out where a patient is asks no
-- other service. "key" is the folded name.
create table places (
  id integer primary key,
  kind text not null constraint place_kind check (kind in ('town', 'postcode')),
  name text not null,
  key text not null,
  region text not null,
  country text not null,
  population integer not null,
  latitude double precision not null,
  longitude double precision not null
);
create index places_by_key on places (key text_pattern_ops, population desc);
create index places_by_likeness on places using gin (key gin_trgm_ops) where kind = 'town';
-- The largest towns of a country or a state.
create index places_of_note on places (country, population desc) where kind = 'town' and population >= 5000;
-- What is around a point. For wide surroundings only the large towns are read.
create index places_by_position on places using gist (point(longitude, latitude)) where kind = 'town';
create index places_large_by_position on places using gist (point(longitude, latitude))
  where kind = 'town' and population >= 30000;

-- For a name that does not exist as typed: the towns whose names begin with it and those whose names resemble it. A
-- function, because the threshold of pg_trgm is a setting that must not leak to the next user of the connection. The
-- beginning is compared as a range, because a pattern that is a parameter cannot use the index.
create function places_alike(typed text) returns setof places
language plpgsql stable set pg_trgm.similarity_threshold = 0.36 as $$
begin
  return query (select * from places p where p.kind = 'town'
        and p.key ~>=~ typed and p.key ~<~ (typed || chr(1114111)) order by population desc limit 20)
    union (select * from places p where p.kind = 'town' and p.key % typed
      order by similarity(p.key, typed) + 0.03 * log(p.population + 10) desc limit 40);
end $$;

-- A link on a blog or a poster leads to a search, and remembers where its visitors came from.
create table links (
  id uuid primary key default uuidv7(),
  code text not null constraint link_code unique,
  label text not null,
  treatment text,
  add_ons text[] not null default '{}',
  near text,
  practitioner text,
  page text,
  title text,
  sites text[] not null default '{}',
  position integer not null default 0,
  active boolean not null default true
);

-- How far each anonymous visitor got; who booked is known from the bookings. "mark" is random and belongs to no person.
-- "placement" says where on its page the link stood.
create table link_steps (
  mark uuid not null,
  step text not null constraint link_step check (step in ('visited', 'searched', 'seen')),
  link_id uuid not null references links,
  at timestamptz not null,
  placement text not null default 'link' constraint link_step_placement check (length(placement) <= 24),
  primary key (mark, step)
);
-- The report on links reads a period from this index alone.
create index link_steps_by_time on link_steps (link_id, at) include (step, placement);

-- The posts of a blog, while somebody chooses which of them get a link; deleted after a day. json, not jsonb: posts are
-- referred to by their place in the list.
create table blog_readings (
  id uuid primary key,
  staff_id uuid not null,
  source text not null,
  posts json not null,
  read_at timestamptz not null
);
create index blog_readings_by_age on blog_readings (read_at);
`;

const down = `
drop table blog_readings, link_steps, links;
drop function places_alike;
drop table places;
`;

export class Finder0006 implements MigrationInterface {
  name = 'Finder1763800000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
