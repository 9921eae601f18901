import { ExpressAdapter } from '@nestjs/platform-express';
import { expect, it } from 'vitest';
import { routesWithPolicies } from '../src/cli/routes.command.js';
import { openApp } from './support/app.js';

it('every route says who may call it', async () => {
  const routes = await routesWithPolicies();

  expect(routes).toContainEqual({ method: 'GET', path: '/healthz', policy: 'public' });
  expect(routes.filter(({ policy }) => policy === null)).toEqual([]);
});

it('no address hides another, also where their order decides', async () => {
  const app = await openApp({ adapter: new ExpressAdapter() });

  await app.close();
});
