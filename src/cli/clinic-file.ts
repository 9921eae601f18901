import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { clinicCommand } from './clinic-command.js';
import { readEnvironment } from '../platform/environment.process.js';

process.exitCode = await clinicCommand(process.argv.slice(2), {
  settings: readEnvironment,
  read: (file) => (file === '-' ? standardInput() : readFile(file)),
  write: (file, text) => writeFile(file, text),
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
