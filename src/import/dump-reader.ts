import { FileFault } from './file-fault.js';

/** A row that an INSERT of the dump brings: values by column, as text; null where it says NULL. */
export interface DumpRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | null>>;
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

/** MySQL takes no packet larger than this by default settings of any of its versions. */
const longest = 64 * 1024 * 1024;

type Expecting = 'statement' | 'end' | 'insert' | 'columns' | 'tuples' | 'tuple' | 'create' | 'definitions';

/**
 * Reads what mysqldump, phpMyAdmin and their like write, in whatever pieces it comes: the rows of INSERT and REPLACE
 * statements, with the columns that they or their CREATE TABLE name. All else is passed over.
 */
export class DumpReader {
  private rest = '';
  /** What is not whole yet is read again from its beginning, so only when as much again has come. */
  private enough = 0;
  private expecting: Expecting = 'statement';
  private depth = 0;
  private table = '';
  private columns: string[] = [];
  private values: (string | null)[] = [];
  private value: string | null | undefined;
  private atDefinition = false;
  private readonly columnsOf = new Map<string, string[]>();
  private found: DumpRow[] = [];

  /** The rows that are complete with this piece. @throws FileFault */
  push(piece: string): DumpRow[] {
    this.rest += piece;
    if (this.rest.length < this.enough && this.rest.length <= longest) return [];
    return this.read(false);
  }

  /** @throws FileFault when it ends in the middle of something */
  end(): DumpRow[] {
    const rows = this.read(true);
    if (this.rest !== '' || (this.expecting !== 'statement' && this.expecting !== 'end')) {
      throw new FileFault('It breaks off in the middle of a statement: part of it is missing. Export it again.');
    }
    return rows;
  }

  private read(last: boolean): DumpRow[] {
    this.found = [];
    let at = 0;
    for (;;) {
      const next = tokenAt(this.rest, at, last);
      if (next === undefined) break;
      at = next.end;
      if (next.token) this.take(next.token);
    }
    this.rest = this.rest.slice(at);
    this.enough = 2 * this.rest.length;
    if (this.rest.length > longest)
      throw new FileFault('It contains a value or statement that never ends. Export it again.');
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
        if (sign === '(') {
          this.columns = [];
          this.columnsOf.set(this.table, this.columns);
          this.expecting = 'definitions';
          this.depth = 1;
          this.atDefinition = true;
        } else if (isName(token)) this.table = token.text;
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
    this.table = '';
    if (word === 'INSERT' || word === 'REPLACE') this.expecting = 'insert';
    else if (word === 'CREATE') this.expecting = 'create';
    else this.expecting = 'end';
  }

  private intoTable(token: Token): void {
    if (token.kind === 'sign') {
      if (token.text === '(') this.expecting = 'columns';
      return;
    }
    if (token.kind === 'word' && /^VALUES?$/i.test(token.text)) {
      if (this.columns.length === 0) this.columns = this.columnsOf.get(this.table) ?? [];
      this.expecting = 'tuples';
    } else if (token.kind === 'word' && /^(SELECT|SET)$/i.test(token.text)) this.expecting = 'end';
    // Of `database`.`table` the last one counts.
    else if (isName(token)) this.table = token.text;
  }

  private intoRow(token: Token, sign: string): void {
    if (sign === '(') this.depth++;
    else if (sign === ')') {
      if (--this.depth === 0) this.endRow();
    } else if (this.depth > 1) return;
    else if (sign === ',') {
      this.values.push(this.value ?? null);
      this.value = undefined;
    } else this.value = valueOf(token, this.value);
  }

