/** The tabs there are: each is the id of its part of a page. */
export const tabIds = [
  'tab-details',
  'tab-photo',
  'tab-hours',
  'tab-rooms',
  'tab-equipment',
  'tab-closures',
  'tab-treatments',
  'tab-phases',
  'tab-needs',
  'tab-offers',
  'tab-booking',
  'tab-canceling',
  'tab-emails',
  'tab-data',
  'tab-translations',
  'tab-custom',
  'tab-patient',
  'tab-practitioner',
  'tab-staff',
  'tab-sharing',
  'tab-looks',
  'tab-results',
] as const;
export type TabId = (typeof tabIds)[number];

/**
 * The tab of the part that is in sight is marked, and so is that of a part with a fault: which one that is, a style
 * sheet can only say by name. See `.tabbed` in staff.css.
 */
export function tabRules(): string {
  const links = (of: (id: TabId) => string) =>
    tabIds.map((id) => `.tabbed:has(${of(id)}) .tabs [href="#${id}"]`).join();
  return `@media screen{${links((id) => `#${id}:target,#${id} :target`)}{border-color:var(--jade);color:var(--ink)}${links((id) => `#${id} .error`)}{color:var(--cinnabar)}}\n`;
}
