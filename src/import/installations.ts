import type { DumpRow } from './dump-reader.js';
import { type EasyAppointments, EasyAppointmentsReader, tableOf } from './easy-appointments.js';
import { FileFault } from './file-fault.js';
import type { Mender } from './mojibake.js';

/**
 * Every installation of Easy!Appointments whose tables are in the files. They are told apart by what stands before the names
 * of the tables, `ea_` or `shop.ea_`: a database may hold several, and other programs with users and appointments too.
 */
export class Installations {
  private readonly all = new Map<string, EasyAppointmentsReader>();
  /** By the prefix of its table, the appointments of each file. */
  private readonly origins = new Map<string, Map<string, Set<string>>>();
  private rows = 0;

  constructor(
    private readonly today: string,
    private readonly mender: Mender,
  ) {}

  /** @throws FileFault when two files hold the same appointments: which of them is right, we cannot know */
  row({ table, values }: DumpRow, file?: string): void {
    const known = tableOf(table);
    if (!known) return;
    if (++this.rows > mostRows) throw new FileFault(tooMany);
    if (file !== undefined && known.table === 'appointments') this.from(file, known.prefix, values['id'] ?? '');
    let reader = this.all.get(known.prefix);
    if (!reader) this.all.set(known.prefix, (reader = new EasyAppointmentsReader(this.today)));
    reader.row({ table, values: this.readable(values) });
  }

  /**
   * The one with the most appointments to come, and what there is to say about the others.
   * @throws FileFault when there is none, or part of it is missing
   */
  chosen(withoutColumns: readonly string[]): { readonly found: EasyAppointments; readonly note: string | undefined } {
    const [first, ...others] = [...this.all]
      .filter(([, reader]) => reader.known)
      .map(([prefix, reader]) => ({ prefix, found: reader.result() }))
      .toSorted(
        ({ found: a }, { found: b }) =>
          b.appointments.length - a.appointments.length ||
          b.past.length - a.past.length ||
          b.customers.size - a.customers.size,
      );
    const unknown = withoutColumns.filter((table) => !first || tableOf(table)?.prefix === first.prefix);
    if (unknown.length > 0) {
      throw new FileFault(
        `It doesn’t say what the columns of ${unknown.join(', ')} are. Export it again, with the structure of the tables.`,
      );
    }
    if (!first) {
      throw new FileFault(
        'It contains no Easy!Appointments data. Export the database of Easy!Appointments, with all its tables.',
      );
    }
    const missing = missingIn(first.found);
    if (missing) throw new FileFault(`It contains appointments but no ${missing}. Export it again, with all tables.`);
    const used = others.filter(({ found }) => found.appointments.length + found.past.length + found.customers.size > 0);
    if (used.length === 0) return { found: first.found, note: undefined };
    const counted = [first, ...used].map(({ prefix, found }) => `${named(prefix)} (${found.appointments.length})`);
    return {
      found: first.found,
      note: `It holds several installations of Easy!Appointments, with these numbers of upcoming appointments: ${counted.join(', ')}. Only ${named(first.prefix)} is imported. To import another one, upload a dump with its tables alone.`,
    };
  }

  private from(file: string, prefix: string, id: string): void {
    let files = this.origins.get(prefix);
    if (!files) this.origins.set(prefix, (files = new Map()));
    for (const [other, ids] of files) {
      if (other === file || !ids.has(id)) continue;
      throw new FileFault(`${other} and ${file} hold the same appointments. Upload only the one that is right.`);
    }
    const ids = files.get(file);
    if (ids) ids.add(id);
    else files.set(file, new Set([id]));
  }

  private readable(values: DumpRow['values']): DumpRow['values'] {
    let mended: Record<string, string | null> | undefined;
    for (const name of Object.keys(values)) {
      const value = values[name] ?? '';
      const text = this.mender.text(value);
      if (text !== value) (mended ??= { ...values })[name] = text;
    }
    return mended ?? values;
  }
}

/** More than any clinic has, and as many as memory holds. */
const mostRows = 1_000_000;
const tooMany = 'It has more than a million appointments and people. Export only those of the last years.';

function missingIn({ appointments, past, customers, providers, services }: EasyAppointments): string | undefined {
  if (appointments.length + past.length === 0) return undefined;
  if (customers.size === 0) return 'customers';
  if (providers.size === 0) return 'providers';
  return services.size === 0 ? 'services' : undefined;
}

const named = (prefix: string) => (prefix === '' ? 'the one without a prefix' : prefix);
