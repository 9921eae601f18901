import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Cookie, cookiesOf } from '../platform/http/cookie.js';
import { networkOf } from '../platform/http/network-of.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { secretToken } from '../platform/ids.random.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { parse } from '../platform/parse.js';

/** On https `__Host-staff-device`. */
const cookieName = 'staff-device';
const context = `cookie/${cookieName}`;
const days = 365;
/** Browsers of a front desk are shared; the accounts that signed in longest ago are forgotten. */
const mostAccounts = 20;

const schema = z.object({ id: z.string(), accounts: z.array(z.string()) });
type Device = z.output<typeof schema>;

/**
 * Browsers in which somebody has signed in before, or chosen a new password by the link in an email. The cookie says which
 * accounts that were, sealed, so that nobody can make one. It opens nothing: tries from such a browser are counted apart, so
 * that whoever guesses from elsewhere, or floods us from behind the same address, cannot use up what its owner may.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly keys: Keys) {}

  /** What counts as one client: a browser in which staff have signed in, any other by its network. */
  clientOf(request: WebRequest): string {
    // Most requests are patients', who have no such cookie.
    const device = request.headers.cookie?.includes(cookieName) ? this.read(cookiesOf(request)) : undefined;
    return device ? `device ${device.id}` : networkOf(request.ip);
  }

  /** Of the browser that sent these cookies, if this account has signed in there. */
  idOf(account: string, cookies: Readonly<Record<string, string>>): string | undefined {
    const device = this.read(cookies);
    return device?.accounts.includes(nameOf(account)) ? device.id : undefined;
  }

  /** From now on the browser is one of this account's. */
  cookieFor(account: string, cookies: Readonly<Record<string, string>>): Cookie {
    const { id, accounts } = this.read(cookies) ?? { id: secretToken(), accounts: [] };
    const name = nameOf(account);
    return this.cookieOf({ id, accounts: [name, ...accounts.filter((one) => one !== name)].slice(0, mostAccounts) });
  }

  /** The password was right: no flood from the same address is in the way of the second step. No account's tries are counted here yet. */
  halfwayCookie(cookies: Readonly<Record<string, string>>): Cookie {
    return this.cookieOf(this.read(cookies) ?? { id: secretToken(), accounts: [] });
  }

  private cookieOf(device: Device): Cookie {
    const value = this.keys.seal(JSON.stringify(device), context).toString('base64url');
    return { name: cookieName, value, maxAge: days * 86_400 };
  }

  private read({ [cookieName]: sealed }: Readonly<Record<string, string>>): Device | undefined {
    if (!sealed) return undefined;
    try {
      return parse(schema, JSON.parse(this.keys.unseal(Buffer.from(sealed, 'base64url'), context)));
    } catch {
      return undefined;
    }
  }
}

/** Shorter than the address, and the same for every spelling of it. */
function nameOf(account: string): string {
  return sha256(account.trim().toLowerCase()).toString('base64url').slice(0, 16);
}
