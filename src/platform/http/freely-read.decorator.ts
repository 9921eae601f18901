import { SetMetadata } from '@nestjs/common';

export const FREELY_READ = 'freely-read';

/** Read as often as anyone likes: files that every page needs, what staff sign in by, and what monitors and other sites fetch regularly. */
export const FreelyRead = (): MethodDecorator & ClassDecorator => SetMetadata(FREELY_READ, true);
