/** As the API accepts it. */
export type AnswerValue = string | number | boolean | null | readonly string[];

/** What a patient said before a visit, decrypted. */
export interface PatientAnswers {
  readonly note: string | null;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly consents: Readonly<Record<string, AnswerValue>>;
}

/**
 * Should the practitioner look at the answers before the visit? Yes, if any question was answered with yes: `true`, a number
 * other than 0, a choice, or words other than a no. Reception learns this and nothing more. Consents and unanswered questions
 * raise no flag.
 */
export function isFlagged({ answers }: Pick<PatientAnswers, 'answers'>): boolean {
  return Object.values(answers).some(saysYes);
}

export function saysYes(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  if (typeof answer === 'number') return answer !== 0;
  if (typeof answer === 'string')
    return !noes.has(
      answer
        .trim()
        .toLowerCase()
        .replace(/(?<![.!])[.!]+$/, ''),
    );
  return Array.isArray(answer) && answer.some(saysYes);
}

const noes = new Set([
  '',
  '-',
  '–',
  '0',
  'false',
  'n',
  'n/a',
  'na',
  'nein',
  'never',
  'nil',
  'no',
  'none',
  'non',
  'nothing',
]);

/** `blood-thinners`, `bloodThinners` and `blood_thinners` as a person reads them. */
export function questionInWords(key: string): string {
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
