import { decodeUtf8 } from '../platform/text/decode-text.js';
import { FileFault } from './file-fault.js';
import { endOf, type Token, tokenAt } from './sql-tokens.js';

/** A row that an INSERT of the dump brings: values by column, as text; null where it says NULL. */
export interface DumpRow {
  /** With its database before it, `shop.ea_users`, where the dump names one. */
  readonly table: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** MySQL takes no packet larger than this by default settings of any of its versions. */
const longest = 64 * 1024 * 1024;

type Expecting =
  | 'statement'
  | 'end'
  | 'use'
  | 'insert'
  | 'columns'
  | 'tuples'
  | 'tuple'
  | 'create'
  | 'table'
  | 'definitions';

/**
 * Reads what mysqldump, phpMyAdmin and their like write, in whatever pieces it comes: the rows of INSERT and REPLACE
 * statements, with the columns that they or their CREATE TABLE name. All else is passed over, stored programs too.
 */
export class DumpReader {
  /** Tables whose rows could not be read: nothing says what their columns are. */
  readonly withoutColumns = new Set<string>();
  private rest = '';
  /** What is not whole yet is read again from its beginning, so only when as much again has come. */
  private enough = 0;
  /** Up to here nothing is read. */
  private skipTo: RegExp | null = null;
  private expecting: Expecting = 'statement';
  private depth = 0;
  private database = '';
  private table = '';
  private dotted = false;
  private columns: string[] = [];
  private values: (string | null)[] = [];
  private value: string | null | undefined;
  private atDefinition = false;
  private isWanted = false;
  private rows = 0;
  private found: DumpRow[] = [];

  /**
   * `wanted`: the tables whose rows are needed, by their names without a database. `columnsOf`: shared by the files of one
   * dump, where each table, or even its structure, has one of its own.
   */
  constructor(
    private readonly wanted: RegExp = /^/,
    private readonly columnsOf: Map<string, string[]> = new Map(),
  ) {}

  /** The rows that are complete with this piece. @throws FileFault */
  push(piece: string): DumpRow[] {
    this.rest += piece;
    if (this.rest.length < this.enough && this.rest.length <= longest) return [];
    return this.read(false);
  }

  /** @throws FileFault when it ends in the middle of something */
  end(): DumpRow[] {
    const rows = this.read(true);
    const ends = this.rest === '' && (this.expecting === 'statement' || this.expecting === 'end');
    if (!ends) throw new FileFault(`It breaks off ${this.where}: the rest is missing. Export it again.`);
    return rows;
  }

  /** Where it is now, in words: `in the table ea_users, after 12 rows`. */
  get where(): string {
    if (this.table === '') return 'in the middle of a statement';
    return `in the table ${this.table}${this.rows > 0 ? `, after ${this.rows === 1 ? 'one row' : `${this.rows} rows`}` : ''}`;
  }

  private read(last: boolean): DumpRow[] {
    this.found = [];
    let at = 0;
    for (;;) {
      if (this.skipTo) {
        const end = endOf(this.skipTo, this.rest, at, last);
        if (end === undefined) break;
        at = end;
        this.skipTo = null;
      }
      const next = tokenAt(this.rest, at, last);
      if (next === undefined) break;
      at = next.end;
      if (next.token) this.take(next.token);
    }
    this.rest = this.rest.slice(at);
    this.enough = 2 * this.rest.length;
    if (this.rest.length > longest) {
      throw new FileFault('It contains a value or statement that never ends. Export it again.');
    }
    return this.found;
  }

  private take(token: Token): void {
    const sign = token.kind === 'sign' ? token.text : '';
    if (sign === ';') {
      if (this.expecting === 'tuple') throw new FileFault(`A row of ${this.table} is incomplete. Export it again.`);
      this.expecting = 'statement';
      return;
    }
    switch (this.expecting) {
      case 'statement':
        return this.begin(token);
      case 'use':
        if (isName(token)) this.database = token.text;
        return;
      case 'insert':
        return this.intoTable(token);
      case 'columns':
        if (sign === ')') this.expecting = 'insert';
        else if (sign === '') this.columns.push(token.text);
        return;
      case 'tuples':
        if (sign === '(') {
          this.expecting = 'tuple';
          this.depth = 1;
          this.values = [];
          this.value = undefined;
        } else if (sign !== ',') this.expecting = 'end';
        return;
      case 'tuple':
        return this.intoRow(token, sign);
      case 'create':
        if (token.kind === 'word' && /^TABLE$/i.test(token.text)) this.expecting = 'table';
        // A view, an index, a database: no rows, and no columns of a table.
        else if (isName(token)) this.expecting = 'end';
        return;
      case 'table':
        if (sign === '(') {
          this.columns = [];
          this.columnsOf.set(this.table, this.columns);
          this.expecting = 'definitions';
          this.depth = 1;
          this.atDefinition = true;
        } else this.name(token);
        return;
      case 'definitions':
        return this.intoDefinitions(token, sign);
      case 'end':
        return;
    }
  }

