import type { Language } from '../../i18n/catalogue.js';
import { isWordKey, say, type WordKey, type WordValues } from '../../i18n/words.js';
import { type Answer, json } from './answer.js';
import type { Failure } from './failure.js';

/** RFC 9457, its sentences in that language. `reference` is what the log calls the request; told where the fault is ours. */
export function problem(failure: Failure, reference: string, language: Language = 'en'): Answer {
  const { code, status, faults, values, unexpected } = failure;
  const title = code.replaceAll('-', ' ');
  const body = {
    type: `/api#${code}`,
    title: title[0]?.toUpperCase() + title.slice(1),
    status,
    detail: sentence(failure, language),
    code,
    ...(faults.length > 0 ? { errors: faultSentences(failure, language) } : {}),
    ...Object.fromEntries(helpful.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]))),
    ...(unexpected ? { instance: `urn:request:${reference}` } : {}),
  };
  return json(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
      ...failureHeaders(failure),
    },
  });
}

/** What a client can go on with: free times close by, which of several visits it is about, whom to call, places of a like name, what is in the way, what it means to come too late. */
const helpful = ['alternatives', 'position', 'phone', 'suggestions', 'reason', 'terms'];

/** What the person is told, in the language given. */
export function sentence({ code, values }: Failure, locale?: string): string {
  const key = `refusal.${code}`;
  const called = values['phone'] ? `${key}.call` : key;
  return say((isWordKey(called) ? called : key) as WordKey, values as WordValues, locale);
}

/** The first sentence is the heading of a page, without its full stop; what follows stands below. */
export function headingAndRest(said: string): [string, ...string[]] {
  const [heading = said, ...rest] = said.split(/(?<=[.?!]) |(?<=。)(?=.)/);
  return [heading.replace(/[.。]$/, ''), ...rest];
}

function faultSentences({ faults }: Failure, locale?: string): { path: string; message: string }[] {
  return faults.map(({ path, message }) => ({
    path,
    message: named(path, isWordKey(message) ? say(message, {}, locale) : message),
  }));
}

/** "limit must be a whole number from 1 to 100": a sentence without its subject would have to be looked up. */
function named(path: string, message: string): string {
  return path && /^must /i.test(message) ? `${path} m${message.slice(1)}` : message;
}

/** What a client must be able to act on whatever the form of the answer. */
export function failureHeaders({ values }: Failure): Record<string, string> {
  const { seconds, allow } = values;
  return {
    ...(typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}),
    ...(typeof allow === 'string' ? { allow } : {}),
  };
}
