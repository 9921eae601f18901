import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { again } from '../platform/database.js';
import { traceOf } from '../platform/fault.js';
import { isTooLong, nextTry } from './back-off.js';
import { type InHand, LetterTurns, type Turn } from './letter-turns.service.js';
import { LetterWriter } from './letter-writer.service.js';
import { type Fate, Postman } from './postman.service.js';
import { reminderText } from './text/reminder-text.js';
import { TEXT_CARRIER, type TextCarrier } from './text/text-carrier.js';

/** A claimed row of the outbox. */
type Due = InHand & {
  readonly message_id: string;
  readonly attempts: number;
  readonly posted_at: Date;
  /** Somebody has sent it again since it failed. */
  readonly resent_at: Date | null;
  readonly claimed_until: Date;
};

/** Longer than a send may take; when a worker dies, its letters are free again after this. */
const leaseSeconds = 120;
const atOnce = 5;

/** How the fault of a letter begins that was taken at first and came back. */
export const returned = 'RETURNED';

/**
 * Sends what is due, at least once. A letter is claimed, written, handed over and marked, in that order, so a crash
 * anywhere repeats it at most, under the same Message-ID. Workers share the outbox row by row and never wait for one
 * another. Logs name a letter by id and kind alone.
 */
@Injectable()
export class SendLetters {
  private readonly log = new Logger('letters');

  constructor(
    @Inject(DataSource) private readonly db: Pick<DataSource, 'query'>,
    private readonly clock: Clock,
    private readonly writer: LetterWriter,
    private readonly postman: Postman,
    private readonly turns: LetterTurns,
    @Inject(TEXT_CARRIER) private readonly carrier: TextCarrier | null = null,
  ) {}

  /**
   * Until nothing is due; on `stopping` no other is claimed, and the letters in hand are finished or, where the server is
   * in no hurry, left for the next worker. Answers how many it tried.
   */
  async run(stopping?: AbortSignal): Promise<number> {
    const first = await this.next(stopping);
    if (!first) return 0;
    const senders = Array.from({ length: atOnce }, (_, i) => this.sendAll(i === 0 ? first : undefined, stopping));
    // When one fails, the others still have letters in hand; the run ends when all of them have.
    await Promise.allSettled(senders);
    return (await Promise.all(senders)).reduce((sum, count) => sum + count, 0);
  }

  private async sendAll(first: Due | undefined, stopping?: AbortSignal): Promise<number> {
    let tried = 0;
    for (let letter = first ?? (await this.next(stopping)); letter; letter = await this.next(stopping)) {
      await this.send(letter, stopping);
      tried++;
    }
    return tried;
  }

  private async next(stopping?: AbortSignal): Promise<Due | undefined> {
    return stopping?.aborted ? undefined : this.claim();
  }

  private async claim(): Promise<Due | undefined> {
    const now = this.clock.now();
    const [rows] = await this.db.query<[Due[], number]>(claim, [now, new Date(now.getTime() + leaseSeconds * 1000)]);
    return rows[0];
  }

  private async send(letter: Due, stopping?: AbortSignal): Promise<void> {
    const turn = await this.turns.of(letter);
    if (turn !== 'now') return this.sparing(letter, turn);
    const outcome = await this.handOver(letter, stopping);
    switch (outcome.fate) {
      case 'accepted':
        await this.write(sent, [letter.id, this.clock.now(), letter.recipient]);
        this.log.log('sent', { letter: letter.id, kind: letter.kind, attempt: letter.attempts });
        return;
      case 'refused':
        return this.fail(letter, outcome.fault);
      case 'put-off':
        return this.putOff(letter, outcome.fault);
    }
  }

