import { RunImports } from '../../src/import/run-imports.job.js';
import { UploadImport } from '../../src/import/upload-import.service.js';
import type { App } from './app.js';
import { formsOf } from './forms.js';
import type { Person } from './staff.js';

/** A form on the way in, as it stands, and what it asks by the words of its labels. */
export interface Step {
  readonly html: string;
  /** The values of its fields by their labels. */
  readonly asked: Readonly<Record<string, string>>;
}

interface Answers {
  /** Of the form of the columns, by the names of its fields. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Of the form of the names, by how its labels begin. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** From the upload to what was imported, over HTTP, as an admin goes; where there is no table the columns are not asked. */
export async function importWalk(
  app: App,
  admin: Person,
  { name, bytes, source = 'table' }: { name: string; bytes: Buffer; source?: 'table' | 'easy-appointments' },
  answers: Answers = {},
): Promise<{ columns?: Step; meanings: Step; check: string; report: string }> {
  const upload = await app.http
    .post('/admin/imports')
    .set('cookie', admin.cookie)
    .field('source', source)
    .attach('file', bytes, name);
  const path = upload.headers['location'] as string;
  await app.get(UploadImport).idle();
  const get = async (page: string) => (await app.http.get(page).set('cookie', admin.cookie)).text;
  const send = async (page: string, fields: Readonly<Record<string, unknown>>) => {
    const sent = await app.http.post(page).set('cookie', admin.cookie).type('form').send(fields);
    if (sent.status !== 303) throw new Error(`${page} answers ${sent.status}: ${inWords(sent.text)}`);
    await app.get(RunImports).run(new AbortController().signal);
  };
  const columns = source === 'table' ? stepOf(await get(`${path}/columns`)) : undefined;
  if (columns) await send(`${path}/columns`, { ...filled(columns.html, 'columns'), ...answers.columns });
  const meanings = stepOf(await get(`${path}/meanings`));
  const said = Object.entries(answers.meanings ?? {}).flatMap(([label, value]) => {
    const found = [...labels(meanings.html)].filter(([text]) => text.startsWith(label));
    return found.map(([, field]) => [field, value] as const);
  });
  await send(`${path}/meanings`, { ...filled(meanings.html, 'meanings'), ...Object.fromEntries(said) });
  const check = inWords(await get(path));
  await send(`${path}/import`, {});
  return { ...(columns && { columns }), meanings, check, report: inWords(await get(path)) };
}

function stepOf(html: string): Step {
  const values = filled(html, '');
  return {
    html,
    asked: Object.fromEntries([...labels(html)].map(([label, name]) => [label, String(values[name] ?? '')])),
  };
}

function filled(html: string, action: string): Record<string, readonly string[]> {
  return Object.assign({}, ...formsOf(html, '').flatMap((form) => (form.action.endsWith(action) ? [form.filled] : [])));
}

function labels(html: string): ReadonlyMap<string, string> {
  return new Map(
    [...html.matchAll(/<label for="([^"]+)">(.*?)<\/label>/gs)].map(([, name = '', text = '']) => [
      inWords(text),
      name,
    ]),
  );
}

function inWords(html: string): string {
  return html
    .replace(/<(style|script).*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
