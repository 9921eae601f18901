import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { SSE_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly controller: Type;
  readonly handler: (...given: never[]) => unknown;
}

const known = new WeakMap<ModulesContainer, readonly Route[]>();

/** Every route of the application as Nest will register it, from the decorators themselves. */
export function routesOf(modules: ModulesContainer): readonly Route[] {
  let routes = known.get(modules);
  if (!routes) {
    const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
    routes = [...new Set(controllers.map(({ metatype }) => metatype as Type))].flatMap(routesOfController);
    known.set(modules, routes);
  }
  return routes;
}

function routesOfController(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, (...given: never[]) => unknown>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return paths(controller).flatMap((base) =>
      paths(handler).map((own) => ({ method: RequestMethod[method], path: joined(base, own), controller, handler })),
    );
  });
}

function paths(decorated: object): string[] {
  return [(Reflect.getMetadata('path', decorated) as string | string[] | undefined) ?? ''].flat();
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

/** The methods that the routes take at this very path, as an Allow header lists them; empty when there are none. */
export function allowedAt(routes: readonly Route[], path: string): string {
  const given = path.split('/');
  const here = routes.filter((route) => matches(route.path.split('/'), given)).map(({ method }) => method);
  return [...new Set(here.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].join(', ');
}

/** The page at this path or, where there is none, the nearest one above it; none: `/`. A stream of events is no page. */
export function pageAt(routes: readonly Route[], path: string): string {
  const pages = routes.filter(({ handler }) => !Reflect.hasMetadata(SSE_METADATA, handler));
  let page = path;
  while (page && !allowedAt(pages, page).split(', ').includes('GET')) page = page.slice(0, page.lastIndexOf('/'));
  return page || '/';
}

function matches(wanted: readonly string[], given: readonly string[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))
  );
}
