import type { VNode } from 'preact';
import { say } from '../words/words.js';

interface ErrorPageProps {
  readonly status: number;
  /** What happened and what to do next, a sentence each. */
  readonly said: readonly string[];
  /** How the log calls the request, when the fault is ours. */
  readonly reference: string | undefined;
}

export function ErrorPage({ said, reference }: ErrorPageProps): VNode {
  const [first, ...rest] = said;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{first}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main>
          <h1>{first}</h1>
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {reference && <p>{say('error.reference', { reference })}</p>}
          <p>
            <a href="/find">{say('error.way-on')}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
