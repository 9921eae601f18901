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
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { Choice, FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { addressOf, anyOf, findAddress, person, searchSchema } from '../choice.js';
import { withAudience } from '../in-words.js';
import { snapshotIn } from '../snapshot-in.js';
import { WhoPage } from './who-page.js';

const querySchema = searchSchema.pick({ treatment: true }).extend({ person: anyOf(person) });

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
    const email = await this.sessions.ownerOf(cookies);
    const { person: chosen, treatment } = parse(querySchema, query);
    const [one, other, ...more] = chosen;
    const [last] = await this.rows.atAddress(email);
    const site = await this.siteContext.siteFor(request);
    const { treatments } = snapshotIn(await this.catalogue.current(), site.locale);
    const offered = treatments.filter(({ kind, online }) => kind === 'base' && online);
    const wanted = offered.find(({ slug }) => slug === treatment);
    // Two may need different treatments, which they choose with the time.
    const wrong = one && !other && wanted ? await this.contacts.wrongAudience(email, one, wanted) : null;
    if (treatment && one && more.length === 0 && !wrong) {
      const near = last && `${last.location.latitude},${last.location.longitude}`;
      return seeOther(
        other
          ? addressOf('/book/together', { treatment, person: chosen })
          : findAddress({ treatment, person: one, near }),
      );
    }
    const people = await this.contacts.people(email);
    const errors: FieldErrors = wrong
      ? { treatment: refusalText(site, refusalOf(wrong)) }
      : treatment === undefined
        ? {}
        : { person: site.t('household.pick') };
    const view = {
      people: choicesOf(site, people),
      chosen,
      treatment: treatment ?? (last?.treatment.for === 'new' ? undefined : last?.treatment.slug),
      treatments: offered.map((base) => ({ value: base.slug, label: withAudience(site, base.name, base) })),
      errors,
    };
    const status = treatment === undefined ? 200 : 400;
    return page(<WhoPage site={site} view={view} />, { personal: true, status });
  }
}

function choicesOf({ t }: Site, people: readonly OwnPerson[]): readonly Choice[] {
  const someoneElse = { value: 'new', label: t('household.someone-else'), hint: t('household.someone-else-hint') };
  return [...people.map(({ id, name }) => ({ value: id, label: name })), someoneElse];
}
