import { AuditChain, type Head, type Verdict } from '../accounts/audit-chain.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Surroundings } from './command.js';
import { connected, withDatabaseUrl } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `The audit trail:

  npm run audit -- verify          go through the whole chain; prints its head
  npm run audit -- verify HEAD     the same, and HEAD, noted earlier, must still be a link of it
`;

/** Answers the exit code: 0 whole, 1 tampered with, 2 not understood. */
export async function auditCommand(args: readonly string[], world: World): Promise<number> {
  const [command, noted, ...more] = args;
  const head = noted === undefined ? undefined : readHead(noted);
  if (command !== 'verify' || more.length > 0 || head === null) return world.complain(usage), 2;
  const settings = world.settings();
  const verdict = await withDatabaseUrl(settings, (url) =>
    connected(url, (db) => new AuditChain(db, Keys.open(settings.keyFile)).verify(head)),
  );
  if (verdict.fault) return world.complain(`The audit trail was tampered with: ${verdict.fault}.\n`), 1;
  return world.say(inWords(verdict)), 0;
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
