import { expect } from 'vitest';
import type { Response } from 'supertest';
import { z } from 'zod';
import type { App } from './app.js';

type Method = 'get' | 'post' | 'put' | 'delete';

interface Operation {
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Partial<Record<Method, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export type Api = ReturnType<typeof apiOf>;

/** Calls the API; whatever it answers must be what its own document says it answers. */
export function apiOf(app: App) {
  let document: Document | undefined;

  const call = async (method: Method, path: string, body?: object, headers: Record<string, string> = {}) => {
    document ??= (await app.http.get('/api/openapi.json').expect(200)).body as Document;
    const asked = app.http[method](`/api/v1${path}`).set(headers);
    const answer = await (body === undefined ? asked : asked.send(body));
    conforms(document, method, `/api/v1${path}`, answer);
    return answer;
  };
  return {
    get: (path: string, headers?: Record<string, string>) => call('get', path, undefined, headers),
    post: (path: string, body?: object, headers?: Record<string, string>) => call('post', path, body, headers),
    put: (path: string, body?: object, headers?: Record<string, string>) => call('put', path, body, headers),
    delete: (path: string) => call('delete', path),
  };
}

function conforms({ paths, components }: Document, method: Method, path: string, answer: Response): void {
  const bare = path.split('?')[0]!;
  const pattern = Object.keys(paths).find((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare));
  const responses = paths[pattern ?? '']?.[method]?.responses ?? {};
  const described = responses[answer.status] ?? responses['default'];
  expect(described, `${method} ${bare} may answer ${answer.status}`).toBeDefined();
  if (!described?.content) {
    expect(answer.text).toBeFalsy();
    return;
  }
  const type = String(answer.headers['content-type']).split(';')[0]!;
  const schema = described.content[type]?.schema;
  expect(schema, `${method} ${bare} may answer ${type}`).toBeDefined();
  const whole = JSON.parse(
    JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Parameters<typeof z.fromJSONSchema>[0];
  const read = z.fromJSONSchema(whole).safeParse(answer.body);
  expect(read.error?.issues ?? [], `${method} ${bare} ${answer.status}`).toEqual([]);
}
