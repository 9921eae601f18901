import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';

export type Fate =
  | { readonly fate: 'accepted' }
  /** Worth another try: 4xx, no connection, no answer, wrong credentials. */
  | { readonly fate: 'put-off'; readonly fault: string }
  /** 5xx: the same letter would be refused again. */
  | { readonly fate: 'refused'; readonly fault: string };

/** Hands letters to the SMTP server, over connections kept open between them. */
@Injectable()
export class Postman implements OnApplicationShutdown {
  /** Milliseconds a send may take, all in: well within the time a letter is claimed for. */
  protected readonly patience: number = 45_000;
  /** And what is left of it when the process is to stop: whoever asked it to waits ten seconds, as a rule. */
  protected readonly grace: number = 5000;
  private transport: ReturnType<typeof connect> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'smtpUrl'>) {}

  async send(mail: SendMailOptions, stopping?: AbortSignal): Promise<Fate> {
    this.transport ??= connect(this.settings.smtpUrl);
    const hurry = new AbortController();
    const hurries = () => void setTimeout(() => hurry.abort(), this.grace).unref();
    stopping?.addEventListener('abort', hurries, { once: true });
    if (stopping?.aborted) hurries();
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(this.patience), hurry.signal]);
      await this.transport.sendMail({ ...mail, signal });
      return { fate: 'accepted' };
    } catch (fault) {
      return fateOf(fault as NodemailerError);
    } finally {
      stopping?.removeEventListener('abort', hurries);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
    this.transport = undefined;
  }
}

function connect(url: string | undefined) {
  if (!url) throw new Error('there is no SMTP server to send letters through');
  return createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // A connection that drops in mid-letter is the outbox's business, which knows when to try again.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    idleTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** What happened, in codes alone: a server's answer quotes addresses. */
function fateOf({ code, responseCode, permanent, command }: NodemailerError): Fate {
  const fault = [code ?? 'fault', responseCode, command?.split(' ')[0]].filter(Boolean).join(' ');
  // Only a refusal of the letter itself is final. Wrong credentials are ours to mend, and the letters wait for that.
  const aboutTheLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { fate: permanent === true && aboutTheLetter ? 'refused' : 'put-off', fault };
}
