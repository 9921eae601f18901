import { Controller, Get } from '@nestjs/common';
import { Allow } from '../accounts/allow.decorator.js';
import { type Answer, json } from '../platform/http/answer.js';
import { OpenApi } from './openapi.service.js';

/** The description of the API: for programs, and for people. */
@Controller('api')
@Allow('public')
export class ApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get('openapi.json')
  document(): Answer {
    return json(JSON.stringify(this.openApi.document));
  }
}
