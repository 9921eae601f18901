import type { Policy } from './allow.decorator.js';

export const roles = ['admin', 'reception', 'practitioner'] as const;
export type Role = (typeof roles)[number];

/** Someone who works here, signed in. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Whose diary is theirs; there exactly when they are a practitioner. */
  readonly practitionerId: string | null;
  /** One of the ready-made people of the demo clinic. */
  readonly demo: boolean;
  readonly session: StaffSession;
}

export interface StaffSession {
  readonly id: string;
  readonly signedInAt: Date;
  /** A second factor was shown, or a passkey. */
  readonly strong: boolean;
}

/** Who the audit trail says it was. */
export function actorOf({ id }: Pick<StaffMember, 'id'>): string {
  return `staff/${id}`;
}

/** May they come in where these policies stand? A second factor, where it is still owed, is another question. */
export function mayEnter(member: StaffMember, allowed: readonly Policy[]): boolean {
  return allowed.some((policy) => policy === 'staff' || member.roles.some((role) => role === policy));
}

/**
 * An admin who has shown nothing but a password may see to a second factor, and nothing else. The demo's people are let
 * off: their passwords were made up by this machine, and shown on its console only.
 */
export function owesSecondFactor({ roles, session, demo }: StaffMember): boolean {
  return roles.includes('admin') && !session.strong && !demo;
}
