import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from './random.js';

export interface Load {
  readonly url: string;
  readonly seconds: number;
  /** Visits that somebody begins to book, and lists that somebody asks for, in a second, whatever becomes of those before. */
  readonly bookings?: number;
  readonly lists?: number;
  /** They look at a list, hold a time and book it, and begin again as soon as they are answered or refused. */
  readonly clients?: number;
  /** A client hangs up after so long, and one in twenty much sooner. Milliseconds. */
  readonly patience: number;
  /** Another start each time, and one address each. */
  readonly startOf: (n: number) => { readonly practitioner: string; readonly location: string; readonly start: string };
  readonly first: number;
}

/** What the clients saw. */
export interface Seen {
  /** The start after the last one asked for. */
  next: number;
  booked: number;
  answered: number;
  /** 503 with Retry-After. */
  refused: number;
  /** Clients who hung up before they had an answer. */
  abandoned: number;
  /** Every other server error, and connections cut by the server. */
  otherFaults: number;
  /** Milliseconds of each answer and of each refusal. */
  readonly answeredTook: number[];
  readonly refusedTook: number[];
  /** Who hung up while a visit was being booked for them, and when. Epoch milliseconds. */
  readonly left: { readonly email: string; readonly at: number }[];
}

/** Asks a server for as long as `seconds`, and answers when the last client has been answered or has hung up. */
export async function load({ bookings = 0, lists = 0, clients = 0, ...given }: Load): Promise<Seen> {
  const { url, seconds, patience, startOf } = given;
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const random = randomOf(given.first + 1);
  const seen: Seen = {
    next: given.first,
    booked: 0,
    answered: 0,
    refused: 0,
    abandoned: 0,
    otherFaults: 0,
    answeredTook: [],
    refusedTook: [],
    left: [],
  };
  const over = performance.now() + seconds * 1000;
  const underWay: Promise<unknown>[] = Array.from({ length: clients }, live);

  const begin = performance.now();
  const begun = { bookings: 0, lists: 0 };
  while (performance.now() < over) {
    const passed = (performance.now() - begin) / 1000;
    for (; begun.bookings < passed * bookings; begun.bookings++) underWay.push(book());
    for (; begun.lists < passed * lists; begun.lists++) underWay.push(list(seen.next));
    await pause(5);
  }
  await Promise.all(underWay);
  agent.destroy();
  return seen;

  async function live(): Promise<void> {
    while (performance.now() < over) {
      await list(seen.next);
      await book();
    }
  }

  async function list(n: number): Promise<void> {
    const { practitioner, location } = startOf(n);
    await ask(`/api/v1/slots?treatment=acupuncture&practitioner=${practitioner}&location=${location}`);
  }

  async function book(): Promise<void> {
    const n = seen.next++;
    const held = await ask('/api/v1/holds', { treatment: 'acupuncture', ...startOf(n) });
    if (held?.status !== 201) return;
    const email = `p${n}@overload.example`;
    const { hold } = held.body as { hold: string };
    const answer = await ask('/api/v1/bookings', { hold, patient: { name: `Patient ${n}`, email } }, email);
    if (answer?.status === 201) seen.booked++;
  }

  /** Undefined: no answer came, or one too late. */
  async function ask(path: string, body?: object, email?: string) {
    const began = performance.now();
    const wait = random() < 0.05 ? Math.ceil(random() * patience * 0.1) : patience;
    const hangingUp = AbortSignal.timeout(wait);
    const answer = await exchange(path, body, hangingUp).catch(() => undefined);
    const took = performance.now() - began;
    if (!answer) {
      if (!hangingUp.aborted) return void seen.otherFaults++;
      seen.abandoned++;
      if (email) seen.left.push({ email, at: Date.now() });
      return undefined;
    }
    if (answer.status === 503 && answer.retryAfter) {
      seen.refused++;
      seen.refusedTook.push(took);
    } else if (answer.status >= 500) {
      seen.otherFaults++;
    } else {
      seen.answered++;
      seen.answeredTook.push(took);
    }
    return answer;
  }

  async function exchange(path: string, body: object | undefined, signal: AbortSignal) {
    const text = body && JSON.stringify(body);
    const sent = request(url + path, {
      agent,
      method: text ? 'POST' : 'GET',
      headers: text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {},
      signal,
    });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject).end(text);
    });
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    const whole = Buffer.concat(parts).toString();
    const { statusCode = 0, headers } = answer;
    return {
      status: statusCode,
      retryAfter: headers['retry-after'],
      body: path.includes('/slots') || JSON.parse(whole),
    };
  }
}
