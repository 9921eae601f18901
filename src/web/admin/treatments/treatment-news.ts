/** What is said above the list of treatments after something was done. */
export const treatmentNews = [
  'changed',
  'added',
  'added-several',
  'added-add-on',
  'retired',
  'returned',
  'returned-add-on',
  'returned-alone',
  'order',
] as const;

/** The list, where `what` is said of the treatment of this name. */
export function listAddress(what: (typeof treatmentNews)[number], name: string): string {
  return `/admin/treatments?${new URLSearchParams({ news: what, name }).toString()}`;
}
