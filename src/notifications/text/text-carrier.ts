import type { DeliveryResult } from '../mail-transport.service.js';

/** Who carries text messages. A carrier is an adapter of some thirty lines; the one there is posts them to a gateway. */
export interface TextCarrier {
  /** Never fails: what went wrong is the message's fate. */
  send(message: TextMessage): Promise<DeliveryResult>;
}

export interface TextMessage {
  /** `+16315550142` */
  readonly to: string;
  readonly text: string;
  /** The same whenever this message is sent again, so that a repeat is recognisable. */
  readonly key: string;
}

/** Injection token of the carrier; null: there is none, and no message is written. */
export const TEXT_CARRIER = 'TEXT_CARRIER';
