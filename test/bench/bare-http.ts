import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { session } from '../../src/platform/database.client.js';

interface HoldCall {
  readonly practitioner: string;
  readonly location: string;
  readonly start: string;
}

/**
 * The limit for hold and confirmation: node:http, the driver, and the statements that make a visit with its claims,
 * patient, audit row and notifications, prepared. No framework, no rules, no free time worked out, nothing checked, and
 * none of the database functions that the service calls.
 * Answers the port.
 */
export async function openBareHttp(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, idleTimeoutMillis: 0, options: session });
  const posts = new Map<string, Record<'practitioner_id' | 'location_id' | 'room_id' | 'treatment_id', string>>();
  const { rows } = await pool.query(
    `select p.slug, p.id as practitioner_id, l.id as location_id, r.id as room_id, t.id as treatment_id
     from practitioners p join offers o on o.practitioner_id = p.id join treatments t on t.id = o.treatment_id
     join locations l on l.id = o.location_id join rooms r on r.location_id = l.id and r.position = (p.position - 1) % (select max(position) from rooms) + 1`,
  );
  for (const row of rows) posts.set(row.slug, row);

  const hold = async ({ practitioner, start }: HoldCall) => {
    const post = posts.get(practitioner)!;
    const secret = randomBytes(32).toString('base64url');
    const at = Date.parse(start);
    const after = (minutes: number) => new Date(at + minutes * 60_000);
    const { practitioner_id, location_id, treatment_id, room_id } = post;
    await pool.query({ name: 'busy', text: busy, values: [[practitioner_id, room_id], after(-1440), after(2880)] });
    const now = new Date();
    const [id, reference, hash] = [randomUUID(), randomBytes(6).toString('base64url'), sha256(secret)];
    const expires = new Date(now.getTime() + 600_000);
    const visit = [id, reference, hash, expires, practitioner_id, location_id, treatment_id, after(0), after(55), now];
    const claims = [
      [practitioner_id, practitioner_id, room_id],
      [after(0), after(45), after(0)],
      [after(20), after(55), after(65)],
    ];
    await pool.query({ name: 'hold', text: held, values: [...visit, ...claims] });
    return { hold: secret, reference, start, expires };
  };

  const confirm = async ({ hold, patient }: { hold: string; patient: { name: string; email: string } }) => {
    const now = new Date();
    const client = await pool.connect();
    try {
      const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
      await client.query('begin');
      const booking = (await run('booking', 'select * from bookings where hold_hash = $1 for update', [sha256(hold)]))
        .rows[0];
      const { id } = (await run('patient', remember, [randomUUID(), patient.name, patient.email, now])).rows[0];
      await run('confirm', confirmed, [booking.id, id, now, sha256(booking.id)]);
      await run('audit', audit, [now, booking.id]);
      for (const kind of ['confirmed', 'visit-confirmed']) {
        await run('letter', letter, [
          `${kind}/${booking.id}/0`,
          patient.email,
          JSON.stringify({ booking, patient }),
          booking.id,
          `<${randomUUID()}@bare.example>`,
          now,
        ]);
      }
      await client.query('commit');
      return booking;
    } finally {
      client.release();
    }
  };

  const server = createServer((request, response) => {
    void readJson(request)
      .then((body) =>
        request.url === '/api/v1/holds' ? hold(body as HoldCall) : confirm(body as Parameters<typeof confirm>[0]),
      )
      .then((answer) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer)))
      .catch((fault: unknown) => response.writeHead(500).end(String(fault)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

const busy = `select c.resource_id, extract(epoch from c.from_at)::bigint as from_at, extract(epoch from c.until_at)::bigint as until_at
  from claims c where c.resource_id = any($1) and tstzrange(c.from_at, c.until_at) && tstzrange($2, $3)`;
/** The lock comes first, as it must: without it, two on one time deadlock. */
const held = `
  with locked as (select pg_advisory_xact_lock(key) from (select distinct uuid_hash_extended(id, 0) as key from unnest($11::uuid[]) id order by key) k),
    booking as (
      insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id, starts_at, ends_at,
        price, currency, cancel_notice_minutes, created_at)
      select $1::uuid, $2::text, 'held', $3::bytea, $4::timestamptz, $5::uuid, $6::uuid, $7::uuid, $8::timestamptz, $9::timestamptz,
        9500, 'USD', 1440, $10::timestamptz from (select count(*) from locked) l returning id)
  insert into claims (resource_id, booking_id, from_at, until_at)
    select w.id, booking.id, w.from_at, w.until_at from booking, unnest($11::uuid[], $12::timestamptz[], $13::timestamptz[]) w (id, from_at, until_at)`;
const remember = `insert into patients (id, name, name_key, email, email_key, search_words, created_at)
  values ($1, $2, $2, $3, $3, array[$2, $3], $4)
  on conflict (email_key, name_key) do update set created_at = patients.created_at returning id`;
const confirmed = `update bookings set status = 'confirmed', hold_expires_at = null, patient_id = $2, confirmed_at = $3, link_hash = $4 where id = $1`;
const audit = `insert into audit (at, actor, action, subject) values ($1, 'patient', 'booking.confirmed', $2)`;
const letter = `insert into notifications (key, template, recipient, data, about, message_id, posted_at, due_at)
  values ($1, 'booking-confirmed', $2, $3, $4, $5, $6, $6) on conflict (key) do nothing`;
