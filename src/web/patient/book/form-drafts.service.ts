import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import type { TypedDetails } from './details-page.js';
import { typedSchema } from './patient-form.js';

const nameOf = (nth: number | undefined) => `typed${nth ?? ''}`;
const context = 'cookie/typed';
const seconds = 15 * 60;

/** Browsers keep no cookie above 4 KB; a long note has to be written again. */
const most = 2000;

const draftSchema = typedSchema.extend({ person: z.string().optional() });

/**
 * What somebody typed while their hold ran out, for the next try. Sealed, and kept by their own browser only, for a
 * quarter of an hour: we do not store what was never sent with a booking.
 */
@Injectable()
export class FormDrafts {
  constructor(private readonly keys: Keys) {}

  /** `person`: for whom it was; what is said of one person is not shown as said of another. `nth`: of two, from 1. */
  keep({ note, ...rest }: TypedDetails, person?: string, nth?: number): Cookie {
    const whole = JSON.stringify({ note, ...rest, person });
    const text = Buffer.byteLength(whole) <= most ? whole : JSON.stringify({ ...rest, person });
    return { name: nameOf(nth), value: this.keys.seal(text, context).toString('base64url'), maxAge: seconds };
  }

  /** Nothing for a cookie that is absent, foreign or of an old key. */
  read(cookies: Readonly<Record<string, string>>, person?: string, nth?: number): TypedDetails {
    try {
      const sealed = cookies[nameOf(nth)];
      if (!sealed) return {};
      const { person: of, ...typed } = parse(
        draftSchema,
        JSON.parse(this.keys.unseal(Buffer.from(sealed, 'base64url'), context)),
      );
      return of === person ? typed : {};
    } catch {
      return {};
    }
  }

  forget(nth?: number): Cookie {
    return { name: nameOf(nth), value: '', maxAge: 0 };
  }
}
