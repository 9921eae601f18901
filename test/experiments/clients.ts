import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Asked } from './history.js';
import type { Mailbox } from './mailbox.js';
import { daysOf, openingOf, type Period, shorterHours, sites, type Wish } from './week.js';

export interface Town {
  /** Of the service. */
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly wishes: readonly Wish[];
  /** The cookie of somebody at the desk. */
  readonly desk: () => Promise<string>;
  readonly history: Asked[];
  /** Answers that no request may get. */
  readonly counts: { serverErrors: number; unanswered: number };
  /** When the experiment began. */
  readonly now: () => number;
}

interface Visit {
  readonly reference: string;
  readonly token: string;
  readonly email: string;
  wish: Wish;
  waits?: boolean;
}

type Fields = Partial<Omit<Asked, 'began' | 'ended' | 'status' | 'answer'>> & { readonly what: Asked['what'] };

/** Longer than a process takes to start again. */
const patience = 20_000;
const now = () => performance.timeOrigin + performance.now();

/**
 * Somebody who does what patients do, one thing after another: the choices are chance's, the requests are kept as the history. Who gets
 * no answer asks again with the same key until there is one.
 */
export class Client {
  readonly visits = new Map<string, Visit>();
  private readonly holds: { readonly hold: string; readonly wish: Wish }[] = [];
  private readonly closed: { readonly key: string; readonly practitioner: string; readonly date: string }[] = [];
  private next = 0;

  constructor(
    private readonly name: string,
    private readonly town: Town,
    private readonly random: () => number,
  ) {}

  /** Until then; `desk`: somebody who closes hours and opens them again. */
  async live(until: number, { desk = false } = {}): Promise<void> {
    const does = [
      [14, () => this.hold()],
      [10, () => this.confirm()],
      [4, () => this.release()],
      [14, () => this.book()],
      [4, () => this.course()],
      [12, () => this.move()],
      [12, () => this.cancel()],
      [6, () => this.answerMessages()],
      [4, () => this.wait()],
      [desk ? 20 : 0, () => this.close()],
      [desk ? 20 : 0, () => this.reopen()],
    ] as const;
    const total = does.reduce((sum, [weight]) => sum + weight, 0);
    while (now() < until) {
      let chance = this.random() * total;
      await does.find(([weight]) => (chance -= weight) < 0)![1]();
      await pause(this.random() * 40);
    }
  }

  /** Nobody waits any longer, and everybody works as usual. */
  async endWell(): Promise<void> {
    for (const { reference, token, waits } of this.visits.values())
      if (waits) await this.send('DELETE', `/api/v1/bookings/${reference}/earlier-time`, undefined, token);
    for (let tries = 0; this.closed.length > 0 && tries < 100; tries++) await this.reopen();
  }

  private async hold(): Promise<void> {
    const wish = this.someWish();
    const { answer } = await this.ask({ what: 'hold', wishes: [wish] }, 'POST', '/api/v1/holds', wanted(wish));
    if (answer.hold) this.holds.push({ hold: answer.hold, wish });
  }

  private async confirm(): Promise<void> {
    const held = this.holds.pop();
    if (!held) return;
    // Every third lapses.
    if (this.random() < 0.33) return;
    if (this.random() < 0.2) await pause(this.random() * 4000);
    const patient = this.somebody();
    const fields = { what: 'confirm', about: [held.hold], wishes: [held.wish], email: patient.email } as const;
    const { answer } = await this.ask(fields, 'POST', '/api/v1/bookings', { hold: held.hold, patient, note: canary });
    this.remember(answer, patient.email);
  }

  private async release(): Promise<void> {
    const held = this.holds.shift();
    if (held) await this.ask({ what: 'release', about: [held.hold] }, 'DELETE', `/api/v1/holds/${held.hold}`);
  }

  private async book(): Promise<void> {
    const wish = this.someWish();
    const patient = this.somebody();
    const fields = { what: 'book', wishes: [wish], email: patient.email } as const;
    const body = { ...wanted(wish), patient, note: canary };
    const { answer, key } = await this.ask(fields, 'POST', '/api/v1/bookings', body);
    // Some press the button twice.
    if (this.random() < 0.2) await this.ask({ ...fields, key }, 'POST', '/api/v1/bookings', body);
    this.remember(answer, patient.email);
  }

  private async course(): Promise<void> {
    const first = this.someWish();
    const later = this.town.wishes.filter(
      ({ location, treatment, start }) =>
        location === first.location && treatment === first.treatment && start > first.start + 13 * 3_600_000,
    );
    const second = later[Math.floor(this.random() * later.length)];
    if (!second) return;
    const wishes = [first, second];
    const patient = this.somebody();
    const visits = wishes.map(({ start, practitioner, location }) => ({ start: iso(start), practitioner, location }));
    const body = { treatment: first.treatment, everyDays: 1, visits, patient };
    const fields = { what: 'course', wishes, email: patient.email } as const;
    const { answer } = await this.ask(fields, 'POST', '/api/v1/courses', body);
    for (const visit of answer.visits ?? []) this.remember(visit, patient.email);
  }

