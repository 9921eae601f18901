/** `gap`: the standard text, where another language has the clinic's own. `unfit`: own words that no longer fit. */
export type TextState = 'standard' | 'own' | 'gap' | 'unfit';

/** How the texts of one email stand, by language. */
export function textStates(
  languages: readonly string[],
  own: readonly string[],
  unfit: readonly string[],
): readonly TextState[] {
  const stateOf = (language: string) =>
    unfit.includes(language) ? 'unfit' : own.includes(language) ? 'own' : own.length > 0 ? 'gap' : 'standard';
  return languages.map(stateOf);
}
