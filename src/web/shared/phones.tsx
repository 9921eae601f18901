import type { VNode } from 'preact';
import { dial } from '../../patients/phone-number.js';

export interface PhoneLine {
  readonly name: string;
  readonly phone: string;
}

/** Whom to call when the page cannot help. */
export function Phones({ phones }: { readonly phones: readonly PhoneLine[] }): VNode | null {
  if (phones.length === 0) return null;
  return (
    <ul class="phones">
      {phones.map(({ name, phone }) => (
        <li key={name}>
          <span>{name}</span>{' '}
          <a href={dial(phone)} dir="ltr">
            {phone}
          </a>
        </li>
      ))}
    </ul>
  );
}
