import type { Snapshot } from '../../../availability/snapshot.js';
import type { Findings, Foreign, StatusFinding } from '../../../import/import-item.js';
import { alike } from '../../../import/clinic-draft.js';
import type { Meanings } from '../../../import/meaning.js';
import { slugOf } from '../../../import/slug.js';
import { statusMeanings } from '../../../import/visit-status.js';
import type { MeaningsGroup, StatusQuestion } from './meanings-page.js';

const kinds = ['practitioners', 'treatments', 'locations'] as const;

/** Every name that a visit carries, with what it most likely is here; what was chosen before counts more. */
export function groupsOf(findings: Findings, snapshot: Snapshot, chosen: Meanings | null): readonly MeaningsGroup[] {
  return kinds.flatMap((kind): MeaningsGroup[] => {
    const here = peersOf(snapshot)[kind];
    const names = named(findings, kind).map(({ foreign, name }) => ({
      name,
      label: foreign.label,
      visits: foreign.visits,
      ...(foreign.minutes && { minutes: foreign.minutes }),
      value: chosen?.[kind][foreign.ref] ?? likely(foreign, here),
    }));
    if (names.length === 0) return [];
    return [{ kind, names, choices: here.map(choiceOf) }];
  });
}

/** Every status, with what it most likely means; '' where nothing is likely, so that somebody says it. */
export function statusQuestions(findings: Findings, chosen: Meanings | null): readonly StatusQuestion[] {
  return numbered(findings).map(({ finding, name }) => {
    const { ref, column, text, visits, likely } = finding;
    return { name, column, text, visits, value: chosen?.statuses?.[ref] ?? likely ?? '' };
  });
}

/** The names of the questions that nobody has answered. */
export function unansweredStatuses(findings: Findings, { statuses = {} }: Meanings): readonly string[] {
  return numbered(findings).flatMap(({ finding, name }) => (statuses[finding.ref] === undefined ? [name] : []));
}

/** What was chosen, by the other program's names. */
export function meaningsIn(body: Readonly<Record<string, unknown>>, findings: Findings, snapshot: Snapshot): Meanings {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const of = (kind: (typeof kinds)[number]) => {
    const known = new Set(peersOf(snapshot)[kind].map(({ slug }) => slug));
    return Object.fromEntries(
      named(findings, kind).map(({ foreign, name }) => [foreign.ref, known.has(text(name)) ? text(name) : '']),
    );
  };
  const location = snapshot.locations.find(({ slug }) => slug === text('location'))?.slug ?? '';
  const statuses = Object.fromEntries(
    numbered(findings).flatMap(({ finding, name }) => {
      const meaning = statusMeanings.find((one) => one === body[name]);
      return meaning ? [[finding.ref, meaning]] : [];
    }),
  );
  return {
    location,
    practitioners: of('practitioners'),
    treatments: of('treatments'),
    locations: of('locations'),
    statuses,
  };
}

/** Whoever has more than these has chosen a column that is no status; the rest of its appointments is told as problems. */
const mostStatuses = 200;

function numbered({ statuses = [] }: Findings): { finding: StatusFinding; name: string }[] {
  return statuses.slice(0, mostStatuses).map((finding, at) => ({ finding, name: `status-${at}` }));
}

/** Their names in the form are numbers: what the other program calls them may be anything. */
function named(findings: Findings, kind: (typeof kinds)[number]): { foreign: Foreign; name: string }[] {
  return findings[kind]
    .map((foreign, at) => ({ foreign, name: `${kind}-${at}` }))
    .filter(({ foreign }) => foreign.visits > 0)
    .slice(0, 200);
}

function choiceOf({ slug, name, phases }: Peer) {
  return {
    value: slug,
    label: name,
    ...(phases && { minutes: phases.reduce((sum, { minutes }) => sum + minutes, 0) }),
  };
}

interface Peer {
  readonly phases?: readonly { readonly minutes: number }[];
  readonly slug: string;
  readonly name: string;
  readonly email?: string;
}

function peersOf({
  practitioners,
  treatments,
  locations,
}: Snapshot): Readonly<Record<(typeof kinds)[number], readonly Peer[]>> {
  return { practitioners, treatments: treatments.filter(({ kind }) => kind === 'base'), locations };
}

/** The first hint decides: whoever has the address is it, whatever others are called. */
function likely({ hints }: Foreign, here: readonly Peer[]): string {
  for (const hint of hints) {
    const found = here.find(
      ({ slug, name, email }) => alike(email ?? '', hint) || alike(name, hint) || slug === slugOf(hint),
    );
    if (found) return found.slug;
  }
  return '';
}
