import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { SETTINGS, type Settings } from '../settings.js';
import type { Answer } from './answer.js';
import { compress } from './compress.js';
import { setCookie } from './cookie.js';
import type { WebRequest } from './request.js';

/** Puts an `Answer` on the wire, through whichever HTTP adapter runs. */
@Injectable()
export class AnswerWriter {
  private readonly secure: boolean;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.secure = settings.publicUrl.startsWith('https:');
  }

  /** Sets status and headers; gives back the body, for Nest to send. */
  async prepare(request: WebRequest, response: unknown, answer: Answer): Promise<string | Uint8Array> {
    const { httpAdapter } = this.host;
    httpAdapter.status(response, answer.status);
    for (const [name, value] of Object.entries(answer.headers)) httpAdapter.setHeader(response, name, value);
    for (const cookie of answer.cookies) {
      httpAdapter.appendHeader(response, 'set-cookie', setCookie(cookie, this.secure));
    }
    if (answer.body.length === 0) return '';
    if (answer.headers['content-encoding']) return answer.body;
    const type = answer.headers['content-type'] ?? '';
    const small = await compress(answer.body, type, request.headers['accept-encoding']);
    httpAdapter.setHeader(response, 'vary', 'accept-encoding');
    if (!small) return answer.body;
    httpAdapter.setHeader(response, 'content-encoding', small.encoding);
    return small.body;
  }

  /** For those who are not called by Nest's router: prepares and sends. */
  async send(request: WebRequest, response: unknown, answer: Answer): Promise<void> {
    const body = await this.prepare(request, response, answer);
    this.host.httpAdapter.reply(response, body, answer.status);
  }

  /** JSON goes out as it is; nobody keeps a copy. */
  markFresh(response: unknown): void {
    this.host.httpAdapter.setHeader(response, 'cache-control', 'no-store');
  }
}
