import type { VNode } from 'preact';
import { type RefusalCode, refusals } from '../platform/refusal.js';
import { type Call, callsOf, codesOf, type Described, formsOf, type Operation } from './described.js';
import { exampleOf } from './problem.js';
import { Codes, Example, Field, InlineMarkup } from './reference-parts.js';

/** The API as a page to read: what the OpenAPI document says, without a script. */
export function ReferencePage({ document }: { readonly document: Described }): VNode {
  const tags = document.tags ?? [];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{`${document.info.title} API`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/api/reference.css" />
      </head>
      <body>
        <main>
          <header>
            <h1>{document.info.title}</h1>
            <p>{document.info.description}</p>
            <p>
              OpenAPI description: <a href="/api/openapi.json">openapi.json</a>
            </p>
            <Contents document={document} />
          </header>
          {tags.map(({ name, description }) => (
            <section key={name} id={name.toLowerCase()}>
              <h2>{name}</h2>
              <p>{description}</p>
              {callsOf(document, name).map((call) => (
                <CallCard key={call.operation.operationId} call={call} document={document} />
              ))}
            </section>
          ))}
          <Problems document={document} />
          <Shapes document={document} />
        </main>
      </body>
    </html>
  );
}

function Contents({ document }: { readonly document: Described }): VNode {
  return (
    <nav aria-label="Endpoints">
      <ul>
        {(document.tags ?? []).flatMap(({ name }) =>
          callsOf(document, name).map(({ operation, method, path }) => (
            <li key={operation.operationId}>
              <a href={`#${operation.operationId}`}>{operation.summary}</a> <Address method={method} path={path} />
            </li>
          )),
        )}
        <li>
          <a href="#problems">Errors</a>
        </li>
        <li>
          <a href="#shapes">Schemas</a>
        </li>
      </ul>
    </nav>
  );
}

function Address({ method, path }: Pick<Call, 'method' | 'path'>): VNode {
  return (
    <code>
      <span class="method">{method}</span> {path}
    </code>
  );
}

function CallCard({ call, document }: { readonly call: Call; readonly document: Described }): VNode {
  const { operation } = call;
  const forms = formsOf(operation.requestBody, document);
  return (
    <article id={operation.operationId}>
      <h3>{operation.summary}</h3>
      <p>
        <Address {...call} />
      </p>
      {operation.description && (
        <p>
          <InlineMarkup text={operation.description} />
        </p>
      )}
      {needs(operation, 'visit') && (
        <p>
          Needs <code>Authorization: Bearer</code> with the last path segment of <code>manageUrl</code>.
        </p>
      )}
      {needs(operation, 'key') && (
        <p>
          Needs <code>Authorization: Bearer</code> with an API key, or <code>Proof-Of-Work</code>.
        </p>
      )}
      {operation.parameters?.length ? (
        <dl>
          {operation.parameters.map((one) => (
            <Field key={one.name} name={one.name} schema={one.schema} required={one.required} about={one.description} />
          ))}
        </dl>
      ) : null}
      {forms.map((form, i) => (
        <Example
          key={form.name}
          label={form.title ?? 'Request'}
          shape={form.name}
          value={form.example}
          open={i === 0}
        />
      ))}
      <ul class="answers">
        {Object.entries(operation.responses)
          // What any call may be refused for is listed once, below.
          .filter(([status]) => status !== 'default')
          .map(([status, answer]) => (
            <li key={status}>
              <b>{status}</b>{' '}
              {Number(status) < 400 ? <InlineMarkup text={answer.description} /> : <Codes said={answer.description} />}
              {Number(status) < 300 &&
                formsOf(answer, document).map((form) => (
                  <Example key={form.name} label="Response" shape={form.name} value={form.example} />
                ))}
            </li>
          ))}
      </ul>
    </article>
  );
}

function needs({ security = [] }: Operation, scheme: string): boolean {
  return security.some((one) => scheme in one);
}

function Problems({ document }: { readonly document: Described }): VNode {
  const codes = new Set(codesOf(document));
  return (
    <section id="problems">
      <h2>Errors</h2>
      <p>
        Errors are <code>application/problem+json</code> (RFC 9457) with a stable <code>code</code> for programs, a{' '}
        <code>detail</code> to show to the user, and sometimes suggestions for what to do next.
      </p>
      <Example label="A time that was just taken" value={exampleOf('slot-taken')} open />
      <dl>
        {(Object.keys(refusals) as RefusalCode[])
          .filter((code) => codes.has(code))
          .map((code) => (
            <div key={code} id={code} class="field">
              <dt>
                <code>{code}</code>
              </dt>
              <dd>
                <small>{refusals[code]}</small>
                <p>{exampleOf(code).detail}</p>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Shapes({ document }: { readonly document: Described }): VNode {
  return (
    <section id="shapes">
      <h2>Schemas</h2>
      {Object.entries(document.components.schemas).map(([name, { properties = {}, required = [] }]) => (
        <article key={name} id={`shape-${name}`}>
          <h3>{name}</h3>
          <dl>
            {Object.entries(properties).map(([field, schema]) => (
              <Field key={field} name={field} schema={schema} required={required.includes(field)} />
            ))}
          </dl>
        </article>
      ))}
    </section>
  );
}
