/** The way into everything an administrator decides: one group and one page each. */
export const admin = {
  'admin.title': 'Settings',
  'admin.lead':
    'Decide what patients can book, where, with whom and on what terms. Changes apply to new bookings; existing appointments stay as they are.',
  'admin.save-another': 'Save and add another',
  'admin.places': 'Clinic and team',
  'admin.terms': 'Booking and emails',
  'admin.links': 'Reports and links',
  'admin.health': 'System',
  'admin.now.people': '{count, plural, one {One person can sign in} other {# people can sign in}}',
  'admin.now.audit': 'Who did what, and when',

  // Who works here, and what was done.
  'users.title': 'Users',
  'users.lead': 'Everyone who can sign in, and their roles.',
  'users.name': 'Name',
  'users.email': 'Email',
  'users.email-hint': 'We’ll send the invitation here. Its link works for three days.',
  'users.invite': 'Invite a user',
  'users.invite-submit': 'Send invitation',
  'users.invite-again': 'Resend invitation',
  'users.roles': 'Roles',
  'users.practitioner': 'Linked practitioner',
  'users.no-practitioner': 'None',
  'users.save': 'Save',
  'users.email-change-hint':
    'For signing in. If you change it, we’ll email a confirmation link to the new address and let the old one know. Until it’s confirmed, the old address still works; to cancel the change, enter the old one again.',
  'users.new-email': '{email}, not confirmed yet',
  'users.deactivate': 'Deactivate',
  'users.reactivate': 'Reactivate',
  'users.forget-factors': 'Reset two-step sign-in',
  'users.end-sessions': 'Sign out everywhere',
  'users.state.out': 'deactivated',
  'users.state.invited': 'invited, hasn’t signed in yet',
  'users.state.strong': 'two-step sign-in on',
  'users.state.password': 'password only',
  'users.news.invited': 'Invitation sent.',
  'users.news.saved': 'Saved.',
  'users.news.email-asked':
    'Saved. We’ve emailed a link to the new address. Until the user confirms it, they sign in with the address used so far.',
  'users.news.changed': 'Saved. The user’s roles changed, so they’ve been signed out and need to sign in again.',
  'users.news.out': 'User deactivated and signed out everywhere.',
  'users.news.signed-out': 'Signed out on all devices.',
  'users.news.factors':
    'Two-step sign-in reset. The user signs in with their password and can then set up an authenticator or a passkey again.',
  'users.news.in': 'User reactivated. They can sign in again.',

  'audit.title': 'Activity log',
} as const;
