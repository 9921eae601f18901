import pg, { escapeIdentifier, escapeLiteral } from 'pg';

/** What the application connects as, where the role is ours to make. */
export const appRole = 'meridian_app';
/** For reports and other questions that people ask by hand; whoever is a member of it can read. */
export const readerRole = 'meridian_reader';

/** What the application may do to tables whose rows stay as they were written, instead of everything. */
const appendOnly = {
  audit: ['select', 'insert'],
  migrations: ['select'],
  // Which keys a restored system needs: a row that is missing would let it start without one of them.
  sealing_keys: ['select', 'insert'],
  // Those of a person who is erased are deleted; a trigger refuses all others.
  visit_notes: ['select', 'insert', 'delete'],
};

/**
 * Readers see no table with passwords, sessions, hashes of links and keys, or anything encrypted. Appointments are what they come
 * for: their links are as long as keys, and nobody reads their notes without the key file.
 */
const isSecret = `(nspname <> 'public' and relname <> 'user' or relname <> 'bookings' and exists (
  select from pg_attribute where attrelid = c.oid and attname ~ 'hash|sealed|secret|token'))`;

interface Asked {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/**
 * SQL that makes a role unless there is one of that name, or whoever runs it may not; as a member of it, they see what its
 * sessions wait for.
 */
export function makeRole(name: string, options: string): string {
  const role = escapeIdentifier(name);
  const body = `begin
    if not exists (select from pg_roles where rolname = ${escapeLiteral(name)})
      and (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
    then create role ${role} ${options}; grant ${role} to current_user; end if; end`;
  return `do ${escapeLiteral(body)}`;
}

/**
 * Gives the role that `url` connects as, and readers, the rights they should have on everything there is by now; run by the
 * owner, after every migration. Statements are sent only for what is not so yet, because each makes all sessions plan anew.
 */
export async function grantRights(owner: Asked, url: string): Promise<void> {
  const { username, password } = new URL(url);
  const app = decodeURIComponent(username);
  await owner.query(makeRole(app, `login password ${escapeLiteral(decodeURIComponent(password))}`));
  await owner.query(makeRole(readerRole, ''));
  const found = await owner.query(lacking, [app, readerRole, JSON.stringify(appendOnly)]);
  for (const { statement } of found as { statement: string }[]) await owner.query(statement);
}

/**
 * Whatever connects as the role of `url` to its database begins with `settings` from then on, also through a pooler. Several may
 * do this at once.
 */
export async function keepSettings(url: string, settings: Readonly<Record<string, string | number>>): Promise<void> {
  const list = Object.entries(settings).map(
    ([name, value]) => `(${escapeLiteral(name)}, ${escapeLiteral(`${value}`)})`,
  );
  const body = `declare wanted record; begin
    perform pg_advisory_xact_lock(hashtext('meridian role settings'));
    for wanted in
      select name, value from (values ${list.join()}) v (name, value) where not exists (
        select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
        where d.datname = current_database() and s.setrole = current_user::regrole and name || '=' || value = any (s.setconfig))
    loop
      execute format('alter role %I in database %I set %I = %L', current_user, current_database(), wanted.name, wanted.value);
    end loop; end`;
  const role = new pg.Client({ connectionString: url, application_name: 'meridian', connectionTimeoutMillis: 5_000 });
  role.on('error', () => undefined);
  try {
    await role.connect();
    await role.query(`do ${escapeLiteral(body)}`);
  } finally {
    await role.end();
  }
}

/** `$1` the application's role, `$2` the readers', `$3` what the application may do to some tables. */
const lacking = `
  with roles as (
    select oid, rolname, rolname = $1 as writes from pg_roles where rolname in ($1, $2) and rolname <> current_user
  ), schemas as (
    select oid, nspname from pg_namespace where nspname in ('public', 'staff_auth')
  ), rights as (
    select rolname, c.oid::regclass as name, privilege, has_table_privilege(r.oid, c.oid, privilege) as given,
      case when relkind = 'S' then writes and privilege = 'select'
        when writes then coalesce($3::jsonb -> relname, '["select", "insert", "update", "delete"]') ? privilege
        else privilege = 'select' and not ${isSecret} end as due
    from roles r, schemas s join pg_class c on relnamespace = s.oid and relkind in ('r', 'p', 'v', 'm', 'S')
      and pg_has_role(relowner, 'usage'),
      unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) privilege
  )
  select format(case when due then 'grant %s on %s to %I' else 'revoke %s on %s from %I' end,
    string_agg(privilege, ', '), name, rolname) as statement
  from rights where given <> due group by due, name, rolname
  union all
  select format('grant usage on schema %I to %I', nspname, rolname) from schemas s, roles r
  where not has_schema_privilege(r.oid, s.oid, 'usage')
  union all
  select format('grant execute on function %s to %I', p.oid::regprocedure, rolname)
  from roles r, schemas s join pg_proc p on pronamespace = s.oid and prosecdef
  where writes and not has_function_privilege(r.oid, p.oid, 'execute')
  union all
  select 'revoke create on schema public from public' where has_schema_privilege('public', 'public', 'create')
  union all
  select format('revoke temporary on database %I from public', current_database())
  where exists (select from roles where has_database_privilege(oid, current_database(), 'temporary'))`;

/** Can the role of this connection change what was logged, as the owner of the tables can? */
export async function changesLog(db: Asked): Promise<boolean> {
  const [audit] = (await db.query(
    `select pg_has_role(relowner, 'usage') as owned from pg_class where oid = 'audit'::regclass`,
  )) as { owned: boolean }[];
  return audit?.owned ?? false;
}
