import type { DataSource } from 'typeorm';

/** Every row of every table; without `except`, but the one that counts how far visits from links came. */
export async function everyRow(
  db: Pick<DataSource, 'query'>,
  except: readonly string[] = ['link_steps'],
): Promise<string> {
  const tables: { name: string }[] = await db.query(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema in ('public', 'staff_auth') and table_type = 'BASE TABLE' and table_name <> all($1) order by 1`,
    [except],
  );
  const parts = [];
  for (const { name } of tables) {
    const [{ rows }] = await db.query(
      `select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from ${name} t`,
    );
    parts.push({ [name]: rows });
  }
  return JSON.stringify(parts);
}
