import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

export interface Start {
  readonly practitioner: string;
  readonly location: string;
  readonly start: string;
}

interface Appointment {
  readonly reference: string;
  readonly token: string;
  start: string;
  cancelled: boolean;
  /** A change was not answered: nobody knows whether it was made. */
  uncertain: boolean;
}

const patience = 30_000;

/** Patients who book, reschedule and cancel at whichever web process is there, and remember what they were told. */
export class Visitors {
  readonly seen = { booked: 0, moved: 0, cancelled: 0, refused: 0, serverErrors: 0, unanswered: 0 };
  /** Milliseconds, since it was last set to 0. */
  longest = 0;
  private readonly appointments: Appointment[] = [];
  private next = 0;

  /** `freeStart`: another one for every number. */
  constructor(
    private readonly webs: readonly string[],
    private readonly freeStart: (n: number) => Start,
    private readonly random: () => number,
  ) {}

  /** One patient after the other, until then. */
  async come(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const chance = this.random();
      const earlier = this.appointments[Math.floor(this.random() * this.appointments.length)];
      if (!earlier || earlier.cancelled || chance < 0.6) await this.book();
      else if (chance < 0.8) await this.move(earlier);
      else await this.cancel(earlier);
      await pause(50);
    }
  }

  /** Appointments that are not as their patients were told. */
  async lost(db: DataSource): Promise<number> {
    const rows = await db.query<{ reference: string; start: string; cancelled: boolean }[]>(
      `select reference, to_json(starts_at at time zone 'utc') #>> '{}' || 'Z' as start, status = 'cancelled' as cancelled from bookings
       where reference = any($1)`,
      [this.appointments.map(({ reference }) => reference)],
    );
    const there = new Map(rows.map((row) => [row.reference, row]));
    return this.appointments.filter(({ reference, start, cancelled, uncertain }) => {
      const row = there.get(reference);
      if (!row) return true;
      return !uncertain && (row.cancelled !== cancelled || Date.parse(row.start) !== Date.parse(start));
    }).length;
  }

  private async book(): Promise<void> {
    const n = this.next++;
    const start = this.freeStart(n);
    const patient = { name: `Patient ${n}`, email: `visitor-${n}@example.org` };
    const answer = await this.ask('POST', '/bookings', { treatment: 'acupuncture', ...start, patient });
    if (answer?.status !== 201) return;
    this.seen.booked++;
    const { reference, manageUrl } = (await answer.json()) as { reference: string; manageUrl: string };
    const token = manageUrl.split('/').at(-1)!;
    this.appointments.push({ reference, token, start: start.start, cancelled: false, uncertain: false });
  }

  private async move(appointment: Appointment): Promise<void> {
    const { start, practitioner, location } = this.freeStart(this.next++);
    const path = `/bookings/${appointment.reference}/time`;
    const answer = await this.ask('PUT', path, { start, practitioner, location }, appointment);
    if (answer?.status !== 200) return;
    this.seen.moved++;
    appointment.start = start;
  }

  private async cancel(appointment: Appointment): Promise<void> {
    const answer = await this.ask('POST', `/bookings/${appointment.reference}/cancellation`, {}, appointment);
    if (answer?.status !== 200) return;
    this.seen.cancelled++;
    appointment.cancelled = true;
  }

  private async ask(method: string, path: string, body: object, of?: Appointment): Promise<Response | undefined> {
    const web = this.webs[Math.floor(this.random() * this.webs.length)]!;
    const began = performance.now();
    const answer = await fetch(`${web}/api/v1${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(of && { authorization: `Bearer ${of.token}` }) },
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    this.longest = Math.max(this.longest, Math.round(performance.now() - began));
    if (!answer) this.seen.unanswered++;
    else if (answer.status >= 500) this.seen.serverErrors++;
    else if (answer.status >= 400) this.seen.refused++;
    if (of && (!answer || answer.status >= 500)) of.uncertain = true;
    return answer;
  }
}
