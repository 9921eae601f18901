import 'reflect-metadata';
import { auditCommand } from './audit-command.js';
import { readSettings } from '../platform/settings.js';

process.exitCode = await auditCommand(process.argv.slice(2), {
  settings: readSettings,
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
});
