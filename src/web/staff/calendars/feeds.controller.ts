import { Controller, Get, Param, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FeedContents } from '../../../calendar-feeds/feed-contents.service.js';
import { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { sha256 } from '../../../platform/keys.service.js';
import { file } from '../../shared/answer.js';

/**
 * What calendar programs read by secret address. They sign in nowhere and keep no cookies: the 256 random bits in the
 * address are all there is, and an address nobody was given is not found.
 */
@Controller('calendars')
@Allow('public')
export class FeedsController {
  constructor(private readonly contents: FeedContents) {}

  @Get(':token.ics')
  async visits(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    return calendar(await this.contents.visits(token), request);
  }

  @Get(':token/busy.ics')
  async busy(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    return calendar(await this.contents.busy(token), request);
  }
}

/** Programs ask every few minutes; what they have already is not sent again (RFC 9110 §13.1.2). */
function calendar(text: string, { headers }: WebRequest): Answer {
  // Weak: the same calendar, compressed or not.
  const etag = `W/"${sha256(text).toString('base64url').slice(0, 22)}"`;
  const cache = 'private, no-cache';
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^(W\/)?/, 'W/'));
  if (known.includes(etag)) return new Answer(304, { etag, 'cache-control': cache });
  return file(text, 'text/calendar; charset=utf-8', { cache, headers: { etag } });
}
