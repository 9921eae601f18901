import { readSettings, type Settings } from './settings.js';

/** The settings of this process. No other file reads its environment for them. */
export function readEnvironment(): Settings {
  return readSettings(process.env, process.cwd());
}
