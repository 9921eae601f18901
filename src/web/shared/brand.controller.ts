import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Answer } from '../../platform/http/answer.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { Refusal } from '../../platform/refusal.js';
import { file } from './answer.js';
import { Storefronts } from './storefronts.service.js';

/** Logo and color of the clinic. An address contains the hash of its content, so it is kept for ever. */
@Controller('brand')
@Allow('public')
export class BrandController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly storefronts: Storefronts,
  ) {}

  @Get(':name')
  @FreelyRead()
  async brand(@Param('name') name: string): Promise<Answer> {
    const found =
      this.storefronts.file(await this.catalogue.latest(), name) ??
      // Another process may have known the change first.
      this.storefronts.file(await this.catalogue.current(), name);
    if (!found) throw new Refusal('not-found');
    const body = await found.body();
    return file(body, found.type, {
      cache: 'public, max-age=31536000, immutable',
      // A drawing that is opened by itself is a document: it gets nothing to do.
      headers: { 'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox" },
    });
  }
}
