import { Module } from '@nestjs/common';
import { Outbox } from './outbox.service.js';
import { LetterTexts } from './letter-texts.service.js';
import { LetterTurns } from './letter-turns.service.js';
import { LetterWriter } from './letter-writer.service.js';
import { Postman } from './postman.service.js';
import { ReturnedLetters } from './returned-letters.service.js';
import { SendLetters } from './send-letters.job.js';
import { WritingDesk } from './writing-desk.service.js';

/** The post office: it knows letters, not appointments. */
@Module({
  providers: [Outbox, WritingDesk, Postman, LetterTurns, LetterTexts, LetterWriter, SendLetters, ReturnedLetters],
  exports: [Outbox, WritingDesk, LetterTexts, SendLetters, ReturnedLetters],
})
export class MessagesModule {}
