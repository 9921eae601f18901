import type { IncomingMessage } from 'node:http';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import newRouter, { type HTTPMethod } from 'find-my-way';
import { POLICY, type Policy } from '../accounts/allow.decorator.js';
import { fileLimitsOf } from '../platform/http/accepts-files.decorator.js';
import { type Route, routesOf } from '../platform/http/route-table.server.js';
import { type Urgency, urgencyIn } from '../platform/http/urgency.decorator.js';

interface Known {
  readonly urgency: Urgency;
  readonly takesFiles: boolean;
}

const unknown: Known = { urgency: 'browsing', takesFiles: false };

/** How urgent each request is, by its route, found as the HTTP adapter will find it. */
export function urgenciesOf(modules: ModulesContainer): (request: IncomingMessage) => Urgency {
  const router = newRouter({ maxParamLength: Number.POSITIVE_INFINITY });
  for (const route of routesOf(modules)) {
    const known: Known = {
      urgency: urgencyOf(route),
      takesFiles: fileLimitsOf(route.handler, route.controller) !== undefined,
    };
    router.on(route.method as HTTPMethod, route.path, () => undefined, known);
  }
  return ({ method, url, headers }) => {
    const found = router.find((method === 'HEAD' ? 'GET' : method) as HTTPMethod, url ?? '/');
    const { urgency, takesFiles } = (found?.store as Known | undefined) ?? unknown;
    // Read when its handler begins, which may take long; files come from staff, so from few.
    return takesFiles && headers['content-type']?.startsWith('multipart/') ? 'always' : urgency;
  };
}

function urgencyOf({ method, controller, handler }: Route): Urgency {
  const declared = urgencyIn(handler) ?? urgencyIn(controller);
  if (declared) return declared;
  // A stream is open for as long as its page, and does nothing most of the time.
  if (Reflect.getMetadata(SSE_METADATA, handler)) return 'always';
  if (!['GET', 'OPTIONS'].includes(method)) return 'booking';
  const policies = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
    | readonly Policy[]
    | undefined;
  return policies?.includes('public') ? 'browsing' : 'personal';
}
