import { Controller, Get } from '@nestjs/common';
import { render } from 'preact-render-to-string';
import { Allow } from '../accounts/allow.decorator.js';
import { type Answer, file, html, json } from '../platform/http/answer.js';
import type { Described } from './described.js';
import { OpenApi } from './openapi.service.js';
import { ReferencePage } from './reference-page.js';
import { referenceStyle } from './reference-style.js';

/** The description of the API: for programs, and for people. */
@Controller('api')
@Allow('public')
export class ApiController {
  private page: string | undefined;

  constructor(private readonly openApi: OpenApi) {}

  @Get()
  async reference(): Promise<Answer> {
    const document = (await this.openApi.document()) as unknown as Described;
    this.page ??= `<!doctype html>${render(<ReferencePage document={document} />)}`;
    return html(this.page);
  }

  @Get('reference.css')
  style(): Answer {
    return file(referenceStyle, 'text/css; charset=utf-8', { cache: 'public, max-age=3600' });
  }

  @Get('openapi.json')
  async document(): Promise<Answer> {
    return json(JSON.stringify(await this.openApi.document()));
  }
}
