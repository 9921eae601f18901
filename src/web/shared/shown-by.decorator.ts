import { SetMetadata } from '@nestjs/common';

const key = 'shown-by';

/**
 * The fields of this form depend on what is typed into others: whoever sends it to this address, which saves nothing, gets
 * its page with all of it. Of every other form the page is the one on which it stood.
 */
export const ShownBy = (path: string): MethodDecorator => SetMetadata(key, path);

export function shownBy(handler: object): string | undefined {
  return Reflect.getMetadata(key, handler) as string | undefined;
}
