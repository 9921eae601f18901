import { AuditChain, type Head, type Verdict } from '../accounts/audit-chain.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Surroundings } from './command.js';
import { connected, withDatabaseUrl } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `Checks the audit trail for tampering:

  npm run audit -- verify          check the whole trail and print its head
  npm run audit -- verify HEAD     also check that HEAD, noted earlier, is still part of it
`;

/** Answers the exit code: 0 intact, 1 tampered with, 2 wrong usage. */
export async function auditCommand(args: readonly string[], world: World): Promise<number> {
  const [command, noted, ...more] = args;
  const head = noted === undefined ? undefined : readHead(noted);
  if (command !== 'verify' || more.length > 0 || head === null) return world.complain(usage), 2;
  const settings = world.settings();
  const verdict = await withDatabaseUrl(settings, ({ url }) =>
    connected(url, (db) => new AuditChain(db, Keys.open(settings.keyFile)).verify(head)),
  );
  if (verdict.fault) return world.complain(`The audit trail has been tampered with: ${verdict.fault}.\n`), 1;
  return world.say(inWords(verdict)), 0;
}

function readHead(text: string): Head | null {
  const [, position, seal] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position && seal ? { position: Number(position), seal } : null;
}

function inWords({ rows, waiting, head }: Verdict): string {
  const whole = rows === 0 ? 'The audit trail is empty.' : `The audit trail is intact: ${rows} rows.`;
  const wait = waiting > 0 ? ` ${waiting} more not sealed yet.` : '';
  return `${whole}${wait}\n${rows > 0 ? `Head: ${head.position}:${head.seal}\n` : ''}`;
}
