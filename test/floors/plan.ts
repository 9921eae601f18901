/**
 * The order of the folders of src, from the ground up. A folder may import any floor below its own; never beside, never above.
 * Folders on one line stand beside one another. A name with an extension is a file directly in src.
 */
export const floors: readonly (readonly string[])[] = [
  ['time'],
  ['i18n'],
  ['platform'],
  ['configuration'],
  ['notifications'],
  ['accounts'],
  ['clinic'],
  ['locations'],
  ['practitioners'],
  ['treatments'],
  ['patients'],
  ['availability'],
  ['bookings'],
  ['records', 'calendar-feeds'],
  ['finder'],
  ['waitlist'],
  ['clinic-file'],
  ['changes'],
  ['webhooks', 'reports', 'health', 'import', 'export', 'privacy', 'backup'],
  ['web', 'api'],
  ['tables.ts'],
  ['app.module.ts', 'worker.ts'],
  ['processes'],
  ['cli', 'main.ts'],
];

/** Floors within a folder. What lies in the folder itself is below its rooms unless listed; its module is above them. */
export const rooms: Readonly<Record<string, readonly (readonly string[])[]>> = {
  bookings: [['holding'], ['notices'], ['by-patient'], ['by-staff']],
  web: [['shared'], ['patient'], ['staff'], ['admin', 'errors']],
};

/** Sent to browsers as it is: imports nothing from outside itself, and is imported by nothing. */
export const browserScripts = 'src/web/public/';

/** The only files outside src that one inside may import: what it needs is written there, and once. */
export const outside: Readonly<Record<string, string>> = { 'src/platform/migrations.ts': 'migrations/' };

/** Files whose purpose is to put the others together: a plain name, yet not pure. */
export const composition: readonly string[] = ['src/main.ts', 'src/cli/main.ts', 'src/tables.ts', 'src/worker.ts'];

/** Packages that compute and nothing else: no clock, no network, no file, no environment. */
export const purePackages: ReadonlySet<string> = new Set([
  'cldr-core',
  'csv-parse',
  'csv-stringify',
  'd3-scale',
  'fast-xml-parser',
  'htmlparser2',
  'ical.js',
  'intl-messageformat',
  'isbot',
  'libphonenumber-js',
  'localized-address-format',
  'micromark',
  'moment-timezone',
  'parse5',
  'postal-mime',
  'preact',
  'preact/hooks',
  'preact-render-to-string',
  'uqr',
  'zod',
]);

/** What Node brings along and computes only, by name. */
export const pureBuiltins: Readonly<Record<string, ReadonlySet<string>>> = {
  'node:crypto': new Set([
    'createCipheriv',
    'createDecipheriv',
    'createHash',
    'createHmac',
    'hkdfSync',
    'timingSafeEqual',
  ]),
  'node:net': new Set(['BlockList', 'isIP']),
  'node:url': new Set(['domainToASCII', 'domainToUnicode']),
  'node:path': new Set(['basename', 'dirname', 'extname', 'isAbsolute', 'join']),
};

/** The language itself. `Date`, `Math` and `Intl` are looked at more closely: they can also tell the time, or toss a coin. */
export const pureGlobals: ReadonlySet<string> = new Set([
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'Buffer',
  'Error',
  'Infinity',
  'JSON',
  'Map',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TextDecoder',
  'TextEncoder',
  'TypeError',
  'URL',
  'URLSearchParams',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'parseInt',
  'structuredClone',
  'undefined',
]);

/** What stands before the extension says how a file touches the world. Any other kind is refused: a dot is no licence. */
export const kinds: ReadonlySet<string> = new Set([
  'client',
  'command',
  'controller',
  'decorator',
  'entity',
  'filter',
  'guard',
  'interceptor',
  'job',
  'module',
  'pipe',
  'process',
  'random',
  'seed',
  'server',
  'service',
  'table',
  'thread',
  'view',
]);
