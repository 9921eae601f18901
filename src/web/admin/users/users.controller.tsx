import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { roles, type StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { line, parse, several } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { UsersPage, type UsersView } from './users-page.js';

const place = {
  roles: several(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1, { error: 'fault.role-missing' })),
  practitioner: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
};
const change = z.object(place);
const invitation = z.object({
  name: line(120).pipe(z.string().min(1)),
  email: line(254).pipe(z.email()),
  ...place,
});
const querySchema = z.object({
  news: z.enum(['invited', 'changed', 'out', 'in', 'factors']).optional().catch(undefined),
  practitioner: z.uuid().optional().catch(undefined),
});

/** Who works here. */
@Controller('admin/users')
@Allow('admin')
@FreshSignIn()
export class UsersController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly staffing: StaffMembers,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news, practitioner } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    const typed = practitioner ? await this.invitedAs(practitioner) : undefined;
    return this.show(member, { news: news && t(`users.news.${news}`), ...(typed && { typed }) });
  }

  @Post()
  async invite(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    return this.orAgain(member, body, 'invited', async () => {
      const { practitioner: practitionerId, ...person } = parse(invitation, body);
      await this.staffing.invite(member, { ...person, practitionerId }, await this.siteContext.site());
    });
  }

  @Post(':id/invitation')
  async inviteAgain(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    await this.staffing.inviteAgain(member, id, await this.siteContext.site());
    return seeOther('/admin/users?news=invited');
  }

  @Post(':id/roles')
  async change(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    return this.orAgain(member, undefined, 'changed', async () => {
      const { roles, practitioner } = parse(change, body);
      await this.staffing.change(member, id, roles, practitioner);
    });
  }

  @Post(':id/deactivation')
  shutOut(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    return this.orAgain(member, undefined, 'out', () => this.staffing.setActive(member, id, false));
  }

  @Post(':id/second-step/removal')
  forgetFactors(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    return this.orAgain(member, undefined, 'factors', () => this.staffing.forgetFactors(member, id));
  }

  @Post(':id/reactivation')
  attachMember(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    return this.orAgain(member, undefined, 'in', () => this.staffing.setActive(member, id, true));
  }

  private async orAgain(
    member: StaffMember,
    typed: unknown,
    news: string,
    work: () => Promise<unknown>,
  ): Promise<Answer> {
    try {
      await work();
      return seeOther(`/admin/users?news=${news}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const { locale, t } = await this.siteContext.site();
      // What was wrong in a row has no field of the form below.
      if (fault instanceof BadInput && typed !== undefined) {
        return this.show(member, { errors: fieldErrors(fault, locale), typed: asTyped(typed) }, fault.status);
      }
      const said =
        fault instanceof BadInput ? Object.values(fieldErrors(fault, locale)).join(' ') : t(`refusal.${fault.code}`);
      return this.show(member, { fault: said }, fault.status);
    }
  }

  /** The invitation of somebody who treats here, filled in. */
  private async invitedAs(practitionerId: string): Promise<UsersView['typed'] | undefined> {
    const { practitioners } = await this.catalogue.current();
    const found = practitioners.find(({ id }) => id === practitionerId);
    if (!found) return undefined;
    return { name: found.name, email: found.email, roles: ['practitioner'], practitioner: found.id };
  }

  private async show(member: StaffMember, more: Partial<UsersView>, status = 200): Promise<Answer> {
    const [site, people, { practitioners }] = await Promise.all([
      this.siteContext.site(),
      this.staffing.list(),
      this.catalogue.latest(),
    ]);
    const view: UsersView = {
      member,
      people,
      practitioners: practitioners.map(({ id, name }) => ({ value: id, label: name })),
      typed: { roles: [], practitioner: '' },
      errors: {},
      ...more,
    };
    return page(<UsersPage site={site} view={view} />, { personal: true, status });
  }
}

function asTyped(body: unknown): UsersView['typed'] {
  const { name, email, roles, practitioner } = (body ?? {}) as Record<string, unknown>;
  const text = (given: unknown) => (typeof given === 'string' ? given : '');
  return {
    name: text(name),
    email: text(email),
    roles: [roles ?? []].flat().map(text),
    practitioner: text(practitioner),
  };
}
