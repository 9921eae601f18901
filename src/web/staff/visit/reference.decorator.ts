import { Param } from '@nestjs/common';

/** The reference of the visit that the route is about, as a handler's argument: `@Reference() reference: string`. */
export const Reference = () => Param('reference');
