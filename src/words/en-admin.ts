/** The way into everything an administrator decides: one group and one page each. */
export const admin = {
  'staff.way.admin': 'Clinic',
  'admin.title': 'The clinic',
  'admin.lead':
    'What patients can book, where, with whom and on what terms. A change holds for whoever books next; visits already booked stay as they are.',
  'admin.first': 'Before the first patient can book',
  'admin.first-done': 'done',
  'admin.first.location': 'A location: where patients come',
  'admin.first.room': 'A room there, with what the treatment needs',
  'admin.first.practitioner': 'A practitioner',
  'admin.first.treatment': 'A treatment patients can book themselves',
  'admin.first.offer': 'Who offers it where: on the treatment’s page',
  'admin.first.hours': 'Hours of somebody who offers it',
  'admin.back': 'The clinic',
  'admin.offer': 'What we offer',
  'admin.places': 'Where and who',
  'admin.terms': 'Terms and letters',
  'admin.links': 'Links, and how we do',
  'admin.health': 'Behind the scenes',
  'admin.now.people': '{count, plural, one {One person may sign in} other {# people may sign in}}',
  'admin.now.audit': 'What was done, by whom, to which record',
} as const;