  private async move(): Promise<void> {
    const visit = this.someVisit();
    if (!visit) return;
    const { treatment } = visit.wish;
    const wish = { ...this.someWish(), treatment };
    const { wishes } = this.town;
    if (
      !wishes.some((one) => one.start === wish.start && one.treatment === treatment && one.location === wish.location)
    )
      return;
    const { start, practitioner, location } = wish;
    const body = { start: iso(start), practitioner, location };
    const path = `/api/v1/bookings/${visit.reference}/time`;
    const { status } = await this.ask(
      { what: 'move', about: [visit.reference], wishes: [wish] },
      'PUT',
      path,
      body,
      visit.token,
    );
    if (status === 200) visit.wish = wish;
  }

  private async cancel(): Promise<void> {
    const visit = this.someVisit();
    if (!visit) return;
    const path = `/api/v1/bookings/${visit.reference}/cancellation`;
    await this.ask({ what: 'cancel', about: [visit.reference] }, 'POST', path, {}, visit.token);
  }

  private async wait(): Promise<void> {
    const visit = this.someVisit();
    if (!visit) return;
    const path = `/api/v1/bookings/${visit.reference}/earlier-time`;
    await this.ask({ what: 'wait', about: [visit.reference] }, 'PUT', path, {}, visit.token);
    visit.waits = true;
  }

  /** Confirms what waits for it, accepts and declines what is offered; some messages are never answered. */
  private async answerMessages(): Promise<void> {
    for (const visit of this.visits.values()) {
      for (const { kind, token } of await this.town.mailbox.take(visit.email)) {
        if (kind === 'offer') await this.answerOffer(visit, token);
        else if (this.random() < 0.7) {
          const about = [...this.visits.values()]
            .filter(({ email }) => email === visit.email)
            .map((one) => one.reference);
          await this.ask({ what: 'prove', about }, 'POST', `/confirm/${token}`);
        }
      }
    }
  }

  async seeOffer(token: string): Promise<void> {
    const about = [`offer ${token}`];
    await this.ask({ what: 'see-offer', about }, 'GET', '/api/v1/waitlist/offer', undefined, token);
  }

  private async answerOffer(visit: Visit, token: string): Promise<void> {
    const offer = `offer ${token}`;
    await this.seeOffer(token);
    const chance = this.random();
    if (chance < 0.4) {
      const fields = { what: 'accept', about: [visit.reference, offer] } as const;
      await this.ask(fields, 'POST', '/api/v1/waitlist/offer/acceptance', {}, token);
    } else if (chance < 0.7)
      await this.ask({ what: 'decline', about: [offer] }, 'POST', '/api/v1/waitlist/offer/refusal', {}, token);
  }

