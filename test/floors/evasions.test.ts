import { describe, expect, it } from 'vitest';
import { breachesOf } from './breaches.js';

/** A small project in order; every case adds one file to it. */
const project: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "project", "type": "module", "imports": { "#web/*": "./src/web/*" } }',
  'src/time/days.ts': 'export const day = 1;',
  'src/time/hours.ts': `import { day } from './days.js'; export const hour = day / 24;`,
  'src/platform/clock.ts': 'export abstract class Clock { abstract now(): Date }',
  'src/platform/keys.service.ts': `import { randomBytes } from 'node:crypto'; export class Keys { key = randomBytes(32) }`,
  'src/bookings/booking.ts': 'export interface Booking { readonly id: string } export const held = 1;',
  'src/bookings/bookings.module.ts': 'export class BookingsModule {}',
  'src/bookings/holding/holds.service.ts': `import { held } from '../booking.js'; export const holds = held;`,
  'src/bookings/by-staff/search.service.ts': 'export const search = 1;',
  'src/reports/figures.ts': 'export interface Figures { readonly visits: number }',
  'src/web/shared/layout.tsx': `import { day } from '../../time/days.js'; export const Layout = () => <p>{day}</p>;`,
  'src/web/patient/find.view.ts': `import type { Keys } from '../../platform/keys.service.js'; export type View = Keys;`,
  'src/web/admin/users.tsx': 'export const users = 1;',
  'src/web/public/app.js': 'const app = 1;',
  'test/support/app.ts': 'export const app = 1;',
};

function breachesWith(path: string, text: string): string[] {
  const files = { ...project, [path]: text };
  return breachesOf({
    files: Object.keys(files).filter((name) => name.startsWith('src/')),
    read: (name) => files[name]!,
    exists: (name) => name in files,
  });
}

it('a project in order has no breach', () => {
  expect(breachesWith('src/api/slots.ts', `import { day } from '../time/days.js'; export const slots = day;`)).toEqual(
    [],
  );
});

describe('every way up turns the test red', () => {
  it.each([
    ['a plain import', `import { users } from '../web/admin/users.js';`],
    ['an import for its effect', `import '../web/admin/users.js';`],
    ['an import of a type', `import type { users } from '../web/admin/users.js';`],
    ['a name marked as a type', `import { type users } from '../web/admin/users.js';`],
    ['a type imported in place', `export type Users = typeof import('../web/admin/users.js');`],
    ['a default import', `import users from '../web/admin/users.js';`],
    ['a namespace', `import * as users from '../web/admin/users.js';`],
    ['an import over several lines', `import {\n  users\n}\nfrom\n"../web/admin/users.js";`],
    ['a re-export', `export { users } from '../web/admin/users.js';`],
    ['a re-export of everything', `export * from '../web/admin/users.js';`],
    ['a re-export of types', `export type { users } from '../web/admin/users.js';`],
    ['a dynamic import', `export const users = () => import('../web/admin/users.js');`],
    ['a dynamic import of a template literal', 'export const users = () => import(`../web/admin/users.js`);'],
    ['an import assignment', `import users = require('../web/admin/users.js');`],
    ['require', `export const users = require('../web/admin/users.js');`],
    ['require.resolve', `export const users = require.resolve('../web/admin/users.js');`],
    [
      'a require of its own',
      `import { createRequire } from 'node:module'; createRequire(import.meta.url)('../web/admin/users.js');`,
    ],
    [
      'a require of its own under another name',
      `import { createRequire } from 'node:module'; const load = createRequire(import.meta.url); load('../web/admin/users.js');`,
    ],
    ['a worker', `new Worker(new URL('../web/admin/users.js', import.meta.url));`],
    ['another process', `fork(fileURLToPath(new URL('../web/admin/users.js', import.meta.url)));`],
    ['an address', `export const there = new URL('../web/admin/users.js', import.meta.url);`],
    ['a resolved address', `export const there = import.meta.resolve('../web/admin/users.js');`],
    ['the package’s own imports', `import '#web/admin/users.js';`],
    ['an absolute path', `import '/tree/src/web/admin/users.js';`],
    ['tests', `import { app } from '../../test/support/app.js';`],
  ])('%s', (_, text) => {
    expect(breachesWith('src/locations/up.service.ts', text)).toHaveLength(1);
  });
});