  private endRow(): void {
    this.values.push(this.value ?? null);
    this.expecting = 'tuples';
    if (this.columns.length !== this.values.length) {
      throw new FileFault(
        this.columns.length === 0
          ? `It doesn’t say what the columns of ${this.table} are. Export it again, with the structure of the tables (CREATE TABLE).`
          : `A row of ${this.table} has ${this.values.length} values for ${this.columns.length} columns. Export it again.`,
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
      if (token.kind === 'name' || !noColumn.test(token.text)) this.columns.push(token.text);
    }
  }
}

const noColumn = /^(PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FULLTEXT|SPATIAL|FOREIGN|CHECK|PERIOD)$/i;
const beforeTheName = /^(INTO|IGNORE|LOW_PRIORITY|HIGH_PRIORITY|DELAYED|TEMPORARY|OR|REPLACE|TABLE|IF|NOT|EXISTS)$/i;

function isName(token: Token): boolean {
  return token.kind === 'name' || (token.kind === 'word' && !beforeTheName.test(token.text));
}

/** `before` is what stood in front of it: `_utf8'…'`, `X'…'`. */
function valueOf(token: Token, before: string | null | undefined): string | null {
  if (token.kind === 'text') return before?.toUpperCase() === 'X' ? ofHex(token.text) : token.text;
  if (/^NULL$/i.test(token.text)) return null;
  return /^0x[0-9a-f]*$/i.test(token.text) ? ofHex(token.text.slice(2)) : token.text;
}

function ofHex(digits: string): string {
  return new TextDecoder().decode(Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16)));
}

interface Next {
  /** None: white space or a comment. */
  readonly token?: Token;
  readonly end: number;
}

const space = /\s+/y;
const word = /[\w$@:.+\-\u0080-\uffff]+/y;

/** Undefined: nothing more that is sure to be whole. `last`: nothing more will come. */
function tokenAt(text: string, at: number, last: boolean): Next | undefined {
  if (at >= text.length) return undefined;
  const first = text[at]!;
  // Two characters decide what is a comment.
  if (!last && at + 2 >= text.length && '-/#'.includes(first)) return undefined;
  if (first === '#' || /^--(\s|$)/.test(text.slice(at, at + 3))) return upTo(text, '\n', at, last);
  if (text.startsWith('/*', at)) return upTo(text, '*/', at + 2, false);
  if (first === "'" || first === '"') return quoted(text, at, last);
  if (first === '`') return name(text, at, last);
  space.lastIndex = at;
  if (space.test(text)) return { end: space.lastIndex };
  word.lastIndex = at;
  if (!word.test(text)) return { token: { kind: 'sign', text: first }, end: at + 1 };
  if (word.lastIndex === text.length && !last) return undefined;
  return { token: { kind: 'word', text: text.slice(at, word.lastIndex) }, end: word.lastIndex };
}

function upTo(text: string, mark: string, from: number, last: boolean): Next | undefined {
  const end = text.indexOf(mark, from);
  if (end >= 0) return { end: end + mark.length };
  return last ? { end: text.length } : undefined;
}

function name(text: string, at: number, last: boolean): Next | undefined {
  for (let end = text.indexOf('`', at + 1); end >= 0; end = text.indexOf('`', end + 2)) {
    if (end + 1 >= text.length && !last) return undefined;
    if (text[end + 1] === '`') continue;
    return { token: { kind: 'name', text: text.slice(at + 1, end).replaceAll('``', '`') }, end: end + 1 };
  }
  return undefined;
}

function quoted(text: string, at: number, last: boolean): Next | undefined {
  const quote = text[at]!;
  let plain = true;
  for (let i = at + 1; i < text.length; i++) {
    const here = text[i];
    if (here === '\\') {
      plain = false;
      i++;
    } else if (here === quote) {
      // Whether it is doubled is told by the next one.
      if (i + 1 >= text.length && !last) return undefined;
      if (text[i + 1] !== quote) {
        const inside = text.slice(at + 1, i);
        return { token: { kind: 'text', text: plain ? inside : unescaped(inside, quote) }, end: i + 1 };
      }
      plain = false;
      i++;
    }
  }
  return undefined;
}

/** https://dev.mysql.com/doc/refman/8.4/en/string-literals.html, table 11.1 */
const escapes: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a' };

function unescaped(inside: string, quote: string): string {
  return inside.replace(/\\([\s\S])|''|""/g, (both, escaped: string | undefined) => {
    if (escaped !== undefined) return escapes[escaped] ?? escaped;
    return both[0] === quote ? quote : both;
  });
}
