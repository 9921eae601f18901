import { Readable } from 'node:stream';
import type { NodemailerError, SendMailOptions } from 'nodemailer';
import * as base64 from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as quotedPrintable from 'nodemailer/lib/qp';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';

export type DeliveryResult =
  | { readonly delivery: 'accepted' }
  /** Worth another try: 4xx, no connection, no answer, wrong credentials. */
  | { readonly delivery: 'deferred'; readonly fault: string }
  /** 5xx: the same notification would be refused again. */
  | { readonly delivery: 'refused'; readonly fault: string };

/** Hands notifications to the SMTP server, over connections kept open between them. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  /** Milliseconds a send may take, all in: well within the time a notification is claimed for. */
  protected readonly timeout: number = 45_000;
  private transport: ReturnType<typeof connect> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'smtpUrl'>) {}

  /** Never fails; on `hurry` it waits no longer. */
  async send(mail: SendMailOptions, hurry: AbortSignal): Promise<DeliveryResult> {
    const transport = await (this.transport ??= connect(this.settings.smtpUrl));
    const late = new AbortController();
    const abort = () => late.abort();
    // Not `AbortSignal.timeout`: that keeps its timer and all that hangs on it long after the message has gone.
    const timer = setTimeout(abort, this.timeout).unref();
    hurry.addEventListener('abort', abort);
    if (hurry.aborted) abort();
    try {
      await transport.sendMail({ ...mail, signal: late.signal });
      return { delivery: 'accepted' };
    } catch (fault) {
      return deliveryResultOf(fault as NodemailerError);
    } finally {
      clearTimeout(timer);
      hurry.removeEventListener('abort', abort);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const open = this.transport;
    this.transport = undefined;
    (await open?.catch(() => undefined))?.close();
  }
}

/** The library is loaded with the first email: web processes send none. */
async function connect(url: string | undefined) {
  if (!url) throw new Error('there is no SMTP server to send email through');
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // A connection that drops in mid-notification is the outbox's business, which knows when to try again.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    idleTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', ({ message }, next) => {
    message.createReadStream = () => Readable.from(bytesOf(message));
    next();
  });
  return transport;
}

/** What the library streams line by line through a dozen stages, byte for byte: a message is small, and the stages take longer than all else. */
export function bytesOf(message: MimeNode): Buffer {
  return Buffer.from(partOf(message));
}

function partOf(part: MimeNode): string {
  const head = `${part.buildHeaders()}\r\n\r\n`;
  const { boundary, childNodes } = part;
  if (!boundary) return head + encoded(part);
  return `${head}${childNodes.map((child) => `--${boundary}\r\n${partOf(child)}\r\n`).join('')}--${boundary}--\r\n`;
}

function encoded(part: MimeNode): string {
  // Our messages have no other parts.
  const content = part.content as string | Buffer;
  const encoding = part.getTransferEncoding();
  if (encoding === 'base64') return base64.wrap(base64.encode(content));
  if (encoding === 'quoted-printable') return quotedPrintable.wrap(quotedPrintable.encode(content));
  return content.toString();
}

/** What happened, in codes alone: a server's answer quotes addresses. */
function deliveryResultOf({ code, responseCode, permanent, command }: NodemailerError): DeliveryResult {
  const fault = [code ?? 'fault', responseCode, command?.split(' ')[0]].filter(Boolean).join(' ');
  // Only a refusal of the notification itself is final. Wrong credentials, or a sender that the server does not
  // take, are ours to mend, and the notifications wait for that.
  const aboutTheMessage = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM');
  return { delivery: permanent === true && aboutTheMessage ? 'refused' : 'deferred', fault };
}
