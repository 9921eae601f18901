import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Address, Attachment, Email } from 'postal-mime';

export interface MailSummary {
  readonly id: string;
  readonly at: Date;
  readonly from: string;
  /** Who it was delivered to, by the envelope. */
  readonly to: readonly string[];
  readonly subject: string;
}

export interface Mail extends MailSummary {
  readonly messageId: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly html: string;
  /** The `text/calendar` part, when there is one. */
  readonly calendar: { readonly method: string; readonly content: string } | null;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  /** As it came. */
  readonly raw: Buffer;
}

const kept = 500;
const idShape = /^\d{15}-[0-9a-f-]{36}$/;
const envelope = 'X-Envelope-To';

/**
 * Mails as `.eml` files, the latest 500. Files rather than memory, so that they survive a restart and a web process
 * shows what the worker beside it received.
 */
export class MailFolder {
  private readonly parsed = new Map<string, Mail>();

  constructor(private readonly path: string) {}

  async add(raw: Buffer, to: readonly string[], at: Date): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    const id = `${String(at.getTime()).padStart(15, '0')}-${randomUUID()}`;
    const header = Buffer.from(`${envelope}: ${to.join(', ')}\r\n`);
    // Named when whole, so that nobody reads half a mail.
    const draft = join(this.path, `${id}.part`);
    await writeFile(draft, Buffer.concat([header, raw]), { mode: 0o600 });
    await rename(draft, this.file(id));
    for (const old of (await this.ids()).slice(kept)) await rm(this.file(old), { force: true });
  }

  /** Latest first. */
  async list(): Promise<MailSummary[]> {
    const mails: MailSummary[] = [];
    const ids = await this.ids();
    for (const id of this.parsed.keys()) if (!ids.includes(id)) this.parsed.delete(id);
    for (const id of ids) {
      const mail = await this.read(id);
      if (mail) mails.push(mail);
    }
    return mails;
  }

  async read(id: string): Promise<Mail | undefined> {
    if (!idShape.test(id)) return undefined;
    const known = this.parsed.get(id);
    if (known) return known;
    let raw: Buffer;
    try {
      raw = await readFile(this.file(id));
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
    const { default: PostalMime } = await import('postal-mime');
    const mail = describe(id, raw, await PostalMime.parse(raw));
    this.parsed.set(id, mail);
    return mail;
  }

  /** Removes mails that say so anywhere; answers how many there were. `dryRun` only counts. */
  async remove(pattern: RegExp, dryRun: boolean): Promise<number> {
    let count = 0;
    for (const id of await this.ids()) {
      const mail = await this.read(id);
      if (!mail || ![...mail.to, mail.text, mail.html, mail.calendar?.content ?? ''].some((part) => pattern.test(part)))
        continue;
      count++;
      if (!dryRun) await this.delete(id);
    }
    return count;
  }

  /** Removes mails that came before then. Likewise. */
  async removeBefore(before: Date, dryRun: boolean): Promise<number> {
    const old = (await this.ids()).filter((id) => cameAt(id) < before);
    if (!dryRun) for (const id of old) await this.delete(id);
    return old.length;
  }

  private async delete(id: string): Promise<void> {
    this.parsed.delete(id);
    await rm(this.file(id), { force: true });
  }

  private async ids(): Promise<string[]> {
    const names = await readdir(this.path).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT') return [];
      throw fault;
    });
    const ids = names.filter((name) => name.endsWith('.eml')).map((name) => name.slice(0, -'.eml'.length));
    return ids
      .filter((id) => idShape.test(id))
      .sort()
      .toReversed();
  }

  private file(id: string): string {
    return join(this.path, `${id}.eml`);
  }
}

const cameAt = (id: string) => new Date(Number(id.slice(0, 15)));

function describe(id: string, raw: Buffer, email: Email): Mail {
  const headers = email.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  const delivered = headers.find(({ name }) => name === envelope)?.value ?? '';
  const calendar = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  return {
    id,
    at: cameAt(id),
    from: shown(email.from),
    to: delivered.split(', ').filter(Boolean),
    subject: email.subject ?? '',
    messageId: email.messageId ?? '',
    headers: headers.filter(({ name }) => name !== envelope),
    text: email.text ?? '',
    html: email.html ?? '',
    calendar: calendar ? { method: calendar.method ?? '', content: bytes(calendar).toString('utf8') } : null,
    attachments: email.attachments
      .filter(({ disposition }) => disposition === 'attachment')
      .map((part) => ({ name: part.filename ?? 'attachment', type: part.mimeType, content: bytes(part) })),
    raw: raw.subarray(raw.indexOf('\n') + 1),
  };
}

function bytes({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content);
}

function shown(address: Address | undefined): string {
  if (!address) return '';
  if (!address.address) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}
