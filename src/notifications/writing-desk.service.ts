import { Inject, Injectable } from '@nestjs/common';
import addressparser from 'nodemailer/lib/addressparser';
import { Keys } from '../platform/keys.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { againLink, againToken } from './again-link.js';
import type { Desk } from './desk.js';
import { staffLink, staffToken } from './staff-link.js';
import { stopLink, stopToken } from './stop-link.js';
import { taggedAddress } from './tagged-address.js';
import { visitLink, visitToken } from './visit-link.js';

/** Where letters and calendar files are written: knows the clinic's address and makes the secret links. */
@Injectable()
export class WritingDesk {
  private readonly sender: Desk['sender'];

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl' | 'mailFrom' | 'inboundAddress'>,
    private readonly keys: Keys,
  ) {
    const [sender] = addressparser(settings.mailFrom, { flatten: true });
    this.sender = { name: sender?.name || undefined, email: sender?.address || settings.mailFrom };
  }

  /** `stamp`: when what is written there was posted. */
  at(stamp: Date): Desk {
    const { publicUrl, inboundAddress } = this.settings;
    return {
      publicUrl,
      sender: this.sender,
      stamp,
      manageLink: (bookingId, generation) => visitLink(publicUrl, visitToken(this.keys, bookingId, generation)),
      stopLink: (bookingId) => stopLink(publicUrl, stopToken(this.keys, bookingId)),
      ...(inboundAddress && {
        answersTo: (visit) => taggedAddress(this.keys, inboundAddress, { visit }),
        returnsTo: (letter) => taggedAddress(this.keys, inboundAddress, { letter }),
      }),
      againLink: (bookingId) => againLink(publicUrl, againToken(this.keys, bookingId)),
      staffLink: (purpose, linkId) => staffLink(publicUrl, purpose, staffToken(this.keys, linkId)),
    };
  }
}
