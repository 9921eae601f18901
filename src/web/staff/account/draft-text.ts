import type { TypedForm } from '../../../accounts/form-draft.js';
import type { Site } from '../../shared/site.js';
import { listFormat } from '../../../time/intl.js';

/** What has to be chosen once more; nothing without files. */
export function filesAgain({ t, locale }: Pick<Site, 't' | 'locale'>, files: readonly string[]): string | undefined {
  const names = files.map((name) => `“${name}”`);
  return names.length > 0 ? t('draft.files', { files: listFormat(locale).format(names) }) : undefined;
}

/** What a person typed or chose, not the marks that the page sends along: a name and a text each. */
export function linesOf(typed: TypedForm): readonly (readonly [string, string])[] {
  return Object.entries(typed).flatMap(([name, values]) => {
    const text = [values].flat().filter(Boolean).join(', ');
    return text && !['once', 'seen'].includes(name) ? [[inWords(name), text] as const] : [];
  });
}

/** `accessNote.0`: Access note 0. */
function inWords(name: string): string {
  const words = name
    .replaceAll(/(?<=[a-z])(?=[A-Z])|[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
