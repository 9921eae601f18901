import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyMultipartOptions, Multipart } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What the plugins that `http.server.ts` registers add to Fastify's own objects. The plugins declare it by augmenting
 * Fastify's module, which TypeScript 7.0 does not apply to types that the module re-exports.
 */
export interface CookieParser {
  parseCookie(header: string): Record<string, string | undefined>;
}

export type Reply = FastifyReply & {
  setCookie(name: string, value: string, options: CookieSerializeOptions): unknown;
};

export type FormRequest = FastifyRequest & {
  isMultipart(): boolean;
  parts(options: Pick<FastifyMultipartOptions, 'limits' | 'throwFileSizeLimit'>): AsyncIterable<Multipart>;
};
