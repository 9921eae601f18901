import 'reflect-metadata';
import { calendarsCommand } from './calendars-command.js';
import { readEnvironment } from '../platform/environment.process.js';

process.exitCode = await calendarsCommand(process.argv.slice(2), {
  settings: readEnvironment,
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
