/** One file of what is published. */
export interface PublishedFile {
  readonly type: 'Location' | 'Practitioner' | 'PractitionerRole' | 'HealthcareService' | 'Schedule' | 'Slot';
  readonly name: string;
  /** Where the places are that it is about: what their addresses call state or region. */
  readonly states: readonly string[];
  /** Newline-delimited JSON, compressed. */
  readonly gzip: Uint8Array;
  readonly etag: string;
}

/** Everything, as of one moment. */
export interface Publication {
  readonly at: Date;
  readonly files: ReadonlyMap<string, PublishedFile>;
}

/** The way in: says of what there is a file, and where (Bulk Publish). */
export function manifestText(origin: string, { at, files }: Publication): string {
  return JSON.stringify({
    transactionTime: at.toISOString(),
    request: `${origin}/$bulk-publish`,
    output: [...files.values()].map(({ type, name, states }) => ({
      type,
      url: `${origin}/free-times/${name}`,
      ...(states.length > 0 && { extension: { state: states } }),
    })),
    error: [],
  });
}