  /** Somebody at the desk closes a practitioner's day, or all but an hour of it; whoever is booked stays or is told, as chance has it. */
  private async close(): Promise<void> {
    const site = sites[Math.floor(this.random() * sites.length)]!;
    const practitioner = site.practitioners[Math.floor(this.random() * site.practitioners.length)]!;
    const date = daysOf(site, this.town.now())[Math.floor(this.random() * 3)]!;
    if (this.closed.some((one) => one.practitioner === practitioner && one.date === date)) return;
    const whole = openingOf(site, date);
    const left = this.random() < 0.5 ? shorterHours(date) : undefined;
    const open = left && openingOf(site, date, ...left);
    const periods: Period[] = open
      ? [
          [whole[0], open[0]],
          [open[1], whole[1]],
        ]
      : [whole];
    const hours = { 'open.from': left?.[0] ?? '', 'open.to': left?.[1] ?? '' };
    const body = { kind: 'date', location: site.location, date, ...hours };
    const key = this.key();
    const closed = { key, practitioner, date };
    const fields = { what: 'close', key, closes: { practitioner, periods } } as const;
    const began = now();
    const { status, location } = await this.fill(`/staff/hours/${practitioner}/changes`, body);
    const page = location ? await this.look(location) : '';
    const stamp = /name="stamp" value="([^"]*)"/.exec(page)?.[1];
    if (status === 303 || status === null || status >= 500) this.closed.push(closed);
    if (status !== 303) return this.note(fields, began, status, {});
    if (!stamp) return this.note(fields, began, page ? status : null, {});
    const visits = [...new Set([...page.matchAll(/name="(visit-[A-Z0-9]+)"/g)].map(([, name]) => name!))];
    const choices = visits.map((name) => [name, this.random() < 0.3 ? 'cancel' : 'keep'] as const);
    const decides = now();
    const decided = await this.fill(location!, {
      stamp,
      message: 'The practitioner is ill.',
      ...Object.fromEntries(choices),
    });
    // Another answer than the way to what is done: somebody was faster, and nothing has changed.
    this.note(fields, began, decided.status === 200 ? 409 : decided.status, {});
    const cancelled = choices.filter(([, choice]) => choice === 'cancel').map(([name]) => name.slice('visit-'.length));
    if (cancelled.length > 0)
      this.note({ what: 'cancel', about: cancelled }, decides, decided.status === 303 ? 200 : decided.status, {});
  }

  private async reopen(): Promise<void> {
    const closed = this.closed.shift();
    if (!closed) return;
    const { key, practitioner, date } = closed;
    const { location } = sites.find((site) => site.practitioners.includes(practitioner))!;
    const began = now();
    const { status } = await this.fill(`/staff/hours/${practitioner}/changes`, { kind: 'date-gone', location, date });
    if (status === null || status >= 500) this.closed.push(closed);
    this.note({ what: 'reopen', about: [key] }, began, status === 303 ? 200 : status, {});
  }

  private remember(answer: Answer, email: string): void {
    if (!answer.reference) return;
    const { reference, manageUrl } = answer;
    const { treatment, practitioner, location, start } = answer;
    const wish = { treatment: treatment!, practitioner: practitioner!, location: location!, start: Date.parse(start!) };
    this.visits.set(reference, { reference, token: manageUrl!.split('/').at(-1)!, email, wish });
  }

  /** Chosen among few as often as among all. */
  private someWish(): Wish {
    const { wishes } = this.town;
    const among = this.random() < 0.5 ? 24 : wishes.length;
    return wishes[Math.floor(this.random() * among)]!;
  }

  /** One of the latest, as a rule: those before may be over. */
  private someVisit(): Visit | undefined {
    const all = [...this.visits.values()];
    const latest = this.random() < 0.8 ? all.slice(-8) : all;
    return latest[Math.floor(this.random() * latest.length)];
  }

  private somebody() {
    const n = this.next++;
    return { name: `${this.name} ${n}`, email: `${this.name}-${n}@example.org` };
  }

  private key(): string {
    return `${this.name}-${Math.floor(this.random() * 1e15)}`;
  }

  private note(fields: Fields, began: number, status: number | null, answer: Answer): void {
    this.town.history.push({ key: this.key(), ...fields, began, ended: now(), status, answer });
  }

  private async ask(
    fields: Fields,
    method: string,
    path: string,
    body?: object,
    token?: string,
  ): Promise<{ readonly status: number | null; readonly answer: Answer; readonly key: string }> {
    const key = fields.key ?? this.key();
    for (let tries = 0; ; tries++) {
      const began = now();
      const response = await this.send(method, path, body, token, key);
      const status = response?.status ?? null;
      const answer = ((await response?.json().catch(() => undefined)) ?? {}) as Answer;
      this.note({ ...fields, key }, began, path.startsWith('/confirm/') && status === 303 ? 200 : status, answer);
      if (status !== null && status < 500) return { status, answer, key };
      if (tries === 40) return { status: null, answer: {}, key };
      await pause(500);
    }
  }

  private async send(
    method: string,
    path: string,
    body?: object,
    token?: string,
    key?: string,
  ): Promise<Response | undefined> {
    const form = path.startsWith('/confirm/');
    const answer = await fetch(`${this.town.url}${path}`, {
      method,
      redirect: 'manual',
      ...(body && { body: JSON.stringify(body) }),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(form && { origin: this.town.url }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && method !== 'GET' && { 'idempotency-key': key }),
        // Everybody comes from somewhere else, as patients do; who sends a request again comes from where they were.
        'x-forwarded-for': networkOf(key ?? path),
      },
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    if (!answer) this.town.counts.unanswered++;
    else if (answer.status >= 500 && answer.status !== 503) this.town.counts.serverErrors++;
    return answer;
  }

  /** A form of the staff's pages. */
  private async fill(path: string, body: Readonly<Record<string, string>>) {
    const answer = await fetch(`${this.town.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(body),
      headers: { cookie: await this.town.desk(), origin: this.town.url },
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    if (!answer) this.town.counts.unanswered++;
    else if (answer.status >= 500 && answer.status !== 503) this.town.counts.serverErrors++;
    await answer?.arrayBuffer().catch(() => undefined);
    return { status: answer?.status ?? null, location: answer?.headers.get('location') };
  }

  private async look(path: string): Promise<string> {
    const headers = { cookie: await this.town.desk() };
    const answer = await fetch(`${this.town.url}${path}`, { headers, signal: AbortSignal.timeout(patience) }).catch(
      () => undefined,
    );
    return (await answer?.text().catch(() => '')) ?? '';
  }
}

/** What a patient writes, for nobody else to read. */
export const canary = 'Canary Kanarienvogel: sleeps badly since March';

const iso = (start: number) => new Date(start).toISOString();
const wanted = ({ start, ...wish }: Wish) => ({ ...wish, start: iso(start) });

function networkOf(text: string): string {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) % 16_777_216;
  return `10.${hash >> 16}.${(hash >> 8) & 255}.${hash & 255}`;
}
