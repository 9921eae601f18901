import PostalMime from 'postal-mime';
import type { MailServer } from '../support/mail-server.js';

export interface Link {
  readonly kind: 'confirm' | 'offer';
  readonly token: string;
}

/** What arrives for patients, as they read it. */
export class Mailbox {
  /** Messages with the same words to the same person, each with the Message-IDs under which it came. */
  readonly messages = new Map<string, Set<string>>();
  private readonly links = new Map<string, Link[]>();
  private read = 0;

  constructor(private readonly server: MailServer) {}

  /** The links for this address that nobody has taken yet. */
  async take(email: string): Promise<readonly Link[]> {
    await this.open();
    const all = this.links.get(email) ?? [];
    this.links.delete(email);
    return all;
  }

  /** Offers that nobody has looked at. */
  offers(): readonly string[] {
    return [...this.links.values()]
      .flat()
      .filter(({ kind }) => kind === 'offer')
      .map(({ token }) => token);
  }

  recipients(): ReadonlySet<string> {
    return new Set(this.server.received.flatMap(({ to }) => to));
  }

  /** Messages that came under more than one Message-ID. */
  doubled(): readonly string[] {
    return [...this.messages].filter(([, ids]) => ids.size > 1).map(([message]) => message);
  }

  async open(): Promise<void> {
    while (this.read < this.server.received.length) {
      const { raw, messageId, to } = this.server.received[this.read++]!;
      const { subject, text = '', attachments } = await PostalMime.parse(raw);
      const calendar = attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content;
      const ics = calendar ? new TextDecoder().decode(calendar as ArrayBuffer) : '';
      const sequence = /SEQUENCE:\d+/.exec(ics)?.[0] ?? '';
      const message = [to.join(), subject, sequence, text].join('\n');
      const ids = this.messages.get(message) ?? new Set();
      this.messages.set(message, ids.add(messageId));
      if (ids.size > 1 || to.length === 0) continue;
      for (const [, kind, token] of text.matchAll(/\/(confirm|waitlist\/offer)\/([\w.-]+)/g)) {
        const link: Link = { kind: kind === 'confirm' ? 'confirm' : 'offer', token: token! };
        const all = this.links.get(to[0]!) ?? [];
        if (!all.some((one) => one.token === token)) this.links.set(to[0]!, [...all, link]);
      }
    }
  }
}
