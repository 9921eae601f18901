import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { readEnvironment } from '../platform/environment.process.js';
import { explain } from '../platform/fault.js';
import type { Command, Surroundings } from './command.js';

/** Each is loaded only when it is asked for: listing the routes loads the whole application. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  audit: async () => (await import('./audit.command.js')).auditCommand,
  backup: async () => (await import('./backup.command.js')).backupCommand,
  calendars: async () => (await import('./calendars.command.js')).calendarsCommand,
  clinic: async () => (await import('./clinic.command.js')).clinicCommand,
  keys: async () => (await import('./keys.command.js')).keysCommand,
  migrate: async () => (await import('./migrate.command.js')).migrateCommand,
  restore: async () => (await import('./restore.command.js')).restoreCommand,
  routes: async () => (await import('./routes.command.js')).routesCommand,
};

const world: Surroundings = {
  settings: readEnvironment,
  read: (file) => (file === '-' ? standardInput() : readFile(file)),
  write: (file, text) => writeFile(file, text),
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
};

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command())(args, world);
  world.complain(`Unknown command "${name}". Commands: ${Object.keys(commands).join(', ')}.\n`);
  return 2;
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

process.exitCode = await run(process.argv.slice(2)).catch((fault: unknown) => {
  world.complain(`${explain(fault)}\n`);
  return 1;
});
