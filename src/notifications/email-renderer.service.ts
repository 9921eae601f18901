import { Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { envelope, type Posted } from './envelope.js';
import type { EmailContent } from './notification.js';
import { MessageTemplates } from './message-templates.service.js';
import { write } from './email/render.js';
import { RenderContexts } from './render-contexts.service.js';

/** Writes what was posted, in the words that are in force now. */
@Injectable()
export class EmailRenderer {
  constructor(
    private readonly desk: RenderContexts,
    private readonly texts: MessageTemplates,
  ) {}

  /** `unwritten` is told why a notification could not be written at all, and so never will be. */
  async mail(
    notification: EmailContent & Posted,
    unwritten: (fault: unknown) => void,
  ): Promise<SendMailOptions | undefined> {
    const own = await this.texts.for(notification);
    const desk = this.desk.at(notification.posted_at);
    try {
      return envelope(notification, write(notification, desk, own), desk);
    } catch (fault) {
      unwritten(fault);
      return undefined;
    }
  }
}
