import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { OwnContacts, type OwnPerson, ownContactSchema } from '../../../bookings/by-patient/own-contacts.service.js';
import { catalogueLanguages, ownName } from '../../../i18n/language.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, Id, type WebRequest } from '../../../platform/http/request.decorator.js';
import { asTyped, parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { PersonPage, type PersonView } from './person-page.js';

type CookieValues = Readonly<Record<string, string>>;

const typedSchema = z.object({ phone: asTyped, language: z.string().max(20).catch('') });
const languages = catalogueLanguages.map((value) => ({ value, label: ownName(value) }));

/** The contact data of one of the people at a proven address. */
@Controller('my/people/:id')
@Allow('patient-link')
export class MyPeopleController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly sessions: PatientSessions,
    private readonly contacts: OwnContacts,
  ) {}

  @Get()
  async form(@Id() id: string, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const email = await this.sessions.ownerOf(cookies);
    const person = await this.contacts.one(email, id);
    return this.show(request, person, { phone: person.phone ?? '', language: person.language });
  }

  @Post()
  async change(
    @Id() id: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const email = await this.sessions.ownerOf(cookies);
    const person = await this.contacts.one(email, id);
    try {
      await this.contacts.change(email, id, parse(ownContactSchema, body));
      return seeOther('/my?news=saved');
    } catch (fault) {
      if (fault instanceof BadInput) return this.show(request, person, parse(typedSchema, body), fault);
      throw fault;
    }
  }

  private async show(
    request: WebRequest,
    { id, name }: OwnPerson,
    typed: PersonView['typed'],
    wrong?: BadInput,
  ): Promise<Answer> {
    const site = await this.siteContext.siteFor(request, null, wrong ? undefined : `/my/people/${id}`);
    const errors = wrong ? fieldErrors(wrong, site.locale) : {};
    const view = { id, name, typed, languages, errors };
    return page(<PersonPage site={site} view={view} />, { personal: true, status: wrong?.status });
  }
}
