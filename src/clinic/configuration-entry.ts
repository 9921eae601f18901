/**
 * An entry of the configuration. It stands in the order of the clinic file, and when it leaves the file it stays,
 * inactive: past visits refer to it.
 */
export interface ConfigurationEntry {
  readonly id: string;
  readonly position: number;
  readonly active: boolean;
}