describe('what cannot be told by reading is refused', () => {
  it.each([
    ['a path put together', 'export const users = (name: string) => import(`../${name}/users.js`);'],
    ['a path in a variable', `const path = '../web/admin/users.js'; export const users = () => import(path);`],
    ['a required variable', `const path = '../web/admin/users.js'; export const users = require(path);`],
    ['require under another name', `const load = require; export const users = load('../web/admin/users.js');`],
    [
      'import.meta handed on',
      `const { url } = import.meta; export const users = new URL('../web/admin/users.js', url);`,
    ],
    ['an address put together', 'export const at = (name: string) => new URL(`../${name}`, import.meta.url);'],
    ['a worker at a path', `new Worker('./src/web/admin/users.js');`],
    ['require created elsewhere', `import { createRequire } from 'node:module'; createRequire('/tree/src/web/x.js');`],
    ['a module made of text', `import('data:text/javascript,import "node:fs"');`],
    ['nothing that is there', `import './missing.js';`],
  ])('%s', (_, text) => {
    expect(breachesWith('src/locations/up.service.ts', text)).toHaveLength(1);
  });
});

describe('a plain name is pure', () => {
  it.each([
    ['a service at run time', `import { Keys } from '../platform/keys.service.js'; export const keys = new Keys();`],
    ['a service for its effect', `import '../platform/keys.service.js';`],
    ['a service re-exported', `export { Keys } from '../platform/keys.service.js';`],
    ['a service as a namespace', `import * as keys from '../platform/keys.service.js'; export default keys;`],
    ['a file', `import { readFileSync } from 'node:fs'; export const read = readFileSync;`],
    ['a file without the prefix', `import { readFileSync } from 'fs'; export const read = readFileSync;`],
    ['chance', `import { randomUUID } from 'node:crypto'; export const id = randomUUID;`],
    ['chance behind a namespace', `import * as crypto from 'node:crypto'; export const id = crypto.randomUUID;`],
    ['a package not on the list', `import { DataSource } from 'typeorm'; export const db = DataSource;`],
    ['a decorator', `import { Injectable } from '@nestjs/common'; @Injectable() export class Locations {}`],
    ['Date.now', 'export const at = Date.now();'],
    ['the present', 'export const at = new Date();'],
    ['the present as a text', 'export const at = Date();'],
    ['the present by another name', 'const D = Date; export const at = new D();'],
    ['the machine’s zone', 'export const at = new Date(2026, 1, 1);'],
    ['the machine’s hour', 'export const hour = (at: Date) => at.getHours();'],
    ['a clock', 'export const at = (clock: { now(): Date }) => clock.now();'],
    ['Math.random', 'export const id = Math.random();'],
    ['Math.random taken apart', 'const { random } = Math; export const id = random();'],
    ['Math.random in brackets', `export const id = Math['random']();`],
    ['the environment', `export const home = process.env['HOME'];`],
    ['globalThis', 'export const at = globalThis.Date.now();'],
    ['fetch', `export const page = () => fetch('https://example.org');`],
    ['fetch in an object', 'export const tools = { fetch };'],
    ['a timer', 'setTimeout(() => undefined, 1);'],
    ['crypto', 'export const id = crypto.randomUUID();'],
    ['performance', 'export const at = performance.now();'],
    ['eval', `export const at = eval('Date.now()');`],
    ['a function made of text', `export const at = new Function('return Date.now()')();`],
    ['the maker of functions', `export const at = (() => 1).constructor('return Date.now()')();`],
    ['the console', `console.log('here');`],
    ['its own address', 'export const here = import.meta.url;'],
    [
      'a name that is declared elsewhere only',
      'const inner = () => { const fetch = 1; return fetch; }; export const f = [inner, fetch];',
    ],
  ])('%s', (_, text) => {
    expect(breachesWith('src/locations/plain.ts', text)).not.toEqual([]);
    expect(breachesWith('src/i18n/plain.ts', text)).not.toEqual([]);
    expect(breachesWith('src/web/staff/pure.view.ts', text)).not.toEqual([]);
    expect(breachesWith('src/locations/pure.entity.ts', text)).not.toEqual([]);
  });

  it.each([
    ['the type of a service', `import type { Keys } from '../platform/keys.service.js'; export type K = Keys;`],
    ['names that are types', `import { type Keys } from '../platform/keys.service.js'; export type K = Keys;`],
    [
      'an instant that is given',
      `export const at = (now: string) => [new Date(now), Date.UTC(2026, 1), Date.parse(now)];`,
    ],
    ['a parameter called fetch', 'export const page = (fetch: () => string) => fetch();'],
    [
      'properties with the names of globals',
      'export const of = (request: { process: number }) => ({ fetch: request.process });',
    ],
    ['a type called like a global', 'export const length = (response: Response, process: NodeJS.Process) => 1;'],
    ['a hash', `import { createHash } from 'node:crypto'; export const hash = () => createHash('sha256');`],
    ['a pure package', `import { z } from 'zod'; export const name = z.string();`],
  ])('%s is no breach', (_, text) => {
    expect(breachesWith('src/locations/plain.ts', text)).toEqual([]);
  });

  it('a file with a dotted name may do all of it', () => {
    const text = `import { readFileSync } from 'node:fs'; export const at = [Date.now(), fetch, readFileSync];`;
    expect(breachesWith('src/locations/dotted.service.ts', text)).toEqual([]);
  });
});

