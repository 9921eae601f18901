import { Controller, Get, Param, Req } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { Answer } from '../../platform/http/answer.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { Refusal } from '../../platform/refusal.js';
import { Photos } from '../../practitioners/photos.service.js';
import { shapes } from '../../practitioners/pictures.service.js';
import { PlacePhotos } from '../../locations/place-photos.service.js';
import { file } from './answer.js';

/** Photos of practitioners and places. An address holds the hash of its content, so whoever has it once need never ask again. */
@Controller('photos')
@Allow('public')
export class PhotosController {
  constructor(
    private readonly photos: Photos,
    private readonly placePhotos: PlacePhotos,
  ) {}

  @Get(':name')
  @FreelyRead()
  async photo(@Param('name') name: string, @Req() request: WebRequest): Promise<Answer> {
    const [, hash = '', width] = /^([\w-]{22})-(\d+)\.webp$/.exec(name) ?? [];
    const [shape, size] = sized.get(Number(width)) ?? [];
    const store = shape === 'landscape' ? this.placePhotos : this.photos;
    const bytes = size ? await store.read(hash, size) : null;
    if (!bytes) throw new Refusal('not-found');
    const etag = `"${name}"`;
    const cache = 'public, max-age=31536000, immutable';
    if (request.headers['if-none-match'] === etag) return new Answer(304, { etag, 'cache-control': cache });
    return file(bytes, 'image/webp', { cache, headers: { etag } });
  }
}

/** By its width, which shape and size a picture has. */
const sized = new Map(
  (['square', 'landscape'] as const).flatMap((shape) =>
    (['large', 'small'] as const).map((size) => [shapes[shape][size].width as number, [shape, size] as const]),
  ),
);
