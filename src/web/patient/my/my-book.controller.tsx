import { Controller, Get, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { OwnContacts, type OwnPerson } from '../../../bookings/by-patient/own-contacts.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import { refusalOf } from '../../../patients/returning.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { noReferrer, page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { Choice, FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { findAddress, searchSchema } from '../choice.js';
import { withAudience } from '../in-words.js';
import { snapshotIn } from '../snapshot-in.js';
import { WhoPage } from './who-page.js';

const querySchema = searchSchema.pick({ person: true, treatment: true });

/** From the list of appointments to a new one: for whom, and what. Nothing is stored; the choice goes along in the address. */
@Controller('my/book')
@Allow('patient-link')
export class MyBookController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly sessions: PatientSessions,
    private readonly contacts: OwnContacts,
    private readonly rows: BookingRows,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async choose(
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const email = await this.sessions.emailOf(cookies);
    if (!email) return seeOther('/my');
    const { person, treatment } = parse(querySchema, query);
    const site = await this.siteContext.siteFor(request);
    const { treatments } = snapshotIn(await this.catalogue.current(), site.locale);
    const offered = treatments.filter(({ kind, online }) => kind === 'base' && online);
    const wanted = offered.find(({ slug }) => slug === treatment);
    const wrong = person && wanted ? await this.contacts.wrongAudience(email, person, wanted) : null;
    if (person && treatment && !wrong)
      return seeOther(findAddress({ person, treatment, near: await this.lastPlace(email) }));
    const people = await this.contacts.people(email);
    const errors: FieldErrors = wrong
      ? { treatment: refusalText(site, refusalOf(wrong)) }
      : treatment === undefined
        ? {}
        : { person: site.t('household.pick') };
    const [only, ...others] = people;
    const view = {
      people: choicesOf(site, people),
      chosen: person ? [person] : only && others.length === 0 ? [only.id] : [],
      treatment,
      treatments: offered.map((one) => ({ value: one.slug, label: withAudience(site, one.name, one) })),
      errors,
    };
    const status = treatment === undefined ? 200 : 400;
    return page(<WhoPage site={site} view={view} />, { personal: true, headers: noReferrer, status });
  }

  /** Where somebody of this address was last, or is going to be. */
  private async lastPlace(email: string): Promise<string | undefined> {
    const [last] = await this.rows.atAddress(email);
    return last && `${last.location.latitude},${last.location.longitude}`;
  }
}

function choicesOf({ t }: Site, people: readonly OwnPerson[]): readonly Choice[] {
  const someoneElse = { value: 'new', label: t('household.someone-else'), hint: t('household.someone-else-hint') };
  return [...people.map(({ id, name }) => ({ value: id, label: name })), someoneElse];
}
