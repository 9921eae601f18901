import { negotiated } from '../../i18n/language.js';
import { type Answer, html } from './answer.js';
import type { Failure } from './failure.js';
import { failureHeaders, problem, sentence } from './problem.js';

/** What a request is answered by where there is no page to show: problem+json for programs, a sentence for people. */
export function plainAnswer(failure: Failure, url: string, acceptLanguage: string | undefined): Answer {
  const language = negotiated(acceptLanguage) ?? 'en';
  if (url.startsWith('/api/')) return problem(failure, '', language);
  const said = sentence(failure, language);
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Meridian</title><p>${said}</p></html>`;
  return html(page, { status: failure.status, headers: failureHeaders(failure), personal: true });
}
