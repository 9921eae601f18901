import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { NEEDS_SET_UP, type SetUpNeeds, SetUpFirst } from './set-up-first.interceptor.js';

/** The pages of the controller, or this one of them, need these steps of the setup: until they are done, a page says what is missing. */
export const NeedsSetUp = (needs: SetUpNeeds): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(NEEDS_SET_UP, needs), UseInterceptors(SetUpFirst));
