import { Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { envelope, type Posted } from './envelope.js';
import type { LetterMatter } from './letter.js';
import { LetterTexts } from './letter-texts.service.js';
import { write } from './email/write.js';
import { WritingDesk } from './writing-desk.service.js';

/** Writes what was posted, in the words that are in force now. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly desk: WritingDesk,
    private readonly texts: LetterTexts,
  ) {}

  /** `unwritten` is told why a letter could not be written at all, and so never will be. */
  async mail(letter: LetterMatter & Posted, unwritten: (fault: unknown) => void): Promise<SendMailOptions | undefined> {
    const own = await this.texts.for(letter);
    const desk = this.desk.at(letter.posted_at);
    try {
      return envelope(letter, write(letter, desk, own), desk);
    } catch (fault) {
      unwritten(fault);
      return undefined;
    }
  }
}
