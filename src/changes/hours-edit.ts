import { saysTheSame, without, withFields } from '../clinic-file/entry-edits.js';
import type { ClinicFile, PersonEntry } from '../clinic-file/schema.js';
import { exceptionDay, timeOff as timeOffEntity, weeklyHours } from '../practitioners/hours.entity.js';

export type WeeklyBlock = PersonEntry['hours'][number];
export type DatedHours = PersonEntry['exceptions'][number];
export type TimeOff = PersonEntry['timeOff'][number];

/** One change of a practitioner's hours, in the words of the clinic file. Plain JSON: it is kept until it is decided. */
export type HoursEdit = { readonly practitioner: string } & (
  | { readonly kind: 'weekly'; readonly replaces: WeeklyBlock | null; readonly blocks: readonly WeeklyBlock[] }
  | { readonly kind: 'weekly-gone'; readonly block: WeeklyBlock }
  | { readonly kind: 'date'; readonly exception: DatedHours }
  | { readonly kind: 'date-gone'; readonly location: string; readonly date: string }
  | { readonly kind: 'off'; readonly replaces?: TimeOff | undefined; readonly off: TimeOff }
  | { readonly kind: 'off-gone'; readonly off: TimeOff }
);

/** The clinic with these hours; what is added comes last. @throws Refusal not-found: what it changes is no longer there */
export function withHours(file: ClinicFile, edit: HoursEdit): ClinicFile {
  return withFields(file, ['practitioners', edit.practitioner], ({ hours, exceptions, timeOff }) => {
    const { kind } = edit;
    if (kind === 'weekly') {
      return { hours: [...(edit.replaces ? without(weeklyHours, hours, edit.replaces) : hours), ...edit.blocks] };
    }
    if (kind === 'weekly-gone') return { hours: without(weeklyHours, hours, edit.block) };
    if (kind === 'date') {
      const isThatDay = saysTheSame(exceptionDay, edit.exception);
      return { exceptions: [...exceptions.filter((one) => !isThatDay(one)), edit.exception] };
    }
    if (kind === 'date-gone') return { exceptions: without(exceptionDay, exceptions, edit) };
    if (kind === 'off-gone') return { timeOff: without(timeOffEntity, timeOff, edit.off) };
    return {
      timeOff: [...(edit.replaces ? without(timeOffEntity, timeOff, edit.replaces) : timeOff), edit.off],
    };
  });
}
