import { Inject, Injectable } from '@nestjs/common';
import addressparser from 'nodemailer/lib/addressparser';
import { Keys } from '../platform/keys.service.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { rebookLink, rebookToken } from './rebook-link.js';
import type { RenderContext } from './render-context.js';
import { staffLink, staffToken } from './staff-link.js';
import { unsubscribeLink, unsubscribeToken } from './unsubscribe-link.js';
import { taggedAddress } from './tagged-address.js';
import { visitLink, visitToken } from './visit-link.js';

/** Where notifications and calendar files are written: knows the clinic's address and makes the secret links. */
@Injectable()
export class RenderContexts {
  private readonly sender: RenderContext['sender'];

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl' | 'mailFrom' | 'inboundAddress'>,
    private readonly keys: Keys,
  ) {
    const [sender] = addressparser(settings.mailFrom, { flatten: true });
    this.sender = { name: sender?.name || undefined, email: sender?.address || settings.mailFrom };
  }

  /** `stamp`: when what is written there was posted. */
  at(stamp: Date): RenderContext {
    const { publicUrl, inboundAddress } = this.settings;
    return {
      publicUrl,
      sender: this.sender,
      stamp,
      manageLink: (bookingId, generation) => visitLink(publicUrl, visitToken(this.keys, bookingId, generation)),
      unsubscribeLink: (bookingId) => unsubscribeLink(publicUrl, unsubscribeToken(this.keys, bookingId)),
      ...(inboundAddress && {
        answersTo: (visit) => taggedAddress(this.keys, inboundAddress, { visit }),
        returnsTo: (letter) => taggedAddress(this.keys, inboundAddress, { letter }),
      }),
      rebookLink: (bookingId) => rebookLink(publicUrl, rebookToken(this.keys, bookingId)),
      staffLink: (purpose, linkId) => staffLink(publicUrl, purpose, staffToken(this.keys, linkId)),
    };
  }
}
