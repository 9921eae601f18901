import type { ModulesContainer } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.service.js';
import { COUNTED, type Counted } from './counted.decorator.js';
import { routesOf } from './route-table.server.js';

/** Counts every request by its route, and what the handlers say of themselves. */
export function countRequests(fastify: FastifyInstance, modules: ModulesContainer, metrics: Metrics): void {
  const counted = new Map(
    routesOf(modules).map(({ method, path, handler }) => [
      `${method} ${path}`,
      Reflect.getMetadata(COUNTED, handler) as Counted | undefined,
    ]),
  );
  fastify.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const { url: route = '(none)' } = routeOptions;
    const { statusCode: status } = reply;
    metrics.answered({ method, route, status, seconds: reply.elapsedTime / 1000 });
    const event = counted.get(`${method} ${route}`);
    if (event && hasHappened(status, route)) metrics.happened(event);
  });
}

/** A page on which a form comes back is 200, too; one that did what was asked leads to another. */
function hasHappened(status: number, route: string): boolean {
  return route.startsWith('/api/') ? status < 300 : status === 303;
}
