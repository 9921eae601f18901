import type { Language } from '../../i18n/catalogue.js';
import { type Answer, html } from './answer.js';
import type { Failure } from './failure.js';
import { failureHeaders, sentence } from './problem.js';

/** A sentence and nothing else: where the clinic's own page cannot be had, or would cost more than whoever asks is worth. */
export function plainPage(failure: Failure, language: Language): Answer {
  const said = sentence(failure, language);
  const page = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Meridian</title><p>${said}</p></html>`;
  return html(page, { status: failure.status, headers: failureHeaders(failure), personal: true });
}
