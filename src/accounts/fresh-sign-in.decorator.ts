import { SetMetadata } from '@nestjs/common';

export const FRESH = 'fresh sign-in';

/**
 * For what a session left open on a desk must not be enough for: accounts and roles, records behind glass, exports of
 * contact data, keys. The guard asks whoever signed in longer ago to confirm that it is they, and brings them back.
 * Stands beside `@Allow`, on the page with the form too, so that the form itself rarely comes too late.
 */
export const FreshSignIn = (): MethodDecorator & ClassDecorator => SetMetadata(FRESH, true);
