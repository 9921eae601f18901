/** A content line of a calendar file (RFC 5545 §3.1): upper-case name and parameter names, values without their escapes. */
export interface Line {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What stands between BEGIN and END. */
export interface Block {
  readonly name: string;
  readonly lines: Line[];
  readonly parts: Block[];
}

/** The components of a calendar file, and the lines of the calendar itself. */
export interface CalendarText {
  readonly lines: readonly Line[];
  readonly components: readonly Block[];
}

/** Only what tells when somebody is busy, and what they answer, is kept; what an event is about is passed over unread. */
const kept = new Set(
  `UID SEQUENCE DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP FREEBUSY METHOD ATTENDEE
   X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-MSNCALENDAR-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT
   X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT TZID TZOFFSETFROM TZOFFSETTO X-LIC-LOCATION X-WR-TIMEZONE X-WR-CALNAME
   BEGIN END`.split(/\s+/),
);
/** Of its parameters, those that say so. */
const keptParameters = new Set(['TZID', 'VALUE', 'RANGE', 'PARTSTAT', 'EMAIL', 'FBTYPE']);
/** Found by what follows their colon: a parameter may hold one, not always in quotes: `TZID=(UTC-05:00) Eastern`. */
const date = /:\s*\d{4}-?\d\d-?\d\d/;
const values: Readonly<Record<string, RegExp>> = {
  DTSTART: date,
  DTEND: date,
  RDATE: date,
  EXDATE: date,
  'RECURRENCE-ID': date,
  ATTENDEE: /:\s*(?:mailto|urn):/i,
};
const componentNames = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);

/**
 * Reads a calendar file as it is in the wild: a byte order mark, any ends of lines, empty lines, lines that are none, an
 * END that is missing or one too many. Null when there is no calendar in it at all.
 */
export function readCalendarText(text: string): CalendarText | null {
  const calendar: Block = { name: 'VCALENDAR', lines: [], parts: [] };
  let isCalendar = false;
  let component: Block | null = null;
  let part: Block | null = null;
  for (const line of linesOf(text)) {
    const what = line.value.toUpperCase();
    if (line.name === 'BEGIN') {
      if (what === 'VCALENDAR' || componentNames.has(what)) {
        isCalendar = true;
        component = part = null;
        if (what !== 'VCALENDAR') calendar.parts.push((component = { name: what, lines: [], parts: [] }));
      } else if (component) component.parts.push((part = { name: what, lines: [], parts: [] }));
    } else if (line.name === 'END') {
      if (part?.name === what) part = null;
      else if (what === 'VCALENDAR' || componentNames.has(what)) component = part = null;
    } else (part ?? component ?? calendar).lines.push(line);
  }
  return isCalendar ? { lines: calendar.lines, components: calendar.parts } : null;
}

export function valueOf({ lines }: { readonly lines: readonly Line[] }, name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}

function* linesOf(text: string): Generator<Line> {
  let whole = '';
  for (const line of text.replace(/^\uFEFF+/, '').split(/\r\n|\r|\n/)) {
    if (line.startsWith(' ') || line.startsWith('\t')) whole += line.slice(1);
    else if (line !== '') {
      yield* parsed(whole);
      whole = line;
    }
  }
  yield* parsed(whole);
}

function* parsed(line: string): Generator<Line> {
  const end = line.search(/[;:]/);
  const name = line.slice(0, Math.max(end, 0)).trim().toUpperCase();
  if (!kept.has(name)) return;
  const known = values[name] ? line.search(values[name]) : -1;
  const colon = known < 0 ? unquotedColon(line, end) : known;
  if (colon < 0) return;
  yield { name, parameters: parametersOf(line.slice(end, colon)), value: unescaped(line.slice(colon + 1)) };
}

function unquotedColon(line: string, from: number): number {
  let quoted = false;
  for (let i = from; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ':' && !quoted) return i;
  }
  return -1;
}

function parametersOf(text: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/;([^=;]+)=("[^"]*"|[^;]*)/g)) {
    const known = name!.length > 20 ? '' : name!.trim().toUpperCase();
    if (keptParameters.has(known)) parameters[known] = unescaped(value!.replaceAll('"', '').replaceAll("^'", '"'));
  }
  return parameters;
}

/** As RFC 5545 §3.3.11 writes text. Some programs do so in parameters and rules too, where it has no other meaning. */
function unescaped(value: string): string {
  return value.replace(/\\([\\;,:"])/g, '$1').trim();
}
