import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { BadInput, Refusal } from '../refusal.js';
import { cleaned, uncleanPath } from './clean-input.js';
import { requestContextOf } from './request-context.js';
import type { FormRequest, Reply } from './plugins.js';
import { readForm } from './read-form.server.js';
import type { WebRequest } from './request.decorator.js';
import { fileLimitsOf } from './accepts-files.decorator.js';
import { forPeople } from './plain-answer.js';

/** What no handler should ever have to think about: strange media, control characters, towers of brackets. */
@Injectable()
export class InputGuard implements CanActivate {
  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<WebRequest & FormRequest>();
    requestContextOf(request).route = request.routeOptions.url;
    // The client has hung up meanwhile: nothing is begun for nobody.
    if (request.raw.socket.destroyed) throw new Refusal('too-slow');
    if (!hasBody(request) || understood.test(request.headers['content-type'] ?? '')) return this.clean(request);
    const limits = fileLimitsOf(context.getHandler(), context.getClass());
    if (!limits || !request.isMultipart()) throw new Refusal('unsupported-media');
    // Read only now: whoever may not come in has not been listened to.
    const { raw } = context.switchToHttp().getResponse<Reply>();
    const over = new Promise<void>((resolve) => raw.once('close', resolve));
    return readForm(request, limits, over).then(({ fields, tooLarge }) => {
      request.body = fields;
      this.clean(request);
      if (tooLarge !== undefined) throw new Refusal('too-large', { field: tooLarge, megabytes: limits.megabytes });
      return true;
    });
  }

  private clean(request: WebRequest): true {
    const isForm = form.test(request.headers['content-type'] ?? '');
    request.query = cleaned(request.query, { breaks: ' ', byPerson: forPeople(request) });
    request.body = cleaned(request.body, { breaks: '\n', byPerson: isForm });
    const unclean =
      uncleanPath(request.params, { lines: false }) ??
      uncleanPath(request.query, { lines: false }) ??
      uncleanPath(request.body, { lines: true });
    if (unclean !== undefined) throw new BadInput([{ path: unclean, message: 'fault.characters' }]);
    return true;
  }
}

const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const understood = /^application\/(json|x-www-form-urlencoded)\s*(;|$)/i;

function hasBody({ headers }: WebRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
