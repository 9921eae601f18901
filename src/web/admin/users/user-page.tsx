import type { VNode } from 'preact';
import { roles } from '../../../accounts/staff-member.js';
import type { StaffListEntry } from '../../../accounts/staff-members.service.js';
import { user, userRoles } from '../../../accounts/user.entity.js';
import { Carried, type Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { EntryForm } from '../resource/entry-form.js';
import type { Form } from '../resource/resource.js';

interface InvitationView extends StaffView {
  readonly form: Form;
  readonly practitioners: readonly Choice[];
}

interface UserView extends InvitationView {
  readonly person: StaffListEntry;
}

/** Someone new. */
export function InvitationPage({ site, view }: { readonly site: Site; readonly view: InvitationView }): VNode {
  const { t } = site;
  return (
    <StaffPage site={site} view={view} title={t('users.invite')} back={backTo(site)} here="/admin/users">
      <EntryForm
        site={site}
        entity={user}
        form={view.form}
        choices={choicesOf(site, view)}
        submit={t('users.invite-submit')}
      />
    </StaffPage>
  );
}

/** Someone who may sign in, or could: as what, and what an administrator can do for them. */
export function UserPage({ site, view }: { readonly site: Site; readonly view: UserView }): VNode {
  const { t } = site;
  const { form, person, member } = view;
  const { id, name, active, welcomed, strong } = person;
  return (
    <StaffPage site={site} view={view} title={name} back={backTo(site)} here="/admin/users">
      <ul class="plain">
        {factsOf(site, person).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <EntryForm site={site} entity={userRoles} form={form} choices={choicesOf(site, view)} submit={t('users.save')} />
      <form class="actions" action={active ? `${form.action}/retirement` : '/admin/users/restore'} method="post">
        <Carried fields={{ id }} />
        <button class={active ? 'button quiet danger' : 'button quiet'} type="submit">
          {t(active ? 'users.shut-out' : 'users.let-in')}
        </button>
        {active && strong && id !== member.id && (
          <button class="button quiet" type="submit" formAction={`${form.action}/second-step/removal`}>
            {t('users.forget-factors')}
          </button>
        )}
        {active && !welcomed && (
          <button class="button quiet" type="submit" formAction={`${form.action}/invitation`}>
            {t('users.invite-again')}
          </button>
        )}
      </form>
    </StaffPage>
  );
}

/** In a line each: the address, the roles, and how they sign in. */
export function factsOf({ t }: Site, { email, roles, active, welcomed, strong }: StaffListEntry): readonly string[] {
  const state = !active ? 'out' : !welcomed ? 'invited' : strong ? 'strong' : 'password';
  return [email, `${roles.map((role) => t(`role.${role}`)).join(', ')} · ${t(`users.state.${state}`)}`];
}

const backTo = ({ t }: Site) => ({ href: '/admin/users', text: t('users.title') });

function choicesOf({ t }: Site, { practitioners }: InvitationView) {
  return {
    roles: roles.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`role.${role}.may`) })),
    practitioner: [{ value: '', label: t('users.no-practitioner') }, ...practitioners],
  };
}
