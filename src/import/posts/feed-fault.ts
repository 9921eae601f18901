/** Why a feed or backup is not read to its end: it asks for too much, or declares entities that stand for others. */
export class FeedFault extends Error {
  constructor(readonly code: 'too-much' | 'entities') {
    super(code);
  }
}
