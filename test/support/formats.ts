/** What a reader sees of a page, element by element; not the examples of what may be typed, which say both ways. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style|option)\b.*?<\/\1>/gs, ' ')
    .replace(/<p class="hint".*?<\/p>/gs, ' ')
    .replace(/<input[^>]*type="text"[^>]*value="([^"]*)"[^>]*>/g, ' | $1 | ')
    .replace(/<[^>]*\b(?:aria-label|data-short|data-says)="([^"]*)"[^>]*>/g, ' | $1 | ')
    .replace(/<[^>]*>/g, ' | ')
    .replaceAll('&amp;', '&')
    .replace(/https?:\S+|\b\d{4}-\d\d-\d\d\S*/g, ' ')
    .replace(/\s+/g, ' ');
}

const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const time24 = /\b\d{1,2}:\d\d\b(?!\s?[ap]\.?\s?m|–\d)/i;
const time12 = /\b\d{1,2}:\d\d\s?[AP]\.?\s?M\b/i;
const dayFirst = new RegExp(`\\b\\d{1,2} ${months}\\b`);
const monthFirst = new RegExp(`\\b${months} \\d{1,2}\\b`);
const american = /\bcanceled\b|ZIP|\belevator\b/i;
const british = /(?<!\.)\bcancelled\b|postcode|\blift\b/i;
const unusualSpace = /\d[\u00A0\u202F][AP]M/i;

/** What none of these locales writes. */
const foreign: Readonly<Record<string, readonly RegExp[]>> = {
  'en-US': [time24, dayFirst, british, unusualSpace],
  'en-US-u-hc-h23': [time12, dayFirst, british],
  'en-GB': [time12, monthFirst, american],
  'en-AU': [time24, monthFirst, american, /\b\d{1,2}:\d\d\s?[AP]M\b/],
  'en-DE': [time12, monthFirst, american],
  de: [time12, monthFirst, /\d{1,2}\. [A-Z][a-zä]+\.?,? \d\d:\d\d(?!–|\d| Uhr)/],
  'es-US': [time24, monthFirst],
  es: [time12, monthFirst],
  fr: [time12, monthFirst],
  zh: [time12, monthFirst],
};

/** Where a text for a reader of this locale is written as in another; empty where it is not. */
export function foreignFormats(text: string, locale: string): string[] {
  const rules = foreign[locale] ?? foreign[new Intl.Locale(locale).language]!;
  return rules.flatMap((wrong) => {
    const found = wrong.exec(text);
    return found ? [text.slice(Math.max(0, found.index - 40), found.index + found[0].length + 20)] : [];
  });
}
