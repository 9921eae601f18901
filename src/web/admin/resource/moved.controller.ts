import { Controller, Get, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { seeOther } from '../../shared/answer.js';
import { movedRoutes, movedTo } from './moved.js';

/** Pages that have another address now. */
@Controller()
@Allow('admin')
export class MovedController {
  @Get(movedRoutes)
  lead(@Req() request: Pick<WebRequest, 'url'>): Answer {
    return seeOther(movedTo(request.url));
  }

  @Get('staff/letters')
  @Allow('reception', 'admin')
  undelivered(): Answer {
    return seeOther('/staff/undelivered');
  }
}
