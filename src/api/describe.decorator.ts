import type { ApiResponseOptions } from '@nestjs/swagger';
import type { z } from 'zod';
import { type RefusalCode, refusals } from '../platform/refusal.js';
import { exampleProof } from './challenge.js';
import { described } from './description.decorator.js';
import { commonRefusals, exampleOf } from './problem.js';

interface Call {
  /** `holdTime`: what a generated client calls it. */
  readonly id: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** What else one must know. */
  readonly more?: string;
  readonly answers: { readonly status: number; readonly description: string; readonly with?: z.ZodType };
  /** The reasons it may say no, besides those of every call. */
  readonly refuses?: readonly RefusalCode[];
  /** A change that happens once, however often it is sent. */
  readonly once?: boolean;
  /** For whoever holds the secret link of the visit. */
  readonly ofOneVisit?: boolean;
  /** For whoever holds another secret link. */
  readonly byLink?: boolean;
  /** It brings a proof of work or an API key. */
  readonly challenged?: boolean;
}

/** What the OpenAPI document tells of a call. */
export function Describe({
  id,
  does,
  more,
  answers,
  refuses = [],
  once,
  ofOneVisit,
  byLink,
  challenged,
}: Call): MethodDecorator {
  const codes = [
    ...refuses,
    ...(ofOneVisit || byLink ? ['not-found' as const] : []),
    ...(once ? (['bad-input', 'idempotency-key-reused'] as const) : []),
    ...(challenged ? (['proof-needed', 'proof-wrong', 'proof-spent', 'key-wrong', 'not-allowed'] as const) : []),
    'too-many-requests' as const,
  ];
  const { status, description, with: schema } = answers;
  return described(
    ({ ApiBearerAuth, ApiHeader, ApiIncludeEndpoint, ApiOperation, ApiParam, ApiResponse, ApiSecurity }) => [
      ApiIncludeEndpoint(),
      ApiOperation({ operationId: id, summary: does, description: more }),
      ApiResponse({ status, description, ...(schema ? { standardSchema: schema } : {}) }),
      ...[...problems(codes), problemAnswer('default', commonRefusals)].map((answer) => ApiResponse(answer)),
      ...(once ? [ApiHeader(idempotencyKey)] : []),
      ...(ofOneVisit || byLink ? [ApiBearerAuth('visit')] : []),
      ...(ofOneVisit ? [ApiParam(reference)] : []),
      ...(challenged ? [ApiHeader(proofOfWork), ApiSecurity('key'), ApiSecurity({})] : []),
    ],
  );
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Chosen by the client. Repeating a request with the same key and body within 48 hours has no further effect and returns the same response, so it is safe to retry after a lost connection.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  example: '0192f0c1-7d3e-7b5a-9c1f-3f2f6f0a8d11',
};

const proofOfWork = {
  name: 'Proof-Of-Work',
  required: false,
  description:
    'Unless an API key is sent: `<challenge>:<number>` for a challenge of `GET /challenge`. Each proof works once, also when the request is repeated.',
  schema: { type: 'string', maxLength: 55 },
  example: exampleProof,
};

const reference = {
  name: 'reference',
  description: 'Booking reference.',
  schema: { type: 'string' },
  example: 'K7PWM4XD',
};

/** One entry for each status. */
function problems(codes: readonly RefusalCode[]): ApiResponseOptions[] {
  const all = [...new Set(codes)];
  return [...new Set(all.map((code) => refusals[code]))].map((status) =>
    problemAnswer(
      status,
      all.filter((code) => refusals[code] === status),
    ),
  );
}

/** With an example for each reason. */
function problemAnswer(status: number | 'default', codes: readonly RefusalCode[]): ApiResponseOptions {
  const examples = Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }]));
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } };
  return { status, description: codes.map((code) => `\`${code}\``).join(', '), content };
}
