import type { EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { instantOfMinute, minuteOfInstant } from '../../bookings/booking.js';
import { LinkTable } from '../../finder/link.table.js';
import { localeFor } from '../../i18n/language.js';
import { visitToken } from '../../notifications/visit-link.js';
import { recordColumns } from '../../patients/record-columns.js';
import { phoneKey } from '../../patients/identity.js';
import { holdSecret } from '../../waitlist/offering.service.js';
import type { Clock } from '../../platform/clock.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import { pictureLibrary } from '../../platform/picture-library.client.js';
import type { Settings } from '../../platform/settings.js';
import { PlacePhotos } from '../../locations/place-photos.service.js';
import { Photos } from '../../practitioners/photos.service.js';
import { Pictures } from '../../practitioners/pictures.service.js';
import { appointmentsOf } from './appointments.js';
import { Dice } from './dice.js';
import { linkStepsOf } from './links.js';
import { messagesOf } from './messages.js';
import { waitlistOf } from './waitlist.js';
import { portrait } from './portrait.js';
import { frontDoor } from './front-door.js';

/** Messages about older appointments are left out: nothing looks at them, and inserting them would take half the time. */
const rememberedMinutes = 10 * 1440;

/**
 * Makes the demo clinic look as if it had been open for two months: patients, appointments with their claims, messages
 * marked as sent, and the steps of people who followed links. The same moment and seed give the same rows, apart from ids
 * of the configuration and what is derived from keys. The audit trail records it as what it is, one entry by the system.
 */
export async function fillDemo(
  tx: EntityManager,
  { keyFile, publicUrl }: Pick<Settings, 'keyFile' | 'publicUrl'>,
  clock: Clock,
  seed = 'meridian',
): Promise<void> {
  const keys = Keys.open(keyFile);
  const { hostname } = new URL(publicUrl);
  const at = clock.now();
  const catalogue = new Catalogue(tx.dataSource);
  const snapshot = await catalogue.current(tx);
  await hangPictures(tx, snapshot, clock);
  const links = await tx.find(LinkTable, { order: { position: 'ASC' } });
  const now = minuteOfInstant(at);
  const dice = new Dice(seed);
  const appointments = appointmentsOf(snapshot, catalogue.postsOf(snapshot), links, now, dice);
  const { locale } = snapshot.clinic;
  const patients = [...new Set(appointments.map(({ patient }) => patient))];
  await insert(
    tx,
    'patients',
    patients.map(({ id, name, email, phone, country, language, since }) => ({
      id,
      ...recordColumns({ name, email, phone, phoneKey: phoneKey(phone, country) }),
      locale: localeFor(language ?? locale, locale),
      createdAt: instantOfMinute(since),
    })),
  );
  const waitlist = waitlistOf(appointments, snapshot.clinic.policy, now, new Dice(`waitlist ${seed}`));
  const holds = waitlist.hold ? [{ booking: waitlist.hold.booking, claims: waitlist.hold.place }] : [];
  const bytea = (secret: string) => `\\x${sha256(secret).toString('hex')}`;
  await insert(
    tx,
    'bookings',
    appointments.map(({ booking }) => {
      return { ...booking, linkHash: bytea(visitToken(keys, booking.id, booking.linkGeneration)) };
    }),
  );
  await insert(
    tx,
    'bookings',
    holds.map(({ booking }) => {
      const offer = waitlist.offers.find(({ holdId }) => holdId === booking.id)!;
      return { ...booking, holdHash: bytea(holdSecret(keys, offer.id)) };
    }),
  );
  await insert(
    tx,
    'claims',
    [...appointments, ...holds].flatMap(({ booking: { id: bookingId }, claims }) =>
      claims.map(({ resourceId, from, until }) => {
        return { resourceId, bookingId, fromAt: instantOfMinute(from), untilAt: instantOfMinute(until) };
      }),
    ),
  );
  await insert(tx, 'waitlist_entries', waitlist.entries);
  await insert(tx, 'freed_times', waitlist.freed);
  await insert(tx, 'waitlist_offers', waitlist.offers);
  await insert(
    tx,
    'notifications',
    appointments
      .filter(({ booking }) => minuteOfInstant(booking.endsAt) > now - rememberedMinutes)
      .flatMap((one) => messagesOf(one, snapshot, now))
      .map(({ key, channel, template, to, data, about, at: sentAt }) => {
        const id = dice.id(sentAt.getTime());
        const message = { id, key, channel, template, recipient: to, data, about, messageId: `<${id}@${hostname}>` };
        return { ...message, status: 'sent', attempts: 1, postedAt: sentAt, dueAt: sentAt, sentAt };
      }),
  );
  await insert(
    tx,
    'link_steps',
    linkStepsOf(
      appointments.map(({ booking }) => booking),
      now,
      dice,
    ),
  );
  const detail = { appointments: appointments.length, patients: patients.length };
  await record(tx, { at, actor: 'system', action: 'demo.filled', subject: null, detail });
}

/** Seeds of the portraits, chosen by eye. */
const faces: Readonly<Record<string, number>> = {
  'mei-tanaka': 126,
  'jonas-weber': 74,
  'priya-raman': 108,
  'tom-okafor': 73,
  'elena-rossi': 101,
  'amara-hughes': 20,
};

/** Drawings are stored as every photo is. */
async function hangPictures(tx: EntityManager, { practitioners, locations }: Snapshot, clock: Clock): Promise<void> {
  const pictures = new Pictures();
  const photos = new Photos(tx.dataSource, clock, pictures);
  for (const { id, slug } of practitioners) {
    const drawn = await drawing(portrait(`${slug} ${faces[slug] ?? 0}`));
    await photos.putIn(tx, 'system', id, await pictures.cropped(drawn, 'square'), '');
  }
  const placePhotos = new PlacePhotos(tx.dataSource, clock);
  for (const { id, slug } of locations) {
    const drawn = await drawing(frontDoor(slug));
    await placePhotos.putIn(tx, 'system', id, await pictures.cropped(drawn, 'landscape'), '');
  }
}

const drawing = async (svg: string) => (await pictureLibrary())(Buffer.from(svg)).png().toBuffer();

/** All in one statement. Properties are columns in camel case; the others keep their defaults. */
async function insert(tx: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const snake = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const columns = Object.keys(rows[0]!).map(snake).join(', ');
  const named = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value])));
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(named)],
  );
}
