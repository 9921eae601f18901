/** Where to look, and regions. */
export const places = {
  'find.where': 'Where should we look?',
  'find.where-next': 'Enter a city or ZIP code, and we’ll show you who’s nearby.',
  'find.none-in-country': 'We don’t have a clinic in {place} yet.',
  'find.none-in-country-next': 'Enter your city or ZIP code, and we’ll find the closest one.',
  'find.asked-in': '{treatment}, in {place}',
  'find.count-in': '{count, plural, one {# practitioner} other {# practitioners}} in {place}',
  'find.none-in': 'We don’t have anyone in {place} yet. Here’s who’s closest:',
} as const;