it('two files that import each other are told, though it be by their types', () => {
  expect(breachesWith('src/time/days.ts', `import type { hour } from './hours.js'; export const day = 1;`)).toEqual([
    'src/time/days.ts > src/time/hours.ts > src/time/days.ts',
  ]);
});

describe('rooms are floors too', () => {
  it.each([
    ['patient imports admin', 'src/web/patient/page.tsx', `import { users } from '../admin/users.js';`],
    ['staff imports a type of admin', 'src/web/staff/page.tsx', `import type { users } from '../admin/users.js';`],
    ['shared imports patient', 'src/web/shared/page.tsx', `import type { View } from '../patient/find.view.js';`],
    ['api stands beside web', 'src/api/page.service.ts', `import { Layout } from '../web/shared/layout.js';`],
    ['reports stand beside health', 'src/health/x.ts', `import type { Figures } from '../reports/figures.js';`],
    ['booking imports a room', 'src/bookings/own.ts', `import type { holds } from './holding/holds.service.js';`],
    [
      'holding imports a room above',
      'src/bookings/holding/x.service.ts',
      `import { search } from '../by-staff/search.service.js';`,
    ],
    [
      'a room imports the module',
      'src/bookings/holding/x.service.ts',
      `import { BookingsModule } from '../bookings.module.js';`,
    ],
    ['a browser script imports the server', 'src/web/public/x.js', `import '../shared/layout.js';`],
    ['a browser script imports a package', 'src/web/public/x.js', `import 'preact';`],
    ['the server imports a browser script', 'src/web/shared/x.service.ts', `import '../public/app.js';`],
    ['a folder without a floor', 'src/attic/box.ts', 'export const box = 1;'],
    ['a room without a floor', 'src/web/attic/box.ts', 'export const box = 1;'],
    ['a file directly in src', 'src/box.ts', 'export const box = 1;'],
    ['a kind of file that nobody knows', 'src/locations/box.whatever.ts', 'export const at = Date.now();'],
    ['a kind hidden behind another', 'src/locations/box.whatever.service.ts', 'export const at = Date.now();'],
  ])('%s', (_, path, text) => {
    expect(breachesWith(path, text)).toHaveLength(1);
  });

  it('admin may import what lies below it, and a module what lies in its folder', () => {
    const pages = `import { Layout } from '../shared/layout.js'; import type { View } from '../patient/find.view.js';`;
    expect(breachesWith('src/web/admin/page.tsx', pages)).toEqual([]);
    expect(
      breachesWith('src/bookings/bookings.module.ts', `import { holds } from './holding/holds.service.js';`),
    ).toEqual([]);
  });
});
