import type { VNode } from 'preact';

export interface OpeningLine {
  readonly id: string;
  readonly patient: string;
  readonly said: string;
  readonly why: string;
}

/** When administrators opened records, whose, and why. */
export function OpeningList({ openings }: { readonly openings: readonly OpeningLine[] }): VNode {
  return (
    <ul class="rows">
      {openings.map(({ id, patient, said, why }) => (
        <li key={id}>
          <span>
            <strong>{patient}</strong>
            <span class="soft">{said}</span>
            <span class="as-typed">{why}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
