/** A file that came with a form. What it says of itself, its name and its type, may be false. */
export class Upload {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Buffer,
  ) {}
}

/** The same where it would be too large for memory. It is gone when the request is over, unless it was moved away. */
export class FileOnDisk {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly path: string,
    readonly size: number,
  ) {}
}
