import { SetMetadata } from '@nestjs/common';

export const ONLY_READS = 'only-reads';

/** A POST that by itself changes nothing: it is counted like a GET. */
export const OnlyReads = (): MethodDecorator => SetMetadata(ONLY_READS, true);
