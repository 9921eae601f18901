import type { TemplatePart } from './custom-template.js';
import type { EmailContent } from './notification.js';

interface TextRules {
  readonly to: 'patient' | 'practitioner' | 'staff';
  /** What may be filled into a subject: neither a person nor a treatment, because subjects are visible on locked screens. */
  readonly subject: readonly string[];
  /** … and into title and body. */
  readonly body: readonly string[];
  /** Those that stand in a paragraph of the body by themselves. */
  readonly alone: readonly string[];
  /** Without these in its body the notification would be of no use. */
  readonly needed: readonly string[];
}

const where = ['when', 'date', 'time', 'place', 'clinic', 'reference'];
const forPatient = [...where, 'until', 'address', 'phone', 'practitioner', 'treatment', 'price'];
const forPractitioner = [...where, 'until', 'address', 'phone', 'patient', 'treatment'];

const booked: TextRules = {
  to: 'patient',
  subject: where,
  body: forPatient,
  alone: ['details', 'preparation', 'manageLink', 'terms'],
  needed: ['details', 'manageLink', 'terms'],
};
const off: TextRules = {
  ...booked,
  alone: ['details', 'findLink'],
  needed: ['details'],
};
const visit: TextRules = {
  to: 'practitioner',
  subject: where,
  body: forPractitioner,
  alone: ['details'],
  needed: ['details'],
};
const account: TextRules = {
  to: 'staff',
  subject: ['clinic'],
  body: ['clinic', 'hours'],
  alone: ['passwordLink'],
  needed: ['passwordLink'],
};
const ofSeveral = { subject: [...where, 'count'], body: [...forPatient, 'count'] };
const moved = { body: [...forPatient, 'previous'] };

/** Every text a clinic can have words of its own for. One kind of notification may have two: who moved it makes a difference. */
export const templateRows = {
  'booking-confirmed': booked,
  'booking-provisional': {
    ...off,
    body: [...forPatient, 'heldUntil'],
    alone: ['details', 'confirmLink'],
    needed: ['details', 'confirmLink'],
  },
  'booking-moved': { ...booked, ...moved },
  'booking-moved-by-clinic': {
    ...booked,
    ...moved,
    alone: [...booked.alone, 'message'],
    needed: [...booked.needed, 'message'],
  },
  'booking-cancelled': off,
  'booking-called-off': off,
  'course-confirmed': { ...booked, ...ofSeveral },
  'course-provisional': {
    ...off,
    ...ofSeveral,
    body: [...ofSeveral.body, 'heldUntil'],
    alone: ['details', 'confirmLink'],
    needed: ['details', 'confirmLink'],
  },
  'course-moved': {
    ...booked,
    ...ofSeveral,
    alone: [...booked.alone, 'message'],
    needed: [...booked.needed, 'message'],
  },
  'course-cancelled': { ...off, ...ofSeveral },
  'booking-link': { ...booked, alone: ['details', 'manageLink', 'terms'], needed: ['details', 'manageLink'] },
  'appointments-link': {
    to: 'patient',
    subject: ['clinic'],
    body: ['clinic', 'minutes'],
    alone: ['appointmentsLink'],
    needed: ['appointmentsLink'],
  },
  'appointments-none': { to: 'patient', subject: ['clinic'], body: ['clinic'], alone: ['myLink'], needed: [] },
  reminder: { ...booked, needed: ['details', 'manageLink'] },
  'decline-asked': { ...booked, alone: ['details', 'manageLink', 'terms'], needed: ['details', 'manageLink'] },
  aftercare: {
    ...booked,
    alone: ['aftercare', 'nextVisit', 'againLink', 'details'],
    // Without a way to another visit it is thanks all the same.
    needed: ['aftercare'],
  },
  recall: { ...booked, alone: ['againLink', 'details'], needed: ['againLink'] },
  'visit-new': visit,
  'visit-moved': { ...visit, body: [...forPractitioner, 'previous'] },
  'visit-cancelled': visit,
  morning: {
    to: 'practitioner',
    subject: ['date', 'clinic'],
    body: ['date', 'clinic', 'visitCount', 'changeCount'],
    alone: ['visits', 'changes', 'diaryLink'],
    needed: ['visits', 'changes'],
  },
  'staff-invitation': account,
  'staff-reset': account,
  'staff-email': { ...account, alone: ['confirmLink'], needed: ['confirmLink'] },
  'staff-changed': { ...account, body: ['clinic', 'change'], needed: [...account.needed, 'change'] },
  'record-opened': {
    to: 'practitioner',
    subject: ['clinic'],
    body: ['clinic', 'by', 'from', 'until'],
    alone: ['recordsLink'],
    // Whoever opens records may choose the clinic's words, but not leave out what they are for.
    needed: ['by', 'from', 'until', 'recordsLink'],
  },
  'erasure-asked': {
    to: 'patient',
    subject: ['clinic'],
    body: ['clinic'],
    alone: ['confirmLink'],
    needed: ['confirmLink'],
  },
  'waitlist-asked': {
    to: 'patient',
    subject: ['clinic'],
    body: ['clinic', 'treatment', 'hours'],
    alone: ['confirmLink'],
    needed: ['confirmLink'],
  },
  'waitlist-joined': {
    to: 'patient',
    subject: ['clinic'],
    body: ['clinic', 'treatment', 'place'],
    alone: ['entryLink'],
    needed: ['entryLink'],
  },
  'waitlist-offer': {
    to: 'patient',
    subject: ['clinic', 'when'],
    body: ['clinic', 'treatment', 'when', 'heldUntil'],
    alone: ['details', 'offerLink'],
    needed: ['details', 'offerLink'],
  },
  'diary-changed': { to: 'staff', subject: ['clinic'], body: ['clinic', 'change'], alone: [], needed: ['change'] },
} as const satisfies Readonly<Record<string, TextRules>>;

export type TemplateKind = keyof typeof templateRows;

export const templateKinds = Object.keys(templateRows) as readonly TemplateKind[];

export function isTemplateKind(kind: string): kind is TemplateKind {
  return Object.hasOwn(templateRows, kind);
}

export function rulesOf(kind: TemplateKind): TextRules {
  return templateRows[kind];
}

/** What may be filled into a part. */
export function gapsFor(kind: TemplateKind, part: TemplatePart): readonly string[] {
  const { subject, body, alone } = rulesOf(kind);
  if (part === 'subject') return subject;
  // Anyone may type a message as their name: it is said once, where it is looked through before.
  if (part === 'greeting') return ['name', 'firstName'];
  return part === 'title' ? body : [...body, ...alone];
}

/** Which text a notification is written with. */
export function templateKindOf(matter: EmailContent): TemplateKind {
  if ('together' in matter.data && matter.data.together) {
    if (matter.template === 'booking-confirmed') return 'course-confirmed';
    if (matter.template === 'booking-provisional') return 'course-provisional';
    if (matter.template === 'booking-moved') return 'course-moved';
    if (matter.template === 'booking-cancelled') return 'course-cancelled';
  }
  if (matter.template === 'booking-moved' && matter.data.message) return 'booking-moved-by-clinic';
  if (matter.template === 'booking-cancelled' && matter.data.reason) return 'booking-called-off';
  return matter.template;
}

export function paragraphsOf(body: string): readonly string[] {
  return body
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** The name, where a paragraph is nothing but `{details}` or the like. */
export function aloneIn(paragraph: string): string | undefined {
  return /^\{\s*(\w+)\s*\}$/.exec(paragraph)?.[1];
}
