import { Controller, Get, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Suggestions } from '../../../finder/suggestions.service.js';
import { type Answer, json } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { SiteContext } from '../../shared/site-context.service.js';

const query = z.object({ q: z.string().max(120).default('') });

/** What the box of the finder suggests while a place is typed. Nobody else hears of it, and nothing is kept. */
@Controller('places')
@Allow('public')
export class PlacesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly suggestions: Suggestions,
  ) {}

  @Get()
  async starting(@Query() given: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { q } = parse(query, given);
    const { locale } = await this.siteContext.siteFor(request);
    const places = await this.suggestions.of(q, locale);
    return json(JSON.stringify({ places }), { headers: { 'cache-control': 'private, max-age=3600' } });
  }
}
