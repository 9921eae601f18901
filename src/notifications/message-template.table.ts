import { EntitySchema } from 'typeorm';
import type { TemplatePart } from './custom-template.js';

/** The clinic's own words; null: as the catalogue has it. */
export type MessageTemplateRow = { readonly kind: string; readonly language: string } & {
  readonly [Part in TemplatePart]: string | null;
};

export const MessageTemplateTable = new EntitySchema<MessageTemplateRow>({
  name: 'MessageTemplate',
  tableName: 'message_templates',
  columns: {
    kind: { type: 'text', primary: true },
    language: { type: 'text', primary: true },
    subject: { type: 'text', nullable: true },
    title: { type: 'text', nullable: true },
    greeting: { type: 'text', nullable: true },
    body: { type: 'text', nullable: true },
  },
});
