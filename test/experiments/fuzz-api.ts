import { z } from 'zod';
import type { App } from '../support/app.js';
import type { Failures } from './fuzz-failures.js';
import { hostileText, hostileValue, inAddress, of, type Random } from './hostile.js';

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: { readonly examples?: readonly (string | number)[] };
  }[];
  readonly bodies: readonly Readonly<Record<string, unknown>>[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>> }>
  >;
}

/** What the document describes, its schemas ready to be held against an answer. */
export async function operationsOf(app: App): Promise<readonly Operation[]> {
  const { body } = await app.http.get('/api/openapi.json');
  const { paths, components } = JSON.parse(
    JSON.stringify(body).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as OpenApiDocument;
  const schemaOf = (schema: object) =>
    z.fromJSONSchema({ ...schema, $defs: components.schemas } as Parameters<typeof z.fromJSONSchema>[0]);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => ({
      method: method as Operation['method'],
      path,
      parameters,
      bodies: bodiesOf(requestBody?.content?.['application/json']?.schema, components.schemas),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, { content }]) => [
          status,
          content
            ? {
                content: Object.fromEntries(
                  Object.entries(content).map(([type, { schema }]) => [type, { schema: schemaOf(schema) }]),
                ),
              }
            : {},
        ]),
      ),
    })),
  );
}

interface JsonSchema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly anyOf?: readonly JsonSchema[];
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface Described {
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

function bodiesOf(
  schema: JsonSchema | undefined,
  known: Readonly<Record<string, JsonSchema>>,
): Record<string, unknown>[] {
  if (!schema) return [];
  if (schema.anyOf) return schema.anyOf.flatMap((one) => bodiesOf(one, known));
  const named = schema.$ref ? known[schema.$ref.slice('#/$defs/'.length)] : schema;
  return [{ ...(named?.example as object | undefined) }];
}

const media = [
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-7',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
];

export async function call(app: App, operation: Operation, random: Random, found: Failures): Promise<void> {
  const { method, path, parameters, bodies } = operation;
  const value = ({ schema }: Operation['parameters'][number]) =>
    random() < 0.5 ? String(schema?.examples?.[0] ?? 'acupuncture') : hostileText(random);
  const address = path.replaceAll(/\{(\w+)\}/g, () => inAddress(hostileText(random)) || 'x');
  const query = new URLSearchParams(
    parameters
      .filter((one) => one.in === 'query' && random() < 0.7)
      .map((one) => [one.name, value(one).slice(0, 3000)]),
  );
  const headers = Object.fromEntries(
    ['Idempotency-Key', 'Proof-Of-Work', 'Authorization', 'Accept-Language', 'Cookie', 'X-Forwarded-For', 'Origin']
      .filter(() => random() < 0.2)
      .map((name) => [
        name,
        hostileText(random)
          .replace(/[^\x20-\x7e]/g, '')
          .slice(0, 3000),
      ]),
  );
  const asked = app.http[random() < 0.95 ? method : of(random, ['get', 'post', 'put', 'delete', 'patch'] as const)](
    `${address}?${query}`,
  )
    .set(headers)
    .redirects(0);
  const body: Record<string, unknown> = { ...(bodies.length ? of(random, bodies) : {}) };
  for (let n = Math.floor(random() * 3); n > 0; n--) {
    const name = of(random, [...Object.keys(body), 'patient', 'x']);
    body[name] = spoiled(body[name], random);
  }
  const sent =
    random() < 0.9
      ? JSON.stringify(body)
      : of(random, ['{', '[]', 'null', '"', '[['.repeat(20_000), `{"a":"${'x'.repeat(80_000)}"}`]);
  const {
    status,
    headers: got,
    text,
  } = await (asked.method === 'GET' || (bodies.length === 0 && random() < 0.8)
    ? asked
    : asked.type(of(random, media)).send(sent));
  const where = `${asked.method} ${path} ${status}`;
  if (status >= 500) return found.server(where, { address, query: String(query), headers, sent: sent.slice(0, 300) });
  const expected = operation.responses[status] ?? operation.responses['default'];
  const type = String(got['content-type']).split(';')[0]!;
  const schema = expected?.content?.[type]?.schema;
  const fits = expected?.content === undefined ? text === '' : schema?.safeParse(JSON.parse(text)).success;
  if (!expected || !fits)
    found.contract(`${where} ${type}`, {
      address,
      query: String(query),
      headers,
      sent: sent.slice(0, 300),
      text: text.slice(0, 300),
    });
}

/** Something else, or the same with something else in one of its fields. */
function spoiled(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.2) return hostileValue(random);
  return { ...value, [of(random, Object.keys(value))]: hostileValue(random) };
}
