import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { DetailsPages } from './details-pages.service.js';
import { FormDrafts } from './form-drafts.service.js';
import { typedSchema } from './patient-form.js';

const querySchema = searchSchema.extend({ start: z.string().max(40).optional() });
const bodySchema = querySchema.extend(typedSchema.shape);

/** Your details, for a time that is kept. */
@Controller('book/:hold')
@Allow('public')
export class DetailsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly pages: DetailsPages,
    private readonly formDrafts: FormDrafts,
  ) {}

  @Get()
  async details(
    @Param('hold') hold: string,
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const kept = parse(querySchema, query);
    return this.pages.form(await this.siteContext.siteFor(request), hold, kept, this.formDrafts.read(cookies));
  }

  /** The same form in another language, with what was typed so far; nothing of it is stored. */
  @Post('language')
  @HttpCode(200)
  async again(@Param('hold') hold: string, @Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { name, email, phone, note, byText, emailChecked, ...kept } = parse(bodySchema, body);
    const typed = { name, email, phone, note, byText, emailChecked };
    return this.pages.form(await this.siteContext.siteFor(request), hold, kept, typed);
  }
}
