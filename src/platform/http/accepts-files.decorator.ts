import { SetMetadata } from '@nestjs/common';

export interface FileLimits {
  /** The whole form, all of its files together. */
  readonly megabytes: number;
  /** Files come as `FileOnDisk`, for what would not fit in memory beside other people's. */
  readonly onDisk?: boolean;
}

const key = 'takes-files';

/**
 * The handler, or each of a controller, takes `multipart/form-data`; every other handler refuses it. In its body fields are
 * text, as in any form (several of one name: a list), and files are `Upload`s; a file field left empty is not there. So come
 * forms without a file, too, whose text may be longer than any other form: only from who may come in.
 */
export const AcceptsFiles = (limits: FileLimits) => SetMetadata(key, limits);

export function fileLimitsOf(handler: object, controller: object): FileLimits | undefined {
  return (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as FileLimits | undefined;
}
