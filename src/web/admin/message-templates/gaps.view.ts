import { gapsFor, rulesOf, type TemplateKind } from '../../../notifications/message-template.js';
import type { Filling } from '../../../notifications/email/content.js';
import { isWordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';

export interface GapGroup {
  readonly title: string;
  readonly gaps: readonly { readonly name: string; readonly says: string; readonly needed: boolean }[];
}

/** What can be filled in where, each with what it says in the example. */
export function gapsView({ t }: Site, kind: TemplateKind, { values, name }: Filling): readonly GapGroup[] {
  const { subject, body, alone, needed } = rulesOf(kind);
  const greeting: Readonly<Record<string, string>> = {
    name: name ?? '',
    firstName: name?.split(' ')[0] ?? '',
  };
  const gap = (one: string, says: string) => ({ name: one, says, needed: needed.includes(one) });
  const filled = (names: readonly string[]) => names.map((one) => gap(one, String(values[one] ?? '')));
  const inWords = (one: string) => {
    const key = `templates.gap.${one}`;
    return isWordKey(key) ? t(key) : '';
  };
  return [
    { title: t('templates.gaps.subject'), gaps: filled(subject) },
    {
      title: t('templates.gaps.greeting'),
      gaps: gapsFor(kind, 'greeting').map((one) => gap(one, greeting[one] ?? '')),
    },
    { title: t('templates.gaps.body'), gaps: filled(body) },
    { title: t('templates.gaps.alone'), gaps: alone.map((one) => gap(one, inWords(one))) },
  ];
}
