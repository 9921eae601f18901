import { Injectable } from '@nestjs/common';
import { Imports } from './imports.service.js';
import { CommitImport } from './commit-import.service.js';
import { CheckImport } from './check-import.service.js';

/** Tries and imports what somebody has asked for. One that was cut off begins again, harmlessly. */
@Injectable()
export class RunImports {
  constructor(
    private readonly cases: Imports,
    private readonly trying: CheckImport,
    private readonly importing: CommitImport,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    for (let next = await this.cases.next(); next && !stopping.aborted; next = await this.cases.next()) {
      try {
        await (next.state === 'checking' ? this.trying : this.importing).run(next, stopping);
      } catch (fault) {
        // Said to whoever waits for it, and to the operator; the others go on.
        await this.cases.update(next.id, {
          state: 'failed',
          fault: 'Something went wrong on our side. Try again in a few minutes.',
        });
        throw fault;
      }
    }
  }
}
