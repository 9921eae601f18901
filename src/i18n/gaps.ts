import { IntlMessageFormat } from 'intl-messageformat';

/** A place in a sentence that something is filled into. */
export interface Gap {
  readonly name: string;
  /** `plain`: `{date}`; `plural`: counts; `select`: chooses by the word; `other`: forms that only numbers and dates have. */
  readonly kind: 'plain' | 'plural' | 'select' | 'other';
}

/** The gaps of a sentence in ICU MessageFormat, those inside of choices too; null when it is not well-formed. */
export function gapsOf(sentence: string): readonly Gap[] | null {
  try {
    return below(new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).getAst());
  } catch {
    return null;
  }
}

interface MessagePart {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessagePart[] }>>;
}

/** By their number in the syntax tree: 0 is text, 7 the `#` of a count. */
const kinds: Readonly<Record<number, Gap['kind']>> = {
  1: 'plain',
  2: 'other',
  3: 'other',
  4: 'other',
  5: 'select',
  6: 'plural',
};

function below(parts: readonly MessagePart[]): Gap[] {
  return parts.flatMap(({ type, value, options = {} }) => {
    const kind = kinds[type];
    const inner = Object.values(options).flatMap((option) => below(option.value));
    return kind ? [{ name: String(value), kind }, ...inner] : inner;
  });
}
