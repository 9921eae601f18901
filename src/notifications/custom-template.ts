/** What a clinic may put into its own words. A part that is missing is said as the catalogue has it. */
export type CustomTemplate = { readonly [Part in TemplatePart]?: string };

export const templateParts = ['subject', 'title', 'greeting', 'body'] as const;
export type TemplatePart = (typeof templateParts)[number];
