import type { VNode } from 'preact';
import type { Role, StaffMember } from '../../../accounts/staff-member.js';
import { type Choice, ErrorSummary, Field, FieldError, type FieldErrors, Notice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface UsersView {
  readonly member: StaffMember;
  readonly people: readonly Person[];
  readonly practitioners: readonly Choice[];
  readonly typed: {
    readonly name?: string;
    readonly email?: string;
    readonly roles: readonly string[];
    readonly practitioner: string;
  };
  readonly errors: FieldErrors;
  readonly fault?: string;
  readonly news?: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly practitionerId: string | null;
  readonly active: boolean;
  readonly welcomed: boolean;
  readonly strong: boolean;
}

interface UsersPageProps {
  readonly site: Site;
  readonly view: UsersView;
}

/** Who works here, and the form that invites someone. */
export function UsersPage({ site, view }: UsersPageProps): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('users.title')} member={view.member} here="/admin/users">
      <h1>{t('users.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={view.errors} />
      <ul class="rows people-rows">
        {view.people.map((person) => (
          <PersonRow key={person.id} site={site} view={view} person={person} />
        ))}
      </ul>
      <section aria-labelledby="invite">
        <h2 id="invite">{t('users.invite')}</h2>
        <form action="/admin/users" method="post">
          <Field
            site={site}
            name="name"
            label={t('users.name')}
            value={view.typed.name}
            error={view.errors.name}
            input={{ autocomplete: 'off', maxLength: 120 }}
          />
          <Field
            site={site}
            name="email"
            label={t('sign-in.email')}
            hint={t('users.email-hint')}
            value={view.typed.email}
            error={view.errors.email}
            input={{ type: 'email', autocomplete: 'off', maxLength: 254, spellcheck: false }}
          />
          <RoleFields
            site={site}
            view={view}
            roles={view.typed.roles}
            practitioner={view.typed.practitioner}
            id="new"
            errors={view.errors}
          />
          <button class="button" type="submit" data-once>
            {t('users.invite-submit')}
          </button>
        </form>
      </section>
    </StaffLayout>
  );
}

function PersonRow({ site, view, person }: UsersPageProps & { readonly person: Person }): VNode {
  const { t } = site;
  const { id, name, email, roles, active, welcomed, strong } = person;
  const state = !active ? 'out' : !welcomed ? 'invited' : strong ? 'strong' : 'password';
  return (
    <li class={active ? undefined : 'out'}>
      <span>
        <strong>{name}</strong> {email}
        <span class="soft">
          {roles.map((role) => t(`role.${role}`)).join(', ')} · {t(`users.state.${state}`)}
        </span>
      </span>
      <details>
        <summary>
          {t('users.change')} <span class="unseen">{name}</span>
        </summary>
        <form action={`/admin/users/${id}/roles`} method="post">
          <RoleFields
            site={site}
            view={view}
            roles={roles}
            practitioner={person.practitionerId ?? ''}
            id={id}
            errors={{}}
          />
          <button class="button quiet" type="submit">
            {t('users.save')}
          </button>
        </form>
        <form class="actions" action={`/admin/users/${id}/${active ? 'deactivation' : 'reactivation'}`} method="post">
          <button class={active ? 'button quiet danger' : 'button quiet'} type="submit">
            {t(active ? 'users.deactivate' : 'users.reactivate')}
          </button>
          {active && strong && id !== view.member.id && (
            <button class="button quiet" type="submit" formAction={`/admin/users/${id}/second-step/removal`}>
              {t('users.forget-factors')}
            </button>
          )}
          {active && !welcomed && (
            <button class="button quiet" type="submit" formAction={`/admin/users/${id}/invitation`}>
              {t('users.invite-again')}
            </button>
          )}
        </form>
      </details>
    </li>
  );
}

interface RoleFieldsProps extends UsersPageProps {
  readonly roles: readonly string[];
  readonly practitioner: string;
  readonly id: string;
  readonly errors: FieldErrors;
}

function RoleFields({ site, view, roles, practitioner, id, errors }: RoleFieldsProps): VNode {
  const { t } = site;
  return (
    <>
      <fieldset class={errors.roles ? 'field wrong' : 'field'}>
        <legend>{t('users.roles')}</legend>
        {errors.roles && <FieldError name="roles" message={errors.roles} />}
        {(['admin', 'reception', 'practitioner'] as const).map((role, i) => (
          <label key={role} class="tick">
            <input
              id={id === 'new' && i === 0 ? 'roles' : undefined}
              type="checkbox"
              name="roles"
              value={role}
              checked={roles.includes(role)}
            />
            <span>
              {t(`role.${role}`)} <span class="soft">{t(`role.${role}.may`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Select
        id={id === 'new' ? 'practitioner' : `practitioner-${id}`}
        name="practitioner"
        label={t('users.practitioner')}
        value={practitioner}
        error={errors.practitioner}
        choices={[{ value: '', label: t('users.no-practitioner') }, ...view.practitioners]}
      />
    </>
  );
}
