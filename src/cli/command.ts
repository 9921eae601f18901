import type { Settings } from '../platform/settings.js';

/** What a command needs of the world around it. */
export interface Surroundings {
  readonly settings: () => Settings;
  /** `-` reads standard input. */
  readonly read: (file: string) => Promise<Uint8Array>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Returns the exit code: 0 done, 1 refused, 2 wrong usage. */
export type Command = (args: readonly string[], world: Surroundings) => Promise<number>;
