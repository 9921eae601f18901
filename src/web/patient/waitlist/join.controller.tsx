import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { suggestedEmail } from '../../../patients/email-suggestion.js';
import { emailKey } from '../../../patients/identity.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { Waitlist } from '../../../waitlist/waitlist.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors, refusalText } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { readPatientForm, typedSchema } from '../book/patient-form.js';
import { findAddress, searchSchema } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { AskedPage, JoinPage, type JoinView } from './join-page.js';
import { JoinViews, type Joining } from './join-views.service.js';
import { wishesForm, wishesIn } from './wishes-form.js';

type CookieValues = Readonly<Record<string, string>>;

const { name, email, phone, byText, emailChecked } = typedSchema.shape;
const contactForm = z.object({ name, email, phone, byText, emailChecked });
const bodySchema = searchSchema.extend({
  ...contactForm.shape,
  ...wishesForm.shape,
  /** Pressed instead of the button: the address that was suggested. */
  corrected: email,
  once: z.string().max(100).optional(),
});

/** For whom nothing suits: who they are, and what would. The address is proven before they wait. */
@Controller('waitlist')
@Allow('public')
export class JoinWaitlistController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly waitlist: Waitlist,
    private readonly views: JoinViews,
    private readonly sessions: PatientSessions,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts' | 'mailFolder'>,
  ) {}

  @Get('join')
  async form(@Query() query: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const search = parse(searchSchema, query);
    const site = await this.siteContext.siteFor(request);
    const joining = await this.views.joining(site, search);
    if (!joining) return seeOther(findAddress(search));
    const signedIn = await this.sessions.emailOf(cookies);
    return this.show(request, joining, { typed: { email: signedIn, ...joining.usual } });
  }

  @Get('asked')
  async asked(@Req() request: WebRequest): Promise<Answer> {
    const site = await this.siteContext.siteFor(request);
    return page(<AskedPage site={site} mailbox={this.settings.mailFolder ? '/dev/mail' : undefined} />);
  }

  @Post('join')
  @Challenged()
  async join(@Body() body: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const { once, corrected, ...sent } = parse(bodySchema, body);
    const site = await this.siteContext.siteFor(request);
    const joining = await this.views.joining(site, sent);
    if (!joining) throw new Refusal('not-found');
    const contact = { ...parse(contactForm, sent), ...(corrected && { email: corrected }) };
    const typed = { ...contact, ...parse(wishesForm, sent) };
    const read = readPatientForm(site, contact);
    const errors: FieldErrors = 'errors' in read ? read.errors : {};
    const suggestion = contact.email && contact.email !== contact.emailChecked && suggestedEmail(contact.email);
    if ('errors' in read || suggestion)
      return this.show(request, joining, { typed, errors, suggestion: suggestion || undefined }, 400);
    const { note: _, byText: textWanted, ...person } = read.form;
    try {
      const { treatment, addOns } = joining.sought;
      const wanted = {
        treatment,
        addOns,
        wishes: wishesIn(typed, joining.choices.wheres),
        contact: person,
        language: site.reading?.language ?? null,
        textWanted: textWanted && this.settings.texts !== undefined,
        proven: await this.isSignedIn(cookies, person.email),
      };
      const joined = await this.waitlist.join(
        wanted,
        request.ip,
        idempotentRequest('POST /waitlist/join', once, wanted, person.email),
      );
      return seeOther(joined.token ? `/waitlist/entry/${joined.token}` : '/waitlist/asked');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const wrong =
        fault instanceof BadInput ? { errors: fieldErrors(fault, site.locale) } : { fault: refusalText(site, fault) };
      return this.show(request, joining, { typed, ...wrong }, fault.status);
    }
  }

  private async isSignedIn(cookies: CookieValues, email: string): Promise<boolean> {
    const signedIn = await this.sessions.emailOf(cookies);
    return signedIn !== undefined && emailKey(signedIn) === emailKey(email);
  }

  private async show(
    request: WebRequest,
    { choices, past, fields }: Joining,
    view: Pick<JoinView, 'typed' | 'suggestion' | 'fault'> & Partial<Pick<JoinView, 'errors'>>,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.siteFor(request);
    const whole = {
      errors: {},
      ...view,
      choices,
      past,
      fields: { ...fields, once: secretToken() },
      texts: this.settings.texts !== undefined,
    };
    return page(<JoinPage site={site} view={whole} />, { status, personal: true });
  }
}
