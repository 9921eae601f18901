/** The part of autocannon 9 that is used here; it brings no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Filter {
    readonly method?: 'GET' | 'POST';
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }

  interface Step extends Filter {
    /** `context` lasts for one round of steps on one connection. */
    readonly setupRequest?: (request: Filter, context: Record<string, unknown>) => Filter | false;
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
