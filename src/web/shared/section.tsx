import type { ComponentChildren, VNode } from 'preact';

interface SectionProps {
  /** Of its heading. */
  readonly id: string;
  readonly title: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A part of a page with its heading, which also names it to those who hear the page. */
export function Section({ id, title, children, ...look }: SectionProps): VNode {
  return (
    <section {...look} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
