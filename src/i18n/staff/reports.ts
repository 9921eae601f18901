/** What administrators read about how the clinic does. */
export const reports = {
  'reports.title': 'Reports',
  'admin.now.reports':
    'Appointments, utilization by hour, no-shows, rebooking, value by practitioner, rooms and new patients by link',
  'reports.of': 'Reports: {period}',
  'reports.period': '{from} to {to}',
  'reports.ask': 'Filter',
  'reports.kind': 'Period',
  'reports.kind.week': 'Week',
  'reports.kind.month': 'Month',
  'reports.kind.quarter': 'Quarter',
  'reports.kind.year': 'Year',
  'reports.kind.own': 'Custom',
  'reports.preset.this-week': 'This week',
  'reports.preset.last-week': 'Last week',
  'reports.preset.this-month': 'This month',
  'reports.preset.last-month': 'Last month',
  'reports.preset.this-quarter': 'This quarter',
  'reports.preset.last-quarter': 'Last quarter',
  'reports.preset.this-year': 'This year',
  'reports.preset.last-year': 'Last year',
  'reports.from': 'From',
  'reports.to': 'To',
  'reports.dates-hint':
    'For a week, month, quarter or year, “From” can be any day in it. “To” only applies to a custom period.',
  'reports.today': 'today',
  'reports.practitioner': 'Practitioner',
  'reports.location': 'Location',
  'reports.treatment': 'Treatment',
  'reports.everyone': 'All practitioners',
  'reports.everywhere': 'All locations',
  'reports.everything': 'All treatments',
  'reports.by': 'Compare',
  'reports.by.practitioner': 'By practitioner',
  'reports.by.location': 'By location',
  'reports.by.treatment': 'By treatment',
  'reports.show': 'Show',
  'reports.change': 'Change',
  'reports.earlier': 'Previous: {period}',
  'reports.later': 'Next: {period}',
  'reports.nearby': 'Other periods',
  'reports.contents': 'On this page',
  'reports.csv': 'Download CSV',
  'reports.csv-name': 'Download CSV: {what}',
  'reports.table': 'Show as table',
  'reports.before': 'previously {value}',
  'reports.total': 'Total',
  'reports.scrolls': '{what} (table, scrolls sideways)',
  'reports.more': '{count, plural, one {One more row is} other {# more rows are}} in the CSV.',

  'reports.empty': 'No appointments in this period.',
  'reports.empty-hint': 'Choose another period or remove filters.',
  'reports.empty-all': 'Remove all filters',
  'reports.empty-book': 'Book an appointment',

  'reports.figure.visits': 'Appointments',
  'reports.figure.used': 'Utilization',
  'reports.figure.missed': 'No-shows',
  'reports.figure.late': 'Late cancellations',
  'reports.figure.fresh': 'First appointments',
  'reports.figure.rebooked': 'Rebooked',
  'reports.figure.quoted': 'Booked value',

  'reports.visits': 'Appointments',
  'reports.visits.says':
    '{visits, plural, one {One appointment} other {{said} appointments}}, {fresh} of them with new patients ({share}).',
  'reports.visits.desc':
    'One column for each {bucket}: appointments with returning patients, with first appointments on top.',
  'reports.visits.column': '{when}: {visits} appointments, {fresh} of them first appointments',
  'reports.bucket.day': 'day',
  'reports.bucket.week': 'week',
  'reports.bucket.month': 'month',
  'reports.returning': 'Returning patients',
  'reports.fresh': 'First appointments',

  'reports.used': 'Utilization',
  'reports.used.says': '{booked} of {offered} hands-on time is booked ({share}).',
  'reports.used.ahead': 'Patients can’t book this far ahead yet.',
  'reports.used.none': 'No practitioner had working hours in this period.',
  'reports.used.desc': 'For each {bucket}, the outline shows practitioners’ available time; the filled part is booked.',
  'reports.used.column': '{when}: {booked} of {offered} booked',
  'reports.used.reckoned':
    'Daily records of available time start on {day}. Earlier days are estimated from the working hours at that time.',
  'reports.used.reckoned-all':
    'There are no daily records of available time for this period, so it’s estimated from later working hours.',
  'reports.booked': 'Booked',
  'reports.offered': 'Available',
  'reports.unused': 'Available, not booked',
  'reports.share': 'Share',

  'reports.lost': 'No-shows and late cancellations',
  'reports.lost.says':
    'Of {due} appointments due, {missed} were no-shows ({missedShare}) and {late} were canceled late ({lateShare}).',
  'reports.lost.whose':
    'Patients canceled {patients} ({patientsLate} late); the clinic canceled {clinic} ({clinicLate} late).',
  'reports.lost.none': 'No appointments were due yet.',
  'reports.lost.desc': 'One column for each {bucket}: no-shows, with late cancellations on top.',
  'reports.lost.column': '{when}: {missed} no-shows, {late} late cancellations',
  'reports.missed': 'No-shows',
  'reports.late': 'Late cancellations',

  'reports.took-place': 'Took place',
  'reports.rebooked': 'Rebooking rate',
  'reports.rebooked.says':
    'After {rebooked} of {past, plural, one {one appointment} other {{said} appointments}} that took place, the patient had another one booked ({share}).',
  'reports.rebooked.desc':
    'For each {bucket}, the outline shows appointments that took place; the filled part is those after which the patient had another one booked.',
  'reports.rebooked.column': '{when}: {rebooked} of {past} rebooked',
  'reports.rebooked.not': 'Took place, not rebooked',

  'reports.recalled': 'Recall emails',
  'reports.recalled.says':
    'After {rebooked} of {invited, plural, one {one recall email} other {{said} recall emails}}, the patient booked within 30 days ({share}), {byLink} of them with the link in the email.',
  'reports.recalled.desc':
    'For each {bucket}, the outline shows recall emails; the filled part is those after which the patient booked: with the link in the email, and any other way on top.',
  'reports.recalled.column': '{when}: {rebooked} of {invited} rebooked',
  'reports.recalled.by-link': 'Booked with the link',
  'reports.recalled.otherwise': 'Booked another way',
  'reports.recalled.not': 'Not booked within 30 days',
  'reports.freed': 'Times that opened up',
  'reports.freed.says':
    '{freed, plural, one {One time} other {{said} times}} opened up while patients were waiting. {offered} of them were offered to the waitlist and {taken} were taken ({share}).',
  'reports.freed.median': 'Half of those were taken within {duration}.',
  'reports.freed.desc':
    'For each {bucket}, the outline shows times that opened up; the filled part is those a patient on the waitlist took, with those that were offered but not taken on top.',
  'reports.freed.column': '{when}: {freed} opened up, {offered} offered, {taken} taken',
  'reports.freed.not': 'Suited no one',
  'reports.freed.offered': 'Offered, not taken',
  'reports.freed.offered-head': 'Offered',
  'reports.freed.taken': 'Taken',
  'reports.freed.minutes': 'Minutes until taken (median)',

  'reports.hours': 'Utilization by hour',
  'reports.hours.says': 'Busiest: {busiest}. Quietest: {quietest}.',
  'reports.hours.when': '{day}, {hour} ({share})',
  'reports.hours.at': '{day}, {hour}',
  'reports.hours.hour': 'Hour',
  'reports.hours.desc':
    'The share of practitioners’ available time that is booked in each hour: the stronger the color, the fuller. A dash means no one was available.',
  'reports.hours.all-treatments': 'All treatments count here, even if you filter by one.',

  'reports.lead': 'Lead time',
  'reports.lead.says': 'Half of all appointments were booked no more than {lead} ahead.',
  'reports.lead.says-far': 'Half of all appointments were booked at least 30 days ahead.',
  'reports.lead.says-near': 'Half of all appointments were booked less than a day ahead.',
  'reports.lead.days': '{days, plural, one {one day} other {# days}}',
  'reports.lead.desc':
    'Full days between booking and appointment. Each column reaches up to the next one, so they get wider.',
  'reports.lead.column': '{lead}: {visits} appointments ({share})',
  'reports.lead.ahead': 'Booked ahead',
  'reports.lead.0': 'under 1 day',
  'reports.lead.1': '1 day',
  'reports.lead.2': '2–3 days',
  'reports.lead.3': '4–6 days',
  'reports.lead.4': '7–13 days',
  'reports.lead.5': '14–20 days',
  'reports.lead.6': '21–29 days',
  'reports.lead.7': '30 days or more',
  'reports.lead.tick.0': '<1',
  'reports.lead.tick.1': '1',
  'reports.lead.tick.2': '2+',
  'reports.lead.tick.3': '4+',
  'reports.lead.tick.4': '7+',
  'reports.lead.tick.5': '14+',
  'reports.lead.tick.6': '21+',
  'reports.lead.tick.7': '30+',

  'reports.quoted': 'Booked value',
  'reports.quoted.says':
    '{sum} for {visits, plural, =0 {no appointments} one {one appointment} other {# appointments}}, an average of {each}.',
  'reports.quoted.says-several':
    '{sum} for {visits, plural, =0 {no appointments} one {one appointment} other {# appointments}}.',
  'reports.quoted.desc':
    'One column for each {bucket}: the total price of appointments that took place or are still booked, in {currency}.',
  'reports.quoted.column': '{when}: {sum}',
  'reports.quoted.in': 'In {currency}',

  'reports.lines.practitioner': 'By practitioner',
  'reports.lines.location': 'By location',
  'reports.lines.treatment': 'By treatment',
  'reports.name.practitioner': 'Practitioner',
  'reports.name.location': 'Location',
  'reports.name.treatment': 'Treatment',
  'reports.hands-on': 'Hands-on time',

  'reports.value.practitioner': 'Value by practitioner',
  'reports.value.location': 'Value by location',
  'reports.value.treatment': 'Value by treatment',
  'reports.value.says':
    '{sum} for {past, plural, =0 {no appointments} one {one appointment} other {{said} appointments}} that took place.',
  'reports.value.time': 'Appointment time',
  'reports.value.earned': 'Value',
  'reports.value.missed': 'Value of no-shows',
  'reports.value.late-count': 'Late cancellations by patients',
  'reports.value.late': 'Value of late cancellations',
  'reports.value.desc':
    'For payroll: appointments up to today at the price shown at booking. No-shows and late cancellations are listed at the same price; what you charge for them is up to your policy.',

  'reports.new-patients': 'New patients by link',
  'reports.new-patients.says':
    '{byLink} of {fresh, plural, one {one new patient} other {{said} new patients}} came through a link, most through “{link}” ({most}).',
  'reports.new-patients.none':
    '{fresh, plural, =0 {No new patients} one {One new patient, not through a link} other {{said} new patients, none of them through a link}}.',
  'reports.new-patients.count': 'New patients',
  'reports.new-patients.direct': 'Without a link',
  'reports.new-patients.desc':
    'A patient counts on the date of their first appointment, for the link they booked it through. If they followed a link but booked later without it, they count as “Without a link”.',

  'reports.rooms': 'Room utilization',
  'reports.rooms.says': 'Rooms were in use for {used} of {open} open ({share}); {free} were free.',
  'reports.rooms.none': 'No rooms were open in this period.',
  'reports.rooms.desc':
    'A room counts as open while someone works at its location, and as in use from the start of an appointment until it’s ready again.',
  'reports.open': 'Open',
  'reports.taken': 'In use',
  'reports.free': 'Free',
  'reports.all-treatments': 'If you filter by treatment, only that treatment’s appointments count as in use.',

  'reports.links': 'Links',
  'reports.links.says':
    '{visited, plural, =0 {No clicks} one {One click} other {# clicks}} on links; {booked, plural, =0 {no appointments were} one {one appointment was} other {# appointments were}} booked through them.',
  'reports.links.desc':
    'How far people got after clicking a link, counting each click once. Links belong to the whole clinic, so only the period filter applies here.',
  'reports.links.ledger': 'Link report by week, post and placement',
  'reports.links.none':
    'No links yet. Links on your blog or a poster take people straight to available times and are counted here.',
  'reports.link': 'Link',
  'reports.visited': 'Clicked',
  'reports.searched': 'Searched',
  'reports.seen': 'Saw times',
  'reports.via-booked': 'Booked',
  'reports.attended': 'Attended',

  'reports.how': 'How we count',
  'reports.how.day': 'An appointment counts on its date at its location, in that location’s time zone.',
  'reports.how.visit':
    'Appointments count unless they were canceled or missed. An appointment that wasn’t marked as done counts as having taken place.',
  'reports.how.fresh': 'A first appointment is a patient’s earliest appointment that counts.',
  'reports.how.missed':
    'The no-show and late-cancellation rates are shares of all appointments due up to today: those that count, no-shows, and those canceled after the notice period shown at booking began, by the patient or the clinic.',
  'reports.how.rebooked':
    'An appointment that took place counts as rebooked if, a day after its start at the latest, the patient had a later appointment booked that wasn’t canceled or missed, with any practitioner and at any location.',
  'reports.how.freed':
    'A time opens up when an appointment is canceled or rescheduled, a hold runs out, or hours are added, while someone is on the waitlist. It counts on that day, for its practitioner and location, whatever the treatment. Times the desk offered by itself are left out.',
  'reports.how.recalled':
    'A recall email counts on the day it was written, for the practitioner, location and treatment of the patient’s last appointment. A booking after it counts unless it was canceled or missed. What would have been booked without the email isn’t known.',
  'reports.how.used':
    'Booked time is when appointments need the practitioner; while a patient rests, the practitioner is free for the next room. Available time comes from weekly hours, special hours and time off. It’s recorded each night, and later changes to the hours don’t affect it.',
  'reports.how.quoted': 'Booked value is the price shown at booking, not what was paid.',
  'reports.how.csv':
    'CSV files are UTF-8 with a byte order mark so that spreadsheets show all characters correctly. Text that looks like a formula starts with an apostrophe.',

  'fault.period-order': 'The end is before the start. Choose a later date.',
  'fault.period-long': 'The period is longer than five years. Choose a shorter one.',
} as const;
