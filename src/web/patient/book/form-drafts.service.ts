import { Injectable } from '@nestjs/common';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Keys } from '../../../platform/keys.service.js';
import { type TypedDetails } from './details-page.js';
import { typedSchema } from './patient-form.js';

const name = 'typed';
const context = 'cookie/typed';
const seconds = 15 * 60;

/** Browsers keep no cookie above 4 KB; a long note has to be written again. */
const most = 2000;

/**
 * What somebody typed while their hold ran out, for the next try. Sealed, and kept by their own browser only, for a
 * quarter of an hour: we do not store what was never sent with a booking.
 */
@Injectable()
export class FormDrafts {
  constructor(private readonly keys: Keys) {}

  keep({ note, ...rest }: TypedDetails): Cookie {
    const whole = JSON.stringify({ note, ...rest });
    const text = Buffer.byteLength(whole) <= most ? whole : JSON.stringify(rest);
    return { name, value: this.keys.seal(text, context).toString('base64url'), maxAge: seconds };
  }

  /** Nothing for a cookie that is absent, foreign or of an old key. */
  read(cookies: Readonly<Record<string, string>>): TypedDetails {
    try {
      const sealed = cookies[name];
      return sealed ? typedSchema.parse(JSON.parse(this.keys.unseal(Buffer.from(sealed, 'base64url'), context))) : {};
    } catch {
      return {};
    }
  }

  forget(): Cookie {
    return { name, value: '', maxAge: 0 };
  }
}
