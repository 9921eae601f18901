import { DataSource } from 'typeorm';
import { AuditChain, type Head, type Verdict } from '../accounts/audit-chain.service.js';
import { databaseOptions } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { openDatabase } from '../platform/embedded/own-database.process.js';
import type { Settings } from '../platform/settings.js';

interface Surroundings {
  readonly settings: () => Settings;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

const usage = `The audit trail:

  npm run audit -- verify          go through the whole chain; prints its head
  npm run audit -- verify HEAD     the same, and HEAD, noted earlier, must still be a link of it
`;

/** Answers the exit code: 0 whole, 1 tampered with, 2 not understood. */
export async function auditCommand(args: readonly string[], world: Surroundings): Promise<number> {
  const [command, noted, ...more] = args;
  const head = noted === undefined ? undefined : readHead(noted);
  if (command !== 'verify' || more.length > 0 || head === null) return world.complain(usage), 2;
  const settings = world.settings();
  const database = await openDatabase(settings);
  try {
    const db = await new DataSource(databaseOptions(database.url, [], 1)).initialize();
    try {
      const verdict = await new AuditChain(db, Keys.open(settings.keyFile)).verify(head);
      if (verdict.fault) return world.complain(`The audit trail was tampered with: ${verdict.fault}.\n`), 1;
      return world.say(inWords(verdict)), 0;
    } finally {
      await db.destroy();
    }
  } finally {
    await database.close();
  }
}

function readHead(text: string): Head | null {
  const [, position, seal] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position && seal ? { position: Number(position), seal } : null;
}

function inWords({ rows, waiting, head }: Verdict): string {
  const whole = rows === 0 ? 'The audit trail is empty.' : `The audit trail is whole: ${rows} rows.`;
  const wait = waiting > 0 ? ` ${waiting} more wait for their seal.` : '';
  return `${whole}${wait}\n${rows > 0 ? `Head: ${head.position}:${head.seal}\n` : ''}`;
}