  private begin(token: Token): void {
    const word = token.kind === 'word' ? token.text.toUpperCase() : '';
    this.columns = [];
    this.rows = 0;
    this.table = '';
    this.dotted = false;
    this.expecting = beginnings[word] ?? 'end';
    // A trigger or a procedure follows; the INSERT in it is of no row that is there.
    if (word === 'DELIMITER') this.skipTo = /(?<=DELIMITER)[ \t]+;(?!;)/gi;
    // What a program said about its work, between the lines of it.
    else if (/^(MYSQLDUMP|MARIADB-DUMP|WARNING):/.test(word)) this.skipTo = /[\r\n]/g;
    if (this.skipTo) this.expecting = 'statement';
  }

  /** Part of the name of a table: `ea_users`, `shop`.`ea_users`, shop.ea_users. */
  private name(token: Token): void {
    if (token.kind === 'sign') this.dotted = token.text === '.';
    if (!isName(token)) return;
    for (const [at, part] of (token.kind === 'word' ? token.text.split('.') : [token.text]).entries()) {
      if (at > 0) this.dotted = true;
      if (part === '') continue;
      const before = this.dotted ? this.table.slice(this.table.lastIndexOf('.') + 1) : this.database;
      this.table = before === '' ? part : `${before}.${part}`;
      this.dotted = false;
    }
  }

  private intoTable(token: Token): void {
    if (token.kind === 'sign' && token.text === '(') this.expecting = 'columns';
    else if (token.kind === 'word' && /^VALUES?$/i.test(token.text)) {
      const bare = this.table.slice(this.table.lastIndexOf('.') + 1);
      this.isWanted = this.wanted.test(bare);
      if (this.columns.length === 0) this.columns = this.columnsOf.get(this.table) ?? this.columnsOf.get(bare) ?? [];
      this.expecting = 'tuples';
    } else if (token.kind === 'word' && /^(SELECT|SET)$/i.test(token.text)) this.expecting = 'end';
    else this.name(token);
  }

  private intoRow(token: Token, sign: string): void {
    if (sign === '(') this.depth++;
    else if (sign === ')') {
      if (--this.depth === 0) this.endRow();
    } else if (this.depth > 1 || !this.isWanted) return;
    else if (sign === ',') {
      this.values.push(this.value ?? null);
      this.value = undefined;
    } else this.value = valueOf(token, this.value);
  }

  private endRow(): void {
    this.expecting = 'tuples';
    this.rows++;
    if (!this.isWanted) return;
    if (this.columns.length === 0) {
      this.withoutColumns.add(this.table);
      return;
    }
    this.values.push(this.value ?? null);
    if (this.columns.length !== this.values.length) {
      throw new FileFault(
        `A row of ${this.table} has ${this.values.length} values for ${this.columns.length} columns. Export it again.`,
      );
    }
    const values: Record<string, string | null> = {};
    for (const [at, column] of this.columns.entries()) values[column] = this.values[at]!;
    this.found.push({ table: this.table, values });
  }

  private intoDefinitions(token: Token, sign: string): void {
    if (sign === '(') this.depth++;
    else if (sign === ')') {
      if (--this.depth === 0) this.expecting = 'end';
    } else if (sign === ',' && this.depth === 1) this.atDefinition = true;
    else if (this.atDefinition) {
      this.atDefinition = false;
      if (token.kind !== 'word' || !noColumn.test(token.text)) this.columns.push(token.text);
    }
  }
}

const beginnings: Readonly<Record<string, Expecting>> = {
  INSERT: 'insert',
  REPLACE: 'insert',
  CREATE: 'create',
  USE: 'use',
};

const noColumn = /^(PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FULLTEXT|SPATIAL|FOREIGN|CHECK|PERIOD)$/i;
const beforeTheName = /^(INTO|IGNORE|LOW_PRIORITY|HIGH_PRIORITY|DELAYED|TEMPORARY|OR|REPLACE|TABLE|IF|NOT|EXISTS)$/i;

function isName(token: Token): boolean {
  if (token.kind === 'word') return !beforeTheName.test(token.text);
  // Names stand in double quotation marks by the SQL standard, values in simple ones.
  return token.kind === 'name' || (token.kind === 'text' && token.quote === '"');
}

/** `before` is what stood in front of it: `_utf8'…'`, `X'…'`. */
function valueOf(token: Token, before: string | null | undefined): string | null {
  if (token.kind === 'text') return before?.toUpperCase() === 'X' ? ofHex(token.text) : token.text;
  if (/^NULL$/i.test(token.text)) return null;
  return /^0x[0-9a-f]*$/i.test(token.text) ? ofHex(token.text.slice(2)) : token.text;
}

function ofHex(digits: string): string {
  return decodeUtf8(Buffer.from(digits, 'hex'));
}
