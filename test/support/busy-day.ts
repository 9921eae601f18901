import { BookingRows } from '../../src/bookings/booking-rows.service.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Holds } from '../../src/bookings/holding/holds.service.js';
import { StaffBookings } from '../../src/bookings/by-staff/staff-bookings.service.js';
import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import type { App } from './app.js';
import { allowClashes, rosa, treating } from './staff-actors.js';
import { at, visitAt } from './desk.js';

/** Tuesday, December 1, a little after eleven: someone done, in treatment, here, missed, cancelled, overbooked and held. */
export async function busyDay(app: App) {
  const [phone, progress] = [app.get(StaffBookings), app.get(VisitProgress)];
  const quietly = { tell: false };
  const book = async (wall: string, name: string, other: Parameters<typeof visitAt>[1] = {}) =>
    (
      await phone.book(
        rosa,
        visitAt(wall, other),
        { name, email: `${name.split(' ')[0]!.toLowerCase()}@example.org`, phone: '+1 631 555 0142' },
        quietly,
      )
    ).reference;
  const mei = await treating(app.db, 'mei');
  const ana = await book('2026-12-01 09:00', 'Ana García');
  const ben = await book('2026-12-01 10:15', 'Ben Okafor');
  const carla = await book('2026-12-01 10:35', 'Carla Rossi', { treatment: 'community' });
  const dev = await book('2026-12-01 09:00', 'Dev Patel', { practitioner: 'jonas' });
  const eva = await book('2026-12-01 13:00', 'Eva Lund', { practitioner: 'jonas' });
  const fred = await book('2026-12-01 14:00', 'Fred Maier');
  const gita = await book('2026-12-02 10:00', 'Gita Rao');
  const { reference: hal } = await phone.book(
    rosa,
    visitAt('2026-12-01 11:30', { practitioner: 'jonas' }),
    { name: 'Hal Moreau', email: null, phone: '+1 631 555 0199' },
    { ...quietly, note: 'Brings a child' },
  );
  await allowClashes(app.db, 'mei');
  await phone.book(
    rosa,
    visitAt('2026-12-01 14:15', { treatment: 'community' }),
    { name: 'Ida Blom', email: null, phone: '+1 631 555 0155' },
    { ...quietly, overbook: 'In pain, flies home tomorrow' },
  );
  app.clock.set(new Date(at('2026-12-01 11:05') * 60_000));
  for (const step of ['arrival', 'start', 'end'] as const) await progress.advance(rosa, ana, step);
  for (const step of ['arrival', 'start'] as const) await progress.advance(rosa, ben, step);
  await progress.advance(rosa, carla, 'arrival');
  await progress.advance(rosa, dev, 'no-show');
  await progress.cancel(rosa, eva, { reason: 'Jonas has to leave early', tell: true });
  await app.get(Holds).hold(visitAt('2026-12-01 15:30'));
  await app.get(VisitNotes).write(mei, ben, 'Right shoulder freer than last week.\nCups on the upper back went well.');
  return { ana, ben, carla, hal, fred, gita, dev, eva, rows: app.get(BookingRows), bookings: app.get(Bookings) };
}
