import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { formFaults } from '../../../clinic-file/form-faults.js';
import { isTextKind } from '../../../notifications/letter-text.js';
import { letterTextFaults } from '../../../notifications/letter-text-faults.js';
import { standardText } from '../../../notifications/email/compose.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { isLanguage } from '../../../i18n/language.js';
import { page, seeOther } from '../../shared/answer.js';
import { House } from '../../shared/house.service.js';
import { letterIn, type LetterKey, ownText, type Typed, typedIn } from './letter-form.js';
import { LetterPage, type LetterView } from './letter-page.js';
import { LettersDesk } from './letters-desk.service.js';
import { LettersPage } from './letters-page.js';
import { OwnLetters } from './own-letters.service.js';
import { PreviewDocument } from './preview-document.js';

const arrival = z.object({ news: z.enum(['saved', 'reset']).optional().catch(undefined) });
const pressed = z.object({
  do: z.enum(['save', 'trial']).catch('save'),
  seen: z.string().max(60).optional().catch(undefined),
  once: z.string().min(1).max(100).optional().catch(undefined),
});

/** Letters in the clinic's own words. */
@Controller('admin/letters')
@Allow('admin')
export class LettersController {
  constructor(
    private readonly house: House,
    private readonly desk: LettersDesk,
    private readonly own: OwnLetters,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(arrival, query);
    const site = await this.house.site();
    const view = await this.desk.list(site, member, news && site.t(`letters.news.${news}`));
    return page(<LettersPage site={site} view={view} />, { personal: true });
  }

  @Get(':kind/:language')
  async one(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    return this.show(member, keyIn(params));
  }

  @Post(':kind/:language')
  async change(@Staff() member: StaffMember, @Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = keyIn(params);
    const { do: done, seen, once } = parse(pressed, body);
    const typed = typedIn(body);
    const text = ownText(typed, standardText(key.kind, key.language));
    const carry = { ...(seen && { seen }) };
    try {
      if (done === 'trial') {
        const { email } = member;
        await this.own.trial(member, key, text, once);
        const { t } = await this.house.site();
        return await this.show(member, key, typed, { news: t('letters.trial-sent', { email }) }, carry);
      }
      await this.own.save(member, key, text, seen);
    } catch (fault) {
      return this.refused(member, key, typed, fault, carry);
    }
    return seeOther('/admin/letters?news=saved');
  }

  @Post(':kind/:language/reset')
  async reset(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    await this.own.drop(member, keyIn(params));
    return seeOther('/admin/letters?news=reset');
  }

  /** In the frame: as it is in force … */
  @Get(':kind/:language/preview')
  async stored(@Param() params: unknown): Promise<Answer> {
    const key = keyIn(params);
    return this.preview(key, await this.own.inForce(key));
  }

  /** … or as it is being typed. */
  @Post(':kind/:language/preview')
  async typed(@Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = keyIn(params);
    return this.preview(key, ownText(typedIn(body), standardText(key.kind, key.language)));
  }

  private async preview(key: LetterKey, text: ReturnType<typeof ownText>): Promise<Answer> {
    const site = await this.house.site();
    const faults = letterTextFaults(key.kind, text).map(({ part, message }) => {
      return `${site.t(part === 'title' ? 'letters.heading' : `letters.${part}`)}: ${message}.`;
    });
    const written = await this.desk.written(key, text);
    return page(<PreviewDocument site={site} written={written} faults={faults} />, {
      personal: true,
      headers: { 'content-security-policy': inFrame, 'x-frame-options': 'SAMEORIGIN' },
    });
  }

  private async refused(
    member: StaffMember,
    key: LetterKey,
    typed: Typed,
    fault: unknown,
    carry: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
    const { t } = await this.house.site();
    if (!(fault instanceof BrokenClinic)) {
      return this.show(member, key, typed, { others: [t(`refusal.${fault.code}`)] }, {}, fault.status);
    }
    const at = (fault.draft.letters ?? []).findIndex((letter) => letter === letterIn(fault.draft, key));
    return this.show(member, key, typed, formFaults(fault, `letters[${at}]`), carry, fault.status);
  }

  /** `carry`: what the form was filled from; without it, how it stands now. */
  private async show(
    member: StaffMember,
    key: LetterKey,
    typed?: Typed,
    more: Partial<LetterView> = {},
    carry: Readonly<Record<string, string>> = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.house.site();
    const view = await this.desk.one(site, member, key, typed, more);
    return page(<LetterPage site={site} view={{ ...view, carry: { ...view.carry, ...carry } }} />, {
      personal: true,
      status,
      headers: { 'content-security-policy': withFrame },
    });
  }
}

/** What is no letter, or no language of the catalogue, is not there. */
function keyIn(params: unknown): LetterKey {
  const { kind, language } = params as Readonly<Record<string, string>>;
  if (!kind || !language || !isTextKind(kind) || !isLanguage(language)) throw new Refusal('not-found');
  return { kind, language };
}

const withFrame =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const inFrame =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
