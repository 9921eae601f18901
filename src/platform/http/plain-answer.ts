import { createHash } from 'node:crypto';
import { directionOf, negotiated } from '../../i18n/language.js';
import { say } from '../../i18n/words.js';
import { type Answer, html } from './answer.js';
import type { Failure } from './failure.js';
import { failureHeaders, headingAndRest, problem, sentence } from './problem.js';

interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly accept?: string | undefined; readonly 'accept-language'?: string | undefined };
}

/** Programs are answered in problem+json, people with a page. */
export function forPeople({ url = '/', headers }: Asked): boolean {
  return !/^\/(api|mcp|healthz)(\/|$|\?)/.test(url) && headers.accept !== 'application/json';
}

const style = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;
/** Of failures that are always the same object: refusing must cost little. */
const known = new WeakMap<Failure, Map<string, Answer>>();

/** For where nothing of the application may be asked first, in the language of whoever asks. */
export function plainAnswer(failure: Failure, asked: Asked): Answer {
  const language = negotiated(asked.headers['accept-language']) ?? 'en';
  const isRead = ['GET', 'HEAD'].includes(asked.method ?? 'GET');
  const isPage = forPeople(asked);
  const key = `${language} ${isPage} ${isRead}`;
  const answers = known.get(failure) ?? new Map<string, Answer>();
  const answer = answers.get(key) ?? (isPage ? page(failure, language, isRead) : problem(failure, '', language));
  known.set(failure, answers.set(key, answer));
  return answer;
}

function page(failure: Failure, language: string, isRead: boolean): Answer {
  const [heading, ...rest] = headingAndRest(sentence(failure, language));
  const more = rest.length > 0 ? `<p>${rest.join(' ')}</p>` : '';
  const again = isRead
    ? `<a href="">${say('error.try-again', {}, language)}</a>`
    : say('error.send-again', {}, language);
  const retry = [429, 503].includes(failure.status) ? `<p>${again}</p>` : '';
  const text = `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${heading}</title><style>${style}</style></head>
<body><main><h1>${heading}</h1>${more}${retry}</main></body></html>`;
  const headers = { ...failureHeaders(failure), 'content-security-policy': policy, 'content-language': language };
  return html(text, { status: failure.status, headers: { ...headers, vary: 'accept-language' }, personal: true });
}
