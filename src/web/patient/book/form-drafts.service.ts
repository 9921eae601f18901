import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Keys } from '../../../platform/keys.service.js';
import type { TypedDetails } from './details-page.js';
import { typedSchema } from './patient-form.js';

const name = 'typed';
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

  /** `person`: for whom it was; what is said of one person is not shown as said of another. */
  keep({ note, ...rest }: TypedDetails, person?: string): Cookie {
    const whole = JSON.stringify({ note, ...rest, person });
    const text = Buffer.byteLength(whole) <= most ? whole : JSON.stringify({ ...rest, person });
    return { name, value: this.keys.seal(text, context).toString('base64url'), maxAge: seconds };
  }

  /** Nothing for a cookie that is absent, foreign or of an old key. */
  read(cookies: Readonly<Record<string, string>>, person?: string): TypedDetails {
    try {
      const sealed = cookies[name];
      if (!sealed) return {};
      const { person: of, ...typed } = draftSchema.parse(
        JSON.parse(this.keys.unseal(Buffer.from(sealed, 'base64url'), context)),
      );
      return of === person ? typed : {};
    } catch {
      return {};
    }
  }

  forget(): Cookie {
    return { name, value: '', maxAge: 0 };
  }
}
