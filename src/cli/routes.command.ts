import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { POLICY, type Policy } from '../accounts/allow.decorator.js';
import { AppModule } from '../app.module.js';
import { Keys } from '../platform/keys.service.js';
import { type Route, routesOf } from '../platform/http/route-table.server.js';
import { readSettings } from '../platform/settings.js';
import type { Surroundings } from './command.js';

export interface RouteWithPolicy {
  readonly method: string;
  readonly path: string;
  /** One name, several, or null where nobody said: such a route answers 403 to everybody. */
  readonly policy: Policy | readonly Policy[] | null;
}

/** Prints a table, or JSON for programs with --json; refuses when a route does not say who may call it. */
export async function routesCommand(args: readonly string[], { say }: Pick<Surroundings, 'say'>): Promise<number> {
  const routes = await routesWithPolicies();
  const row = ({ method, path, policy }: RouteWithPolicy) =>
    `${method.padEnd(7)} ${path.padEnd(40)} ${policy === null ? '(nobody)' : [policy].flat().join(', ')}\n`;
  say(args.includes('--json') ? `${JSON.stringify(routes, null, 2)}\n` : routes.map(row).join(''));
  return routes.some(({ policy }) => policy === null) ? 1 : 0;
}

/** Every HTTP route with its policy, read from the application without starting any of it. */
export async function routesWithPolicies(): Promise<RouteWithPolicy[]> {
  // In a preview nothing is instantiated, so no database is needed.
  const settings = readSettings({ DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing' });
  const app = AppModule.of({ settings, databaseUrl: '', keys: Keys.temporary() });
  const preview = await NestFactory.create(app, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return routesOf(preview.get(ModulesContainer))
    .map(withPolicy)
    .sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

function withPolicy({ method, path, controller, handler }: Route): RouteWithPolicy {
  const policies = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as
    | readonly Policy[]
    | undefined;
  const [first, ...more] = policies ?? [];
  return { method, path, policy: first === undefined ? null : more.length === 0 ? first : (policies ?? null) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
