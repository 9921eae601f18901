import type { StoredOf } from '../configuration/entity.js';
import { tableOf } from '../configuration/entity.table.js';
import { template } from './template.entity.js';

/** The clinic's own words; null: as the catalogue has it. What was written for another version may have another kind. */
export interface MessageTemplateRow extends Omit<StoredOf<typeof template>, 'kind' | 'language'> {
  readonly kind: string;
  readonly language: string;
}

export const MessageTemplateTable = tableOf<MessageTemplateRow>(
  { name: 'MessageTemplate', tableName: 'message_templates' },
  template,
);