  private async handOver(letter: Due, stopping?: AbortSignal): Promise<Fate> {
    if (letter.kind === 'reminder-text') {
      const { recipient: to, message_id: id, data } = letter;
      const message = { to, text: reminderText(data), key: id.replace(/[<>]/g, '') };
      return this.carrier ? this.carrier.send(message) : { fate: 'put-off', fault: 'TEXT off' };
    }
    const mail = await this.writer.mail(letter, (fault) =>
      this.log.error('could not be written', { letter: letter.id, kind: letter.kind, fault: traceOf(fault) }),
    );
    return mail ? this.postman.send(mail, stopping) : { fate: 'refused', fault: 'could not be written' };
  }

  /** It does not go now, or not at all. */
  private async sparing(letter: Due, turn: Exclude<Turn, 'now'>): Promise<void> {
    if (turn === 'overtaken') {
      await this.write(overtaken, [letter.id, letter.claimed_until]);
      this.log.log('overtaken', { letter: letter.id, kind: letter.kind });
      return;
    }
    const next = turn === 'behind' ? this.clock.now().getTime() + 1000 : turn.restsUntil * 60_000;
    await this.db.query(behind, [letter.id, letter.claimed_until, new Date(next)]);
  }

  private async putOff(letter: Due, fault: string): Promise<void> {
    const now = this.clock.now();
    const since = letter.resent_at ?? letter.posted_at;
    const next = nextTry(letter.attempts, since, now);
    if (!next) return this.fail(letter, fault);
    const tooLong = isTooLong(letter.attempts, since, startOf(letter), now);
    await this.write(putOff, [letter.id, letter.claimed_until, next, fault, tooLong ? now : null]);
    this.log.warn('put off', { letter: letter.id, kind: letter.kind, attempt: letter.attempts, fault });
  }

  private async fail(letter: Due, fault: string): Promise<void> {
    await this.write(failed, [letter.id, letter.claimed_until, this.clock.now(), fault]);
    this.log.error('failed', { letter: letter.id, kind: letter.kind, attempt: letter.attempts, fault });
  }

  /** A mark on a visit meets whoever is just changing that visit, so this may have to be said twice. */
  private async write(statement: string, values: unknown[]): Promise<void> {
    await again(() => this.db.query(statement, values));
  }
}

/** Of the visit it is about. */
function startOf({ data }: Due): Date | null {
  return 'start' in data ? new Date(data.start * 60_000) : null;
}

const claim = `
  update letters set claimed_until = $2, attempts = attempts + 1
  where id = (
    select id from letters
    where status = 'due' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
    order by due_at
    limit 1
    for update skip locked)
  returning id, kind, recipient, about, data, message_id, attempts, posted_at, resent_at, claimed_until,
    attempts = 1 and says is not null as "countedOn"`;

// Sent is sent, whoever holds the claim by now. Its address is within reach again, so no other letter to it need say that
// somebody should phone; but not where one came back: that one, too, had been taken at first.
const sent = `
  with reached as (
    update letters set undelivered_at = null
    where undelivered_at is not null and settled_at is null and lower(recipient) = lower($3) and id <> $1
      and coalesce(last_fault, '') not like '${returned}%')
  update letters set status = 'sent', sent_at = $2, claimed_until = null, last_fault = null, undelivered_at = null where id = $1`;

// A claim that ran out belongs to another worker, and so does the letter's fate.
const putOff = `
  update letters set due_at = $3, claimed_until = null, last_fault = $4, undelivered_at = coalesce(undelivered_at, $5)
  where id = $1 and status = 'due' and claimed_until = $2`;
const overtaken = `
  update letters set status = 'overtaken', claimed_until = null where id = $1 and status = 'due' and claimed_until = $2`;
const behind = `
  update letters set due_at = $3, claimed_until = null, attempts = attempts - 1
  where id = $1 and status = 'due' and claimed_until = $2`;
const failed = `
  update letters set status = 'failed', failed_at = $3, claimed_until = null, last_fault = $4,
    undelivered_at = coalesce(undelivered_at, $3)
  where id = $1 and status = 'due' and claimed_until = $2`;
