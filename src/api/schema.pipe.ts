import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { parse } from '../platform/parse.js';

/** Reads an argument as the schema its decorator names, which is also what the OpenAPI document shows. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? parse(schema, value) : value;
  }
}
