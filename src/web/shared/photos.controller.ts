import { Controller, Get, Param, Req } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { Answer } from '../../platform/http/answer.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { Refusal } from '../../platform/refusal.js';
import { Photos } from '../../practitioners/photos.service.js';
import { sides } from '../../practitioners/pictures.service.js';
import { file } from './answer.js';

/** Photos of practitioners. An address holds the hash of its content, so whoever has it once need never ask again. */
@Controller('photos')
@Allow('public')
export class PhotosController {
  constructor(private readonly photos: Photos) {}

  @Get(':name')
  @FreelyRead()
  async photo(@Param('name') name: string, @Req() request: WebRequest): Promise<Answer> {
    const [, hash, side] = /^([\w-]{22})-(256|512)\.webp$/.exec(name) ?? [];
    const bytes = hash ? await this.photos.read(hash, Number(side) === sides.large ? 'large' : 'small') : null;
    if (!bytes) throw new Refusal('not-found');
    const etag = `"${name}"`;
    const cache = 'public, max-age=31536000, immutable';
    if (request.headers['if-none-match'] === etag) return new Answer(304, { etag, 'cache-control': cache });
    return file(bytes, 'image/webp', { cache, headers: { etag } });
  }
}
