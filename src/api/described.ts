/** As much of an OpenAPI document as its page shows. */
export interface Described {
  readonly info: { readonly title: string; readonly description: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Content {
  readonly content?: Readonly<
    Record<string, { readonly schema: Schema; readonly examples?: Readonly<Record<string, unknown>> }>
  >;
}

export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly default?: string | number | boolean;
  readonly example?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** What the calls say no with: an answer has an example for each of its reasons. */
export function codesOf({ paths }: Described): string[] {
  const answers = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ responses }) => Object.values(responses)),
  );
  return [
    ...new Set(answers.flatMap(({ content }) => Object.keys(content?.['application/problem+json']?.examples ?? {}))),
  ];
}

/** The calls under one heading, in the order of the document. */
export function callsOf({ paths }: Described, tag: string): Call[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

export interface Form extends Schema {
  readonly name: string;
}

/** What a body may be: the named schemas it refers to. */
export function formsOf(content: Content | undefined, { components }: Described): Form[] {
  const schema = Object.values(content?.content ?? {})[0]?.schema;
  const names = (schema?.anyOf ?? (schema ? [schema] : [])).map(nameOf);
  return names.flatMap((name) => (components.schemas[name] ? { ...components.schemas[name], name } : []));
}

export function nameOf({ $ref = '' }: Schema): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

/** `string, date-time`, `Slot[]`, `string or null`. */
export function kindOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema);
  if (schema.enum) return schema.enum.length > 6 ? 'string' : schema.enum.join(' | ');
  if (schema.items) return `${kindOf(schema.items)}[]`;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format ? `${type}, ${schema.format}` : type;
}
