import type { VNode } from 'preact';
import { roles } from '../../../accounts/staff-member.js';
import type { StaffListEntry } from '../../../accounts/staff-members.service.js';
import { user } from '../../../accounts/user.entity.js';
import { type Choice, emailInput, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityField } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import { EditForm } from '../resource/edit-form.js';
import type { EntryForm } from '../resource/resource.js';

interface InvitationView extends StaffView {
  readonly form: EntryForm;
  readonly practitioners: readonly Choice[];
}

interface UserView extends InvitationView {
  readonly person: StaffListEntry;
}

/** Someone new. */
export function InvitationPage({ site, view }: { readonly site: Site; readonly view: InvitationView }): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('users.invite')} here={view.form.action}>
      <EditForm
        entity={user}
        form={view.form}
        choices={choicesOf(site, view)}
        custom={{ email: <EntityField name="email" input={emailInput} /> }}
        submit={t('users.invite-submit')}
      />
    </AdminPage>
  );
}

/** Someone who may sign in, or could: as what, and what an administrator can do for them. */
export function UserPage({ site, view }: { readonly site: Site; readonly view: UserView }): VNode {
  const { t } = site;
  const { form, person, member } = view;
  const { id, name, active, welcomed, strong } = person;
  return (
    <AdminPage view={view} title={name} here={form.action}>
      <ul class="plain">
        {factsOf(site, person).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <EditForm
        entity={user}
        form={form}
        choices={choicesOf(site, view)}
        custom={{
          email: (
            <EntityField name="email" hint={welcomed ? t('users.email-change-hint') : undefined} input={emailInput} />
          ),
        }}
        submit={t('users.save')}
      />
      <Form class="actions" action={active ? `${form.action}/retirement` : '/admin/users/restore'} carry={{ id }}>
        <Submit look={active ? 'quiet danger' : 'quiet'}>{t(active ? 'users.deactivate' : 'users.reactivate')}</Submit>
        {active && welcomed && id !== member.id && (
          <Submit look="quiet" formAction={`${form.action}/sessions/end`}>
            {t('users.end-sessions')}
          </Submit>
        )}
        {active && strong && id !== member.id && (
          <Submit look="quiet" formAction={`${form.action}/second-step/removal`}>
            {t('users.forget-factors')}
          </Submit>
        )}
        {active && !welcomed && (
          <Submit look="quiet" formAction={`${form.action}/invitation`}>
            {t('users.invite-again')}
          </Submit>
        )}
      </Form>
    </AdminPage>
  );
}

/** In a line each: the address, the roles, and how they sign in. */
export function factsOf(
  { t }: Site,
  { email, newEmail, roles, active, welcomed, strong }: StaffListEntry,
): readonly string[] {
  const state = !active ? 'out' : !welcomed ? 'invited' : strong ? 'strong' : 'password';
  return [
    email,
    ...(newEmail ? [t('users.new-email', { email: newEmail })] : []),
    `${roles.map((role) => t(`role.${role}`)).join(', ')} · ${t(`users.state.${state}`)}`,
  ];
}

function choicesOf({ t }: Site, { practitioners }: InvitationView) {
  return {
    roles: roles.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`role.${role}.may`) })),
    practitioner: [{ value: '', label: t('users.no-practitioner') }, ...practitioners],
  };
}
