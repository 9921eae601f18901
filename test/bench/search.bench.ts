import pg from 'pg';
import type { Clinics } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import { receptionist } from './reception.js';
import type { Row } from './row.js';

/** What is typed at the desk, from the first character. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'one character': ['s', 'm', 'a', 'j', 'z', '2', '1'],
  'one CJK character': ['王', '李', '明', '小', '婷'],
  'words, an address, a number': [
    'sm',
    'smith',
    'maria g',
    'garcia maria',
    '王小明',
    'patient-77',
    '212 555',
    '5550123',
  ],
};

/** The desk's search for patients, whose names are as uneven as names are, beside the limit: the same page when nothing was typed. */
export async function searchBench({ many, databases, past }: Clinics): Promise<Row[]> {
  const db = new pg.Client(databases.many);
  await db.connect();
  for (const statement of naming) await db.query(statement);
  await db.end();
  const headers = {
    cookie: await receptionist(databases.many),
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  const side = (words: readonly string[]) => async (round: number) => {
    const steps = words.map((q) => {
      const body = new URLSearchParams({ q }).toString();
      return { method: 'POST' as const, path: '/staff/patients', headers, body };
    });
    // Who is found alone is shown at once.
    const seen = expect(await load(many, steps, { connections: 1, duration: during(round) }), 200, 303);
    return { p95: quantile(seen.took, 0.95) };
  };
  const rows: Row[] = [];
  for (const [name, words] of Object.entries(typed)) {
    const { found, bare } = await inTurns({ found: side(words), bare: side(['']) });
    rows.push({
      name: `search for ${name}, ${past} past visits, p95; limit: the same page with nothing typed`,
      value: found.p95!,
      unit: 'ms',
      limit: bare.p95!,
      ratio: found.p95! / bare.p95!,
      goal: '≤ 50 ms',
    });
  }
  return rows;
}

/**
 * Every tenth has a Chinese name; of the others many share a few names, and all have an address and a number. In bulk, without the
 * trigger that keeps the words.
 */
const naming = [
  `set session_replication_role = replica`,
  `with people as (
    select id, n, n % 10 = 0 as chinese,
      (array['Smith','Garcia','Müller','Nguyen','Johnson','Schmidt','O’Brien','Martin','Silva','Kowalski'])[1 + (n * n) % 10] as family,
      (array['Maria','Anna','John','James','Sofia','Zoë','Ben','Mia','Jonas','Sara'])[1 + n / 7 % 10] as given,
      (array['王','李','张','刘','陈'])[1 + n / 10 % 5] as xing, (array['小明','婷','伟','芳','建国'])[1 + n / 50 % 5] as ming
    from (select id, (row_number() over (order by id))::bigint as n from patients) p),
  named as (
    select id, n, case when chinese then xing || ming else given || ' ' || family || case when n % 3 = 0 then ' ' || n else '' end end as name,
      case when chinese then array[xing || ming, ming] else array[given || family, family] end as words
    from people)
  update patients p set name = n.name, phone = '+1 ' || (2125550000 + n.n), phone_key = '1' || (2125550000 + n.n),
    search_words = (select array_agg(distinct lower(translate(w, '’ üë', 'ue')) ) from unnest(n.words) w)
      || array['patient-' || n.n || '@example.org', '1' || (2125550000 + n.n)]
  from named n where n.id = p.id`,
  `insert into patient_words select distinct word, id from patients, unnest(search_words) word`,
  `vacuum analyze patients, patient_words`,
];
