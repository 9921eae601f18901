import type { RoomEntry } from '../../../clinic-file/place-edits.js';
import { slugOf } from '../../../clinic-file/slug.js';

/** As it was typed. */
export interface TypedRoom {
  readonly name: string;
  readonly features: readonly string[];
  /** Features that no room has yet, with commas. */
  readonly more: string;
}

export function typedRoom(body: unknown): TypedRoom {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const one = (name: string) => {
    const given = all[name];
    return typeof given === 'string' ? given.normalize('NFC').trim().slice(0, 300) : '';
  };
  const features = [all.features ?? []].flat().filter((each) => typeof each === 'string');
  return { name: one('name'), features, more: one('more') };
}

export function roomIn({ name, features, more }: TypedRoom, slug: string): RoomEntry {
  const added = more
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => slugOf(word));
  return { slug, name, features: [...new Set([...features, ...added])] };
}
