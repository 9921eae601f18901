import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { FailedLetters } from '../../../health/failed-letters.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { House } from '../../shared/house.service.js';
import { LettersPage } from './letters-page.js';

export const lettersArrival = z.object({
  news: z.enum(['again', 'phoned', 'overtaken']).optional().catch(undefined),
});
/** The pages that show these letters come here, and go back to where they were. */
const sent = z.object({
  at: z
    .string()
    .regex(/^\/staff\/(letters|visits\/[A-Z0-9]{1,12})$|^\/admin\/health$/)
    .catch('/staff/letters'),
});

/** Letters that could not be delivered, and what is done about them. */
@Controller('staff/letters')
@Allow('reception', 'admin')
export class LettersController {
  constructor(
    private readonly house: House,
    private readonly letters: FailedLetters,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(lettersArrival, query);
    const [site, letters] = await Promise.all([this.house.site(), this.letters.list(member)]);
    const view = { member, letters, news: news && site.t(`undelivered.news.${news}`) };
    return page(<LettersPage site={site} view={view} />, { personal: true });
  }

  @Post(':id/again')
  async again(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { at } = parse(sent, body);
    try {
      await this.letters.sendAgain(member, id);
      return seeOther(`${at}?news=again`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'letter-overtaken') throw fault;
      return seeOther(`${at}?news=overtaken`);
    }
  }

  @Post(':id/phoned')
  async phoned(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { at } = parse(sent, body);
    await this.letters.markPhoned(member, id);
    return seeOther(`${at}?news=phoned`);
  }
}
