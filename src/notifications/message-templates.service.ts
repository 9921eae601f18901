import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { prepared, type Tx } from '../platform/database.client.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import { isLanguage, languageOf } from '../i18n/language.js';
import type { EmailContent } from './notification.js';
import { type TemplatePart, templateParts, type CustomTemplate } from './custom-template.js';
import { isTemplateKind, templateKindOf, type TemplateKind } from './message-template.js';
import type { MessageTemplateRow } from './message-template.table.js';
import { templateFaults, type TextFault } from './template-faults.js';

/** A stored text that no longer fits: written for an older version, or for one that knew more. */
export interface Unfit {
  readonly kind: TemplateKind;
  readonly language: string;
  readonly text: CustomTemplate;
  readonly faults: readonly TextFault[];
}

/** What makes an email the clinic's. */
export interface OwnStyle {
  readonly words: CustomTemplate;
  /** `#rrggbb`; null: ours. */
  readonly color: string | null;
}

/** What the clinic says in its own words, as it is stored. */
@Injectable()
export class MessageTemplates {
  private readonly log = new Logger('notifications');

  /** Those who are about to be written together ask together. */
  private readonly styles = new SingleFlight<readonly [TemplateKind, string], readonly StyleRow[]>((asked) =>
    prepared(this.db, 'own-styles', styles, [asked.map(([kind]) => kind), asked.map(([, language]) => language)]),
  );

  constructor(private readonly db: DataSource) {}

  /** For a notification that is about to be written. What does not fit is noted, and left to the catalogue by who writes. */
  async for(matter: EmailContent): Promise<OwnStyle> {
    const kind = templateKindOf(matter);
    const language = languageOf(matter.data.locale);
    const rows = await this.styles.ask([kind, language]);
    const color = rows[0]?.color ?? null;
    const row = rows.find((one) => one.kind === kind && one.language === language);
    if (!row) return { words: {}, color };
    const words = textOf(row);
    if (templateFaults(kind, words).length) this.log.warn('words that no longer fit', { kind });
    return { words, color };
  }

  /** Templates whose custom text no longer fits, so that the standard text is sent instead; shown to admins. */
  async unfit(): Promise<readonly Unfit[]> {
    const rows = await this.db.query<MessageTemplateRow[]>(`select * from message_templates order by kind, language`);
    return rows.flatMap((row) => {
      const { kind, language } = row;
      if (!isTemplateKind(kind)) return [];
      const faults = templateFaults(kind, textOf(row));
      return faults.length ? [{ kind, language, text: textOf(row), faults }] : [];
    });
  }

  /** Answers whether there were such words. */
  async forgetUnfit(tx: Pick<Tx, 'query'>, kind: TemplateKind, language: string): Promise<boolean> {
    const rows = (await tx.query(`select * from message_templates where kind = $1 and language = $2`, [
      kind,
      language,
    ])) as MessageTemplateRow[];
    if (rows.every(fits)) return false;
    await tx.query(`delete from message_templates where kind = $1 and language = $2`, [kind, language]);
    return true;
  }
}

type StyleRow = MessageTemplateRow & Pick<OwnStyle, 'color'>;

// Each column by name: a prepared statement fails when the version after this one adds another.
const styles = `
  select brand_color as color, kind, language, subject, title, greeting, body from clinic
  left join message_templates on (kind, language) in (select * from unnest($1::text[], $2::text[]))`;

/** The parts there are words for. */
export function textOf(row: Readonly<Record<TemplatePart, string | null>>): CustomTemplate {
  return Object.fromEntries(templateParts.flatMap((part) => (row[part] === null ? [] : [[part, row[part]]])));
}

/** May it be in force? */
export function fits(row: MessageTemplateRow): boolean {
  const { kind, language } = row;
  return isTemplateKind(kind) && isLanguage(language) && templateFaults(kind, textOf(row)).length === 0;
}
