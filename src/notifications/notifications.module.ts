import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Outbox } from './outbox.service.js';
import { LetterTexts } from './letter-texts.service.js';
import { LetterTurns } from './letter-turns.service.js';
import { LetterWriter } from './letter-writer.service.js';
import { Postman } from './postman.service.js';
import { ReturnedLetters } from './returned-letters.service.js';
import { SendLetters } from './send-letters.job.js';
import { HttpGateway } from './text/http-gateway.js';
import { TEXT_CARRIER, type TextCarrier } from './text/text-carrier.js';
import { WritingDesk } from './writing-desk.service.js';

const carrier = {
  provide: TEXT_CARRIER,
  useFactory: ({ texts }: Settings): TextCarrier | null => (texts ? new HttpGateway(texts) : null),
  inject: [SETTINGS],
};

/** The post office: it knows letters, not appointments. */
@Module({
  providers: [
    Outbox,
    WritingDesk,
    Postman,
    LetterTurns,
    LetterTexts,
    LetterWriter,
    SendLetters,
    ReturnedLetters,
    carrier,
  ],
  exports: [Outbox, WritingDesk, LetterTexts, SendLetters, ReturnedLetters],
})
export class NotificationsModule {}
