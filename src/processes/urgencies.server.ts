import type { ModulesContainer } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { POLICY, type Policy } from '../accounts/allow.decorator.js';
import { fileLimitsOf } from '../platform/http/accepts-files.decorator.js';
import { type Route, routesOf } from '../platform/http/route-table.server.js';
import { type Urgency, urgencyIn } from '../platform/http/urgency.decorator.js';

/** How urgent each request is, by its route. */
export function urgenciesOf(modules: ModulesContainer): (request: FastifyRequest) => Urgency {
  const key = (method: string, path = '') => `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const known = new Map(
    routesOf(modules).map((route) => [
      key(route.method, route.path),
      { urgency: urgencyOf(route), takesFiles: fileLimitsOf(route.handler) !== undefined },
    ]),
  );
  return ({ method, routeOptions, headers }) => {
    const { urgency, takesFiles } = known.get(key(method, routeOptions.url)) ?? unknown;
    // Read when its handler begins, which may take long; files come from staff, so from few.
    return takesFiles && headers['content-type']?.startsWith('multipart/') ? 'always' : urgency;
  };
}

const unknown = { urgency: 'browsing', takesFiles: false } as const;

function urgencyOf({ method, controller, handler }: Route): Urgency {
  const declared = urgencyIn(handler) ?? urgencyIn(controller);
  if (declared) return declared;
  if (!['GET', 'OPTIONS'].includes(method)) return 'booking';
  const policies = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
    | readonly Policy[]
    | undefined;
  return policies?.includes('public') ? 'browsing' : 'personal';
}
