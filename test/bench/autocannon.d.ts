/** The part of autocannon 9 that is used here; it brings no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Call {
    readonly method?: 'GET' | 'POST';
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }

  interface Step extends Call {
    /** `context` lasts for one round of steps on one connection. */
    readonly setupRequest?: (request: Call, context: Record<string, unknown>) => Call | false;
    readonly onResponse?: (status: number, body: string, context: Record<string, unknown>) => void;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration?: number;
    readonly amount?: number;
    readonly sampleInt?: number;
    readonly requests: readonly Step[];
  }

  export default function autocannon(
    options: Options,
    done: (fault: Error | null, result?: { readonly errors: number; readonly timeouts: number }) => void,
  ): EventEmitter;
}
