import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';

interface LookUp {
  readonly asked: boolean;
  readonly chosen?: string;
}

/** Which button was pressed: the address is to be looked up, or one of several places was chosen. */
export function looksUp(body: unknown): LookUp {
  const { act, place } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const chosen = typeof place === 'string' && /^-?[\d.]{1,10},-?[\d.]{1,10}$/.test(place) ? place : undefined;
  return { asked: act === 'look-up', chosen };
}

/** Without any degrees there is nothing to save yet. */
export function wantsLookUp({ asked }: LookUp, typed: Typed): boolean {
  return asked || (!said(typed, 'latitude').trim() && !said(typed, 'longitude').trim());
}
