import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { SignInResets } from '../../../accounts/sign-in-resets.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { filledUser, user } from '../../../accounts/user.entity.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { filled, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { parseForm } from '../../../configuration/parse-form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Saving } from '../resource/form.controller.js';
import { ListPage } from '../resource/list-page.js';
import {
  type At,
  atOfId,
  type EntryForm,
  formOf,
  type ListShown,
  type Params,
  type Shown,
} from '../resource/resource.js';
import { type Added, ResourceController } from '../resource/resource.controller.js';
import { factsOf, InvitationPage, UserPage } from './user-page.js';

const blankSchema = z.object({ practitioner: z.uuid().optional().catch(undefined) });
const restoreSchema = z.object({ id: z.uuid() });

/** Who may sign in, and as what. */
@Controller('admin/users')
@Allow('admin')
@FreshSignIn()
export class UsersController extends ResourceController<typeof user.fields> {
  protected readonly resource = {
    address: () => '/admin/users',
    entity: user,
    named: (typed: Typed) => said(typed, 'name'),
    news: { added: 'invited', saved: 'changed' },
  };

  constructor(
    siteContext: SiteContext,
    private readonly members: StaffMembers,
    private readonly resets: SignInResets,
    private readonly catalogue: Catalogue,
  ) {
    super(siteContext);
  }

  @Post('restore')
  async restore(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { id } = parse(restoreSchema, body);
    return this.orList(member, this.at(params), async () => {
      await this.members.setActive(member, id, true);
      return listWith('in');
    });
  }

  /** Another invitation, to who has not chosen a password yet. */
  @Post(':slug/invitation')
  async inviteAgain(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    await this.members.inviteAgain(member, this.at(params).slug, await this.siteContext.site());
    return listWith('invited');
  }

  @Post(':slug/sessions/end')
  async endSessions(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    await this.resets.endSessions(member, this.at(params).slug);
    return listWith('signed-out');
  }

  @Post(':slug/second-step/removal')
  async forgetFactors(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    await this.resets.forgetFactors(member, this.at(params).slug);
    return listWith('factors');
  }

  protected override landing(_at: At, done: 'added' | 'saved'): string {
    return listAddress(this.resource.news[done]);
  }

  protected override at(params: Params): At {
    return atOfId(params);
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const [site, people] = await Promise.all([this.siteContext.site(), this.members.list()]);
    const entries = people.map((person) => ({
      slug: person.id,
      name: person.name,
      href: `/admin/users/${person.id}`,
      facts: factsOf(site, person),
    }));
    return page(<ListPage site={site} view={{ ...shown, member, list: 'users', entries }} />, {
      status,
    });
  }

  protected async showNew(member: StaffMember, _at: At, form: EntryForm, { fault, status }: Shown): Promise<Answer> {
    const [site, practitioners] = await Promise.all([this.siteContext.site(), this.practitioners()]);
    const view = { member, fault, errors: form.errors, form, practitioners };
    return page(<InvitationPage site={site} view={view} />, { status });
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    const [site, person, practitioners] = await Promise.all([
      this.siteContext.site(),
      this.members.one(at.slug),
      this.practitioners(),
    ]);
    const form = formOf(this.entryPage(at), filledUser(person), shown);
    const { news, fault, status } = shown;
    const view = { member, record: person.id, news, fault, errors: form.errors, form, person, practitioners };
    return page(<UserPage site={site} view={view} />, { status });
  }

  protected async addEntry(member: StaffMember, _at: At, typed: Typed): Promise<Added> {
    const { practitioner: practitionerId = null, ...person } = parseForm(user, typed);
    const site = await this.siteContext.site();
    return { slug: await this.members.invite(member, { ...person, practitionerId }, site) };
  }

  protected async saveEntry(member: StaffMember, { slug }: At, typed: Typed, { seen }: Saving): Promise<Answer> {
    const { practitioner: practitionerId = null, ...person } = parseForm(user, typed);
    const site = await this.siteContext.site();
    return listWith(await this.members.change(member, slug, { ...person, practitionerId }, site, seen));
  }

  protected async retireEntry(member: StaffMember, _at: At, id: string): Promise<Answer> {
    await this.members.setActive(member, id, false);
    return listWith('out');
  }

  /** For somebody who treats here, filled in. */
  protected override async blankForm(_at: At, query: unknown): Promise<Typed> {
    const { practitioner: wanted } = parse(blankSchema, query);
    const { practitioners } = await this.catalogue.current();
    const found = practitioners.find(({ id }) => id === wanted);
    if (!found) return filled(user, {});
    const { name, email, id } = found;
    return filled(user, { name, email, roles: ['practitioner'], practitioner: id });
  }

  private async practitioners() {
    const { practitioners } = await this.catalogue.latest();
    return practitioners.map(({ id, name }) => ({ value: id, label: name }));
  }
}

const listAddress = (news: string) => `/admin/users?news=${news}`;
const listWith = (news: string) => seeOther(listAddress(news));
