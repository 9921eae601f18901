import { catalogueLanguages, languageOf, ownName } from '../../../i18n/language.js';
import { say } from '../../../i18n/words.js';
import { inLanguage } from '../../shared/reading.js';

/** What to write below a reader's question, in one language. */
export interface CommentAnswer {
  /** BCP 47 */
  readonly language: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly text: string;
}

/** The clinic's own language first; in any other, the link leads on in it. `address`: of the link, without a query. */
export function commentAnswers(address: string, clinicLocale: string): readonly CommentAnswer[] {
  const own = languageOf(clinicLocale);
  const link = `${address}?at=comment`;
  const others = catalogueLanguages.filter((language) => language !== own);
  return [
    { language: own, name: ownName(own), text: say('comment.answer', { address: link }, clinicLocale) },
    ...others.map((language) => ({
      language,
      name: ownName(language),
      text: say('comment.answer', { address: inLanguage(link, language) }, language),
    })),
  ];
}
