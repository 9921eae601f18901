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
 * patient, audit row and notifications, prepared. No framework, no rules, no free time worked out, nothing checked.
 * Answers the port.
 */
export async function openBareHttp(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, options: session });
  const posts = new Map<string, Record<'practitioner_id' | 'location_id' | 'room_id' | 'treatment_id', string>>();
  const { rows } = await pool.query(
    `select p.slug, p.id as practitioner_id, l.id as location_id, r.id as room_id, t.id as treatment_id
     from practitioners p join offers o on o.practitioner_id = p.id join treatments t on t.id = o.treatment_id
     join locations l on l.id = o.location_id join rooms r on r.location_id = l.id and r.position = (p.position - 1) % 4 + 1`,
  );
  for (const row of rows) posts.set(row.slug, row);
  const [{ version }] = (await pool.query<{ version: string }>('select version from clinic')).rows as [
    { version: string },
  ];

  const hold = async ({ practitioner, start }: HoldCall) => {
    const post = posts.get(practitioner)!;
    const secret = randomBytes(32).toString('base64url');
    const at = Date.parse(start);
    const after = (minutes: number) => new Date(at + minutes * 60_000);
    const { practitioner_id, location_id, treatment_id, room_id } = post;
    await pool.query({ name: 'busy', text: busy, values: [[practitioner_id, room_id], after(-1440), after(2880)] });
    const now = new Date();
    const visit = {
      id: randomUUID(),
      reference: randomBytes(6).toString('base64url'),
      hold_hash: sha256(secret).toString('hex'),
      hold_expires_at: new Date(now.getTime() + 600_000),
      practitioner_id,
      location_id,
      treatment_id,
      add_on_ids: [],
      starts_at: after(0),
      ends_at: after(55),
      price: 9500,
      currency: 'USD',
      cancel_notice_minutes: 1440,
      late_cancellation: '',
      no_show: '',
    };
    const answer = await pool.query({
      name: 'hold',
      text: 'select hold($1, $2, $3, $4, null, $5, $6) as taken',
      values: [
        JSON.stringify(visit),
        [practitioner_id, practitioner_id, room_id],
        [after(0), after(45), after(0)],
        [after(20), after(55), after(65)],
        now,
        version,
      ],
    });
    if (answer.rows[0].taken.length) throw new Error('taken');
    return { hold: secret, ...visit };
  };

  const confirm = async ({ hold, patient }: { hold: string; patient: { name: string; email: string } }) => {
    const now = new Date();
    const client = await pool.connect();
    try {
      const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
      await client.query('begin');
      const held = (await run('held', 'select * from bookings where hold_hash = $1 for update', [sha256(hold)]))
        .rows[0];
      const { id } = (await run('patient', remember, [randomUUID(), patient.name, patient.email, now])).rows[0];
      await run('confirm', confirmed, [held.id, id, now, sha256(held.id)]);
      await run('audit', audit, [now, held.id]);
      for (const kind of ['confirmed', 'visit-confirmed']) {
        await run('letter', letter, [
          `${kind}/${held.id}/0`,
          patient.email,
          JSON.stringify({ held, patient }),
          held.id,
          randomUUID(),
          now,
        ]);
      }
      await client.query('commit');
      return held;
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
const remember = `insert into patients (id, name, name_key, email, email_key, search_words, created_at)
  values ($1, $2, $2, $3, $3, array[$2, $3], $4)
  on conflict (email_key, name_key) do update set created_at = patients.created_at returning id`;
const confirmed = `update bookings set status = 'confirmed', hold_expires_at = null, patient_id = $2, confirmed_at = $3, link_hash = $4 where id = $1`;
const audit = `insert into audit (at, actor, action, subject) values ($1, 'patient', 'booking.confirmed', $2)`;
const letter = `insert into notifications (key, template, recipient, data, about, message_id, posted_at, due_at)
  values ($1, 'booking-confirmed', $2, $3, $4, $5, $6, $6) on conflict (key) do nothing`;
