import { type TemplatePart, templateParts, type CustomTemplate } from '../notifications/custom-template.js';
import { templateFaults } from '../notifications/template-faults.js';
import type { Fault } from '../platform/refusal.js';
import { type Draft, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Letters that could not be written with these words, or that would tell on a locked screen what a patient comes for. */
export function messageTemplateFaults({ letters, treatments }: Draft<ClinicFile>): Fault[] {
  // A single letter would be found in any sentence.
  const names = present(treatments).flatMap(([, { name }]) => (name && /\p{L}{3}/u.test(name) ? name.trim() : []));
  return present(letters).flatMap(([at, letter]) => {
    const fault = (part: TemplatePart, message: string) => ({ path: pathText(['letters', at, part]), message });
    const { kind, subject } = letter;
    const told = names.find((name) => subject !== undefined && contains(subject, name));
    return [
      ...(kind === undefined ? [] : templateFaults(kind, partsOf(letter))).map(({ part, message }) =>
        fault(part, message),
      ),
      ...(told === undefined
        ? []
        : [fault('subject', `must not name a treatment (${told}), because subjects are visible on locked screens`)]),
    ];
  });
}

/** As a word of its own, whatever the case. */
function contains(text: string, name: string): boolean {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(text.replace(/\{[^{}]*\}/g, '{}'));
}

const partsOf = (letter: CustomTemplate): CustomTemplate =>
  Object.fromEntries(templateParts.flatMap((part) => (letter[part] === undefined ? [] : [[part, letter[part]]])));
