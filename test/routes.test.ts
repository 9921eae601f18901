import { expect, it } from 'vitest';
import { routesWithPolicies } from '../src/cli/routes.command.js';

it('every route says who may call it', async () => {
  const routes = await routesWithPolicies();

  expect(routes).toContainEqual({ method: 'GET', path: '/healthz', policy: 'public' });
  expect(routes.filter(({ policy }) => policy === null)).toEqual([]);
});
