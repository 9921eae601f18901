import { z } from 'zod';
import { type EntryPath, entryAt, keysBeside, movedEntry, withDetails } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Entity, Fields } from '../../../configuration/entity.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import { filled, readForm } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { AuditAction } from '../../../accounts/audit-action.js';
import type { WordKey } from '../../../i18n/words.js';
import { type Fault, Refusal } from '../../../platform/refusal.js';
import type { Carry, FieldErrors } from '../../shared/form.js';
import { entryAddress, slugIn } from './address.js';

/** An entry, by the slugs that its address names. */
export interface At {
  readonly slug: string;
  /** Of the location that it belongs to, or the kind of treatment; empty: there is only one list. */
  readonly within: string;
}

export interface Edited {
  readonly file: ClinicFile;
  readonly faults: readonly Fault[];
}

/** A list that has pages of its own: what its forms edit, and where its pages are. Pure. */
export interface ResourcePages<F extends Fields> {
  /** Where its pages are. */
  readonly address: (at: At) => string;
  /** What its form edits. */
  readonly entity: Entity<F>;
  /** What the slug of a new one is made of. */
  readonly named: (typed: Typed) => string;
  /** The `news` in the address after an entry was added, and after it was saved. */
  readonly news: { readonly added: string; readonly saved: string };
}

/** A part of the clinic file that a form edits. Pure. */
export interface ClinicPart<F extends Fields> {
  readonly entity: Entity<F>;
  /** What its form shows of the file. @throws Refusal not-found */
  readonly filled: (file: ClinicFile, at: At) => Typed;
  /** The file with what was typed, and what could not be read. `taken`: slugs that no new entry may have. */
  readonly saved: (file: ClinicFile, at: At, typed: Typed, taken?: ReadonlySet<string>) => Edited;
}

/** A part of the clinic file that has one page. */
export interface Settings<F extends Fields> extends ClinicPart<F> {
  /** Where its page is. */
  readonly address: (at: At) => string;
  /** In the audit trail. */
  readonly action: AuditAction;
  /** Its path in the clinic file. */
  readonly path: (at: At) => (file: ClinicFile) => string;
  /** The address shown after it was saved. */
  readonly afterwards: string;
}

/** A list of the clinic file. An entry whose slug is not there yet is saved as the last. */
export interface Resource<F extends Fields> extends ResourcePages<F>, ClinicPart<F> {
  /** One of them in the audit trail: `link.added`. */
  readonly noun: 'link' | 'location' | 'practitioner' | 'room' | 'equipment' | 'closure' | 'treatment';
  /** In the clinic file; its table has the same name. */
  readonly list: 'links' | 'locations' | 'practitioners' | 'rooms' | 'equipment' | 'closures' | 'treatments';
  /** Where an entry stands in the clinic file, as lists and keys. */
  readonly path: (at: At) => EntryPath;
  /** Above the form of a new one. */
  readonly newTitle: WordKey;
  readonly slugs: (file: ClinicFile, at: At) => readonly string[];
  /** A place up or down. @throws Refusal not-found */
  readonly moved: (file: ClinicFile, at: At, by: 1 | -1) => ClinicFile;
  /** All of them in this order. @throws Refusal changed-meanwhile */
  readonly inOrder?: (file: ClinicFile, at: At, slugs: readonly string[]) => ClinicFile;
}

type Given<F extends Fields> = Omit<Resource<F>, 'slugs' | 'filled' | 'saved' | 'moved'> & Partial<Resource<F>>;

/** A list whose form edits nothing but the fields of its own entries, unless `given` says more. */
export function resourceOf<F extends Fields>(given: Given<F>): Resource<F> {
  const { entity, path } = given;
  return {
    slugs: (file, at) => keysBeside(file, path(at)),
    filled: (file, at) => filled(entity, entryAt(file, ...path(at))),
    saved: (file, at, typed) => {
      const { value, faults } = readForm(entity, typed);
      return { file: withDetails(file, path(at), entity, value), faults };
    },
    moved: (file, at, by) => movedEntry(file, path(at), by),
    ...given,
  };
}

/** What a page of an entry shows: as things stand, or as it was typed and what is wrong with that. */
export interface Shown<More extends object = object> {
  readonly typed?: Typed;
  readonly errors?: FieldErrors;
  readonly seen?: string;
  readonly fault?: string;
  readonly news?: string;
  readonly status?: number;
  /** For controls of its own. */
  readonly more?: Partial<More>;
}

/** A form to be filled in. */
export interface EntryForm<More extends object = object> {
  readonly action: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly carry: Carry;
  readonly more: Partial<More>;
}

/** `stored`: what its fields say as it stands. */
export function formOf<More extends object>(action: string, stored: Typed, shown: Shown<More>): EntryForm<More> {
  const { typed = stored, errors = {}, seen = fingerprint(stored), more = {} } = shown;
  return { action, typed, errors, carry: { seen }, more };
}

/** What a list says above its entries, and which part of it is shown. */
export interface ListShown {
  readonly page: number;
  readonly news?: string;
  readonly fault?: string;
  readonly status?: number;
}

export interface Params {
  readonly slug?: string;
  readonly location?: string;
  readonly kind?: string;
  readonly language?: string;
}

export function atOf({ slug = '', location = '', kind = '' }: Params): At {
  return { slug: slugIn(slug), within: slugIn(location) || kind };
}

/** For entries that are addressed by their id. @throws Refusal not-found */
export function atOfId(params: Params): At {
  const at = atOf(params);
  if (at.slug && !z.uuid().safeParse(at.slug).success) throw new Refusal('not-found');
  return at;
}

/** The address of an entry's page. */
export function addressOf({ address }: { readonly address: (at: At) => string }, at: At): string {
  return entryAddress(address(at), at.slug);
}
