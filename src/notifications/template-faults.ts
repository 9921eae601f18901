import { type Gap, gapsOf } from '../i18n/gaps.js';
import { type TemplatePart, templateParts, type CustomTemplate } from './custom-template.js';
import { aloneIn, gapsFor, paragraphsOf, rulesOf, type TemplateKind } from './message-template.js';

export interface TextFault {
  readonly part: TemplatePart;
  /** As in the faults of a clinic file: what must be otherwise. */
  readonly message: string;
}

/** Why a notification could not be written with these words, or would be of no use. */
export function templateFaults(kind: TemplateKind, text: CustomTemplate): readonly TextFault[] {
  return templateParts.flatMap((part) => {
    const said = text[part];
    if (said === undefined) return [];
    return [...new Set(part === 'body' ? bodyFaults(kind, said) : partFaults(kind, part, said))].map((message) => ({
      part,
      message,
    }));
  });
}

/** The words that still fit; a newer version may ask for more than was asked when they were written. */
export function fitting(kind: TemplateKind, text: CustomTemplate): CustomTemplate {
  const unfit = new Set(templateFaults(kind, text).map(({ part }) => part));
  return Object.fromEntries(Object.entries(text).filter(([part]) => !unfit.has(part as TemplatePart)));
}

function partFaults(kind: TemplateKind, part: TemplatePart, said: string): string[] {
  if (!said.trim()) return part === 'greeting' ? [] : ['must not be empty'];
  return sentenceFaults(kind, part, said, gapsFor(kind, part));
}

function bodyFaults(kind: TemplateKind, said: string): string[] {
  const paragraphs = paragraphsOf(said);
  if (paragraphs.length === 0) return ['must not be empty'];
  const { alone, body, needed } = rulesOf(kind);
  const faults = paragraphs.flatMap((paragraph) => {
    if (alone.includes(aloneIn(paragraph) ?? '')) return [];
    const crowded = (gapsOf(paragraph) ?? []).find(({ name }) => alone.includes(name));
    if (crowded) return [`must have ${written(crowded.name)} in its own paragraph, with empty lines around it`];
    return sentenceFaults(kind, 'body', paragraph, body);
  });
  const there = new Set(paragraphs.flatMap(surely));
  const missing = needed.filter((name) => !there.has(name));
  return [...faults, ...missing.map((name) => `must contain ${written(name)}`)];
}

function sentenceFaults(kind: TemplateKind, part: TemplatePart, said: string, known: readonly string[]): string[] {
  const gaps = gapsOf(said);
  if (!gaps) return ['must have a closing brace for every opening one, and a name between them, like {clinic}'];
  return gaps.flatMap((gap) => {
    if (!known.includes(gap.name)) return [unknown(kind, part, gap.name, known)];
    return fits(gap) ? [] : [`must use ${written(gap.name)} without a comma inside the braces`];
  });
}

function unknown(kind: TemplateKind, part: TemplatePart, name: string, known: readonly string[]): string {
  const elsewhere = part !== 'body' && gapsFor(kind, 'body').includes(name);
  if (part === 'subject' && elsewhere)
    return `must not contain ${written(name)}, because subjects are visible on locked screens`;
  return `must not contain ${written(name)}; choose from ${known.map(written).join(', ')}`;
}

/** Words are filled in as they are; only what is counted may choose a form. */
/** Numbers; everything else is filled in as words. */
const counts = ['hours', 'visitCount', 'changeCount'];
const fits = ({ name, kind }: Gap) => kind === 'plain' || (kind === 'plural' && counts.includes(name));

/** What is in a paragraph whatever is filled in: not what stands in one of several choices. */
const surely = (paragraph: string) =>
  (gapsOf(paragraph) ?? []).filter(({ kind }) => kind === 'plain').map(({ name }) => name);

const written = (name: string) => `{${name}}`;
