import { Controller, Get, Req } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import type { Answer } from '../../platform/http/answer.js';
import { withEtag } from '../../platform/http/etag.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { file } from './answer.js';
import { Icons } from './icons.service.js';

/** At the addresses where phones and browsers look by themselves, too. */
@Controller()
@Allow('public')
export class IconsController {
  constructor(private readonly icons: Icons) {}

  @Get('apple-touch-icon.png')
  @FreelyRead()
  async touch(@Req() request: WebRequest): Promise<Answer> {
    return icon(await this.icons.touch(), request);
  }

  /** A PNG under the old name: browsers go by the content. */
  @Get('favicon.ico')
  @FreelyRead()
  async tab(@Req() request: WebRequest): Promise<Answer> {
    return icon(await this.icons.tab(), request);
  }
}

function icon(picture: Buffer, request: WebRequest): Answer {
  return withEtag(file(picture, 'image/png', { cache: 'public, max-age=86400' }), request);
}
