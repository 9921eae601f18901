import type { DataSource } from 'typeorm';
import { LetterTexts } from '../../src/notifications/letter-texts.service.js';
import { LetterTurns } from '../../src/notifications/letter-turns.service.js';
import { LetterWriter } from '../../src/notifications/letter-writer.service.js';
import { Postman } from '../../src/notifications/postman.service.js';
import { SendLetters } from '../../src/notifications/send-letters.job.js';
import { WritingDesk } from '../../src/notifications/writing-desk.service.js';
import type { Clock } from '../../src/platform/clock.js';
import type { Keys } from '../../src/platform/keys.js';
import { readSettings } from '../../src/platform/settings.js';

/** A worker that sends the letters of this database to that server. */
export function sender(
  db: Pick<DataSource, 'query'>,
  { clock, keys, url, postman }: { clock: Clock; keys: Keys; url: string; postman?: Postman },
): SendLetters & AsyncDisposable {
  const settings = readSettings({ PUBLIC_URL: 'https://book.example.org', SMTP_URL: url });
  const who = postman ?? new Postman(settings);
  const writer = new LetterWriter(new WritingDesk(settings, keys), new LetterTexts(db));
  const letters = new SendLetters(db, clock, writer, who, new LetterTurns(db, clock));
  return Object.assign(letters, { [Symbol.asyncDispose]: async () => who.onApplicationShutdown() });
}
