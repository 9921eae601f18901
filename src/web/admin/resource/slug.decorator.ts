import { Param } from '@nestjs/common';
import { slugIn } from './address.js';

/** The slug of the entry that the address names, as a handler's argument. */
export const Slug = (name: string): ParameterDecorator => Param(name, { transform: (given: string) => slugIn(given) });
