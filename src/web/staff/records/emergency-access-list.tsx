import type { VNode } from 'preact';

export interface EmergencyAccessLine {
  readonly id: string;
  readonly patient: string;
  readonly said: string;
  readonly why: string;
}

/** When administrators opened records, whose, and why. */
export function EmergencyAccessList({ openings }: { readonly openings: readonly EmergencyAccessLine[] }): VNode {
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
