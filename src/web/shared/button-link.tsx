import type { ComponentChildren, VNode } from 'preact';

interface ButtonLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
}

/** A way to another page that looks like a button: besides what the page is for, so quiet. */
export function ButtonLink({ href, children }: ButtonLinkProps): VNode {
  return (
    <a class="button quiet" href={href}>
      {children}
    </a>
  );
}
