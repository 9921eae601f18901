import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import type { Answer } from '../../platform/http/answer.js';
import { seeOther } from '../shared/answer.js';

/** The address somebody types from memory. */
@Controller('staff')
@Allow('practitioner', 'reception', 'admin')
export class HomeController {
  @Get()
  home(): Answer {
    return seeOther('/staff/diary');
  }
}
