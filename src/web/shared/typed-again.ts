import { draftIn, typedIn } from '../../accounts/form-draft.js';
import { Answer } from '../../platform/http/answer.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { withAllTyped } from './filled-form.js';

/** What answers a form that was refused, with everything that was typed into it, whatever its handler made of that. */
export function withTyped({ method, url, body }: WebRequest, answer: Answer): Answer {
  const { status, headers, body: html, cookies } = answer;
  const isPage = typeof html === 'string' && headers['content-type']?.startsWith('text/html');
  if (method !== 'POST' || status < 400 || status > 422 || !isPage) return answer;
  const sent = { action: draftIn(url).action, typed: typedIn(body) };
  return new Answer(status, headers, withAllTyped(html, sent), cookies);
}
