import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { asTyped, parse, several } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { StaffWaitlist } from '../../../waitlist/staff-waitlist.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors, refusalText } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { ShownBy } from '../../shared/shown-by.decorator.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { wishesForm, wishesIn } from '../../patient/waitlist/wishes-form.js';
import { WishesForms } from '../../patient/waitlist/wishes-forms.service.js';
import { addOnChoice } from '../phone/add-on-choice.js';
import { CallerViews } from '../phone/caller-views.service.js';
import { whoIn } from '../phone/who-in.js';
import { NeedsSetUp } from '../setup/needs-set-up.decorator.js';
import { staffActorOf } from '../staff-actor-of.js';
import { WaitlistNewPage, type WaitlistNewView } from './waitlist-new-page.js';

const typed = (longest: number) => z.string().max(longest).default('').catch('');
const formSchema = wishesForm.extend({
  q: typed(100),
  patient: z.uuid().optional().catch(undefined),
  name: asTyped,
  phone: asTyped,
  email: asTyped,
  treatment: typed(80),
  addOn: several(z.string().max(80)).catch([]),
  location: typed(80),
});
type NewForm = z.output<typeof formSchema>;

/** A patient on the phone is put on the waitlist. */
@Controller('staff/waitlist/new')
@Allow('reception', 'admin')
@NeedsSetUp({
  title: 'desk-waitlist.new',
  here: '/staff/waitlist',
  steps: ['location', 'treatment', 'practitioner', 'offer'],
})
export class WaitlistNewController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly callers: CallerViews,
    private readonly forms: WishesForms,
    private readonly waitlist: StaffWaitlist,
  ) {}

  @Get()
  look(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    return this.show(member, parse(formSchema, query), {});
  }

  /** A form post, so that names, numbers and addresses stand in no URL, browser history or log. */
  @Post('search')
  search(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    return this.show(member, parse(formSchema, body), {});
  }

  @Post()
  @ShownBy('/staff/waitlist/new/search')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const form = parse(formSchema, body);
    const site = await this.siteContext.site();
    const who = whoIn(form);
    if (!who) return this.show(member, form, { errors: { who: site.t('phone.who-missing') } }, 400);
    if (who instanceof BadInput) return this.show(member, form, { errors: fieldErrors(who, site.locale) }, who.status);
    try {
      const { treatment, chosen: addOns, choices } = await this.chosen(site, form);
      const wishes = wishesIn(form, choices.wheres);
      const id = await this.waitlist.add(staffActorOf(member), {
        patient: who,
        treatment,
        addOns,
        wishes,
      });
      return seeOther(`/staff/waitlist/${id}?news=added`);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const wrong =
        fault instanceof BadInput ? { errors: fieldErrors(fault, site.locale) } : { fault: refusalText(site, fault) };
      return this.show(member, form, wrong, fault.status);
    }
  }

  private async chosen(site: Site, form: NewForm) {
    const { treatments, locations } = await this.catalogue.latest();
    const bases = treatments.filter(({ kind }) => kind === 'base');
    const base = bases.find(({ slug }) => slug === form.treatment) ?? bases[0];
    const place = locations.find(({ slug }) => slug === form.location) ?? locations[0];
    const [treatment, location] = [base?.slug ?? '', place?.slug ?? ''];
    const addOns = treatments
      .filter(({ kind, slug }) => kind === 'add-on' && base?.addOns.includes(slug))
      .flatMap((one) => (place ? [addOnChoice(site, one, place, form.addOn.includes(one.slug))] : []));
    const chosen = addOns.flatMap(({ value, on }) => (on ? [value] : []));
    const choices = await this.forms.choices(site, { treatment, addOns: chosen, home: location, wishes: null });
    return { treatment, addOns, chosen, location, bases, locations, choices };
  }

  private async show(
    member: StaffMember,
    form: NewForm,
    { errors = {}, fault }: { readonly errors?: FieldErrors; readonly fault?: string },
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const { patients } = await this.callers.who(staffActorOf(member), form);
    const { treatment, addOns, location, choices, bases, locations } = await this.chosen(site, form);
    const { q, name, phone, email, patient: _, ...others } = form;
    const view: WaitlistNewView = {
      member,
      fault,
      errors,
      patients,
      q,
      name,
      phone,
      email,
      treatment,
      addOns,
      location,
      choices,
      treatments: bases.map(asChoice),
      places: locations.map(asChoice),
      typed: others,
    };
    return page(<WaitlistNewPage site={site} view={view} />, { status });
  }
}

const asChoice = ({ slug, name }: { readonly slug: string; readonly name: string }) => ({ value: slug, label: name });
