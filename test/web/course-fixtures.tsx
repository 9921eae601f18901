import type { CourseSummary } from '../../src/web/patient/course/course-summary.js';
import type { CourseTimesView } from '../../src/web/patient/course/course-times-page.js';
import type { CourseVisitsView } from '../../src/web/patient/course/course-visits.js';
import type { SeriesView } from '../../src/web/patient/course/series-list.js';

const days = ['Tue 1 Dec', 'Tue 8 Dec', 'Wed 16 Dec', 'Tue 29 Dec', 'Tue 5 Jan', 'Tue 12 Jan'];
const whenOf = (day: string) => `${day}, 10:00 am`;

const series: SeriesView = {
  lead: 'One differs from what you chose.',
  turns: days.map((day, n) => ({
    name: `visit${n}`,
    label: `Appointment ${n + 1}`,
    value: String(n),
    at: '2026-12-01T10:00:00+11:00',
    when: whenOf(day),
    with: n === 2 ? 'Zoë Ångström-Whare-Featherstonehaugh' : undefined,
    notes: n === 2 ? ['One day later', '11:00 am instead of 10:00 am'] : [],
    others: [
      {
        day,
        times: ['9:00 am', '9:30 am', '10:30 am'].map((time) => ({
          value: `${n} ${time}`,
          at: '2026-12-01T10:00:00+11:00',
          time,
          with: time === '9:30 am' ? 'Zoë Ångström-Whare' : undefined,
        })),
      },
    ],
  })),
  skipped: ['We’re closed around Tue 22 Dec.'],
  outcome: 'We added another appointment at the end instead.',
};

export const courseSummary: CourseSummary = {
  treatment: 'Acupuncture with cupping',
  minutes: '65 minutes',
  rhythm: '6 appointments, once a week',
  practitioner: 'Mei-Lin Okonkwo',
  place: 'North Ryde',
  address: '12 Cox’s Road, North Ryde NSW 2113',
  prices: ['$120 each', '$720 in total'],
  terms: ['Free to reschedule or cancel up to 24 hours before your appointment.', 'Paid at the first visit.'],
};
export const heldCourse = { ...courseSummary, times: days.map(whenOf), count: 6 };

export const courseTimes: CourseTimesView = {
  past: [{ text: 'Acupuncture with cupping', change: { href: '/find', label: 'practitioner or treatment' } }],
  offers: [
    { text: '6 appointments, once a week', detail: '$660 for the course', href: '?6-7', on: true },
    { text: '10 appointments, every two weeks', detail: '$1,000 for the course', href: '?10-14', on: false },
  ],
  rhythm: {
    action: '/book/course',
    visits: '6',
    everyDays: '7',
    numbers: ['6', '8'].map((value) => ({ value, label: value })),
    spacings: [{ value: '7', label: 'Once a week' }],
    open: true,
  },
  series,
  form: { action: '/book/course/holds', fields: { once: 'x' } },
  course: courseSummary,
  phones: [{ name: 'North Ryde', phone: '+61 2 5550 1234' }],
};

export const courseMove = {
  past: courseTimes.past,
  series,
  count: 6,
  action: '/visit/of/x/rest',
  fields: { once: 'x' },
  phones: courseTimes.phones,
};

export const courseVisits: CourseVisitsView = {
  part: 'Appointment 3 of 6',
  planned: 6,
  progress: '1 of 6 done',
  agreed: ['$660 for the course', 'Paid at the first visit.'],
  visits: days.map((day, n) => ({
    when: whenOf(day),
    state: ['done', 'canceled', 'this appointment'][n],
    isOff: n === 1,
    isHere: n === 2,
    href: n === 3 ? '/visit/of/y' : undefined,
  })),
  later: 3,
  rest: { count: 2, href: '/book/course' },
};
