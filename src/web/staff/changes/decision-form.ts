import { z } from 'zod';
import type { Decision } from '../../../changes/change.js';
import { asTyped, parse } from '../../../platform/parse.js';

const schema = z.looseObject({ stamp: z.string().max(100).catch(''), message: asTyped });

export interface DecisionForm {
  readonly stamp: string;
  readonly message: string;
  /** As chosen, by the name of the field. */
  readonly choices: Readonly<Record<string, string>>;
  /** By reference. */
  readonly decisions: ReadonlyMap<string, Decision>;
}

const prefix = 'visit-';

export function decisionsIn(body: unknown): DecisionForm {
  const { stamp, message: typed, ...rest } = parse(schema, body);
  // As it is sent; how long it may be is said beside its field.
  const message = typed.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const chosen = Object.entries(rest).filter(
    (entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string',
  );
  const decisions = chosen.flatMap(([name, choice]) => {
    const decision = decisionOf(choice);
    return decision ? [[name.slice(prefix.length), decision] as const] : [];
  });
  return { stamp, message, choices: Object.fromEntries(chosen), decisions: new Map(decisions) };
}

/** `keep`, `cancel`, `move/29937000/mei/harbour` */
export function choiceOf(decision: Decision): string {
  if (decision.kind !== 'move') return decision.kind;
  const { start, practitioner, location } = decision.to;
  return `move/${start}/${practitioner}/${location}`;
}

function decisionOf(choice: string): Decision | undefined {
  if (choice === 'keep' || choice === 'cancel') return { kind: choice };
  const found = /^move\/(\d{1,9})\/([a-z0-9-]{1,80})\/([a-z0-9-]{1,80})$/.exec(choice);
  if (!found) return undefined;
  return { kind: 'move', to: { start: Number(found[1]), practitioner: found[2]!, location: found[3]! } };
}
