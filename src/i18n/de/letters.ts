import type { Translated } from '../catalogue.js';
import type { letters as english } from '../en/letters.js';

export const letters: Translated<typeof english> = {
  'letter.booking-confirmed.subject': 'Ihr Termin am {when}',
  'letter.booking-confirmed.title': 'Ihr Termin ist gebucht',
  'letter.booking-confirmed.greeting': 'Guten Tag {name},',
  'letter.booking-confirmed.body':
    'wir freuen uns auf Sie.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei trägt den Termin in Ihren Kalender ein.',

  'letter.booking-moved.subject': 'Ihr Termin ist jetzt am {when}',
  'letter.booking-moved.title': 'Ihr Termin wurde verschoben',
  'letter.booking-moved.greeting': 'Guten Tag {name},',
  'letter.booking-moved.body':
    'die frühere Zeit ist wieder frei. Dann sehen wir uns jetzt:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei verschiebt den Termin in Ihrem Kalender.',

  'letter.booking-moved-by-clinic.subject': 'Ihr Termin ist jetzt am {when}',
  'letter.booking-moved-by-clinic.title': 'Ihr Termin wurde verschoben',
  'letter.booking-moved-by-clinic.greeting': 'Guten Tag {name},',
  'letter.booking-moved-by-clinic.body':
    'wir mussten Ihren Termin verschieben. Dann sehen wir uns jetzt:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei verschiebt den Termin in Ihrem Kalender.',

  'letter.booking-link.subject': 'Ihr Link für {when}',
  'letter.booking-link.title': 'Ihr neuer Link',
  'letter.booking-link.greeting': 'Guten Tag {name},',
  'letter.booking-link.body':
    'Sie haben um einen neuen Link zu Ihrem Termin gebeten. Am Termin hat sich nichts geändert; Links aus früheren E-Mails gelten nicht mehr.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.decline-asked.subject': 'Ihr Termin am {when}: Kommen Sie?',
  'letter.decline-asked.title': 'Möchten Sie absagen?',
  'letter.decline-asked.greeting': 'Guten Tag {name},',
  'letter.decline-asked.body':
    'Ihr Kalender hat diesen Termin abgelehnt. Er bleibt bestehen, bis Sie ihn selbst absagen; wenn Sie kommen, brauchen Sie nichts zu tun.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.reminder.subject': 'Ihr Termin am {when}',
  'letter.reminder.title': 'Bis bald',
  'letter.reminder.greeting': 'Guten Tag {name},',
  'letter.reminder.body':
    'wir erinnern Sie an Ihren Termin. Wenn Sie kommen, ist nichts zu tun.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'letter.aftercare.subject': 'Danke für Ihren Besuch',
  'letter.aftercare.title': 'Danke für Ihren Besuch',
  'letter.aftercare.greeting': 'Guten Tag {name},',
  'letter.aftercare.body': 'wir hoffen, es geht Ihnen gut.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'letter.aftercare.now': 'Nach Ihrem Termin',
  'letter.aftercare.next': 'Ihr nächster Termin ist am {when}.',
  'letter.aftercare.again':
    'Oft braucht es einige Behandlungen, bis man sagen kann, wie sehr sie helfen. Möchten Sie wiederkommen, finden Sie hier Zeiten bei {practitioner} ab der nächsten Woche.',
  'letter.aftercare.action': 'Nächste Zeit wählen',

  'letter.booking-cancelled.subject': 'Ihr Termin am {when} ist abgesagt',
  'letter.booking-cancelled.title': 'Ihr Termin ist abgesagt',
  'letter.booking-cancelled.greeting': 'Guten Tag {name},',
  'letter.booking-cancelled.body':
    'es ist nichts weiter zu tun. Wir freuen uns, Sie ein andermal zu sehen.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei nimmt den Termin aus Ihrem Kalender.',

  'letter.booking-called-off.subject': 'Ihr Termin am {when} ist abgesagt',
  'letter.booking-called-off.title': 'Wir müssen Ihren Termin absagen',
  'letter.booking-called-off.greeting': 'Guten Tag {name},',
  'letter.booking-called-off.body':
    'es tut uns leid: Die Praxis musste diesen Termin absagen. Sie müssen nichts bezahlen.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei nimmt den Termin aus Ihrem Kalender.',

  'letter.visit-new.subject': 'Neuer Termin: {when}',
  'letter.visit-new.title': 'Ein neuer Termin in Ihrem Kalender',
  'letter.visit-new.greeting': '',
  'letter.visit-new.body': '{details}\n\nDie angehängte Datei trägt ihn in Ihren Kalender ein.',

  'letter.visit-moved.subject': 'Termin verschoben auf {when}',
  'letter.visit-moved.title': 'Ein Termin wurde verschoben',
  'letter.visit-moved.greeting': '',
  'letter.visit-moved.body': '{details}\n\nDie angehängte Datei verschiebt ihn in Ihrem Kalender.',

  'letter.visit-cancelled.subject': 'Termin abgesagt: {when}',
  'letter.visit-cancelled.title': 'Ein Termin wurde abgesagt',
  'letter.visit-cancelled.greeting': '',
  'letter.visit-cancelled.body':
    'Diese Zeit ist wieder frei.\n\n{details}\n\nDie angehängte Datei nimmt ihn aus Ihrem Kalender.',

  'letter.morning.subject': 'Ihr Tag: {date}',
  'letter.morning.title': '{date}',
  'letter.morning.greeting': '',
  'letter.morning.body':
    '{visitCount, plural, =0 {Heute sind keine Termine.} one {Heute ist ein Termin.} other {Heute sind # Termine.}}\n\n{visits}\n\n{changeCount, plural, =0 {Seit dem letzten Brief hat sich nichts geändert.} one {Seit dem letzten Brief:} other {Seit dem letzten Brief:}}\n\n{changes}\n\n{diaryLink}',
  'letter.morning.preheader':
    '{visits, plural, =0 {Keine Termine} one {Ein Termin} other {# Termine}}, {changes, plural, =0 {keine Änderungen} one {eine Änderung} other {# Änderungen}}.',
  'letter.morning.new': 'Neu',
  'letter.morning.moved': 'Verlegt',
  'letter.morning.cancelled': 'Abgesagt',
  'letter.morning.before': 'Vorher: {when}',
  'letter.morning.action': 'Kalender öffnen',
  'letter.morning.why':
    'Sie bekommen dies, weil Sie einen einzigen Brief am Morgen gewünscht haben. In Ihrem Profil können Sie stattdessen jede Änderung sofort bekommen.',

  'letter.staff-invitation.subject': 'Ihr Konto bei {clinic}',
  'letter.staff-invitation.title': 'Willkommen bei {clinic}',
  'letter.staff-invitation.greeting': 'Guten Tag {name},',
  'letter.staff-invitation.body':
    'für Sie wurde ein Konto eingerichtet, um mit dem Terminkalender zu arbeiten. Wählen Sie zu Beginn ein Passwort.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'letter.staff-invitation.preheader': 'Wählen Sie zu Beginn ein Passwort.',
  'letter.staff-invitation.action': 'Passwort wählen',
  'letter.staff-invitation.why': 'Sie erhalten dies, weil jemand von der Praxisleitung Ihre Adresse eingetragen hat.',

  'letter.staff-reset.subject': 'Ein neues Passwort für {clinic}',
  'letter.staff-reset.title': 'Wählen Sie ein neues Passwort',
  'letter.staff-reset.greeting': 'Guten Tag {name},',
  'letter.staff-reset.body':
    'jemand, vermutlich Sie selbst, hat um ein neues Passwort gebeten. Waren Sie es nicht, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'letter.staff-reset.preheader': 'Wählen Sie ein neues Passwort.',
  'letter.staff-reset.action': 'Neues Passwort wählen',
  'letter.staff-reset.why': 'Sie erhalten dies, weil Ihre Adresse auf der Anmeldeseite eingegeben wurde.',

  'letter.staff-changed.subject': 'Ihr Konto bei {clinic} wurde geändert',
  'letter.staff-changed.title': 'Ihr Konto wurde geändert',
  'letter.staff-changed.greeting': 'Guten Tag {name},',
  'letter.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nWaren Sie es selbst, ist nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort und sagen Sie der Praxisleitung Bescheid.',
  'letter.staff-changed.preheader': 'Waren Sie es selbst, ist nichts zu tun.',
  'letter.staff-changed.action': 'Neues Passwort wählen',
  'letter.staff-changed.why': 'Sie erhalten dies, sobald sich der Zugang zu Ihrem Konto ändert.',
  'letter.change.password': 'Ihr Passwort wurde geändert, alle Sitzungen wurden beendet.',
  'letter.change.authenticator': 'Ihre Authenticator-App wurde eingerichtet oder entfernt.',
  'letter.change.passkey': 'Ein Passkey wurde hinzugefügt oder entfernt.',
  'letter.change.recovery-codes': 'Es gibt neue Wiederherstellungscodes; die alten gelten nicht mehr.',
  'letter.change.factors-forgotten':
    'Jemand von der Praxisleitung hat Ihre Authenticator-App und Ihre Passkeys gelöscht. Melden Sie sich mit Ihrem Passwort an und richten Sie neue ein.',

  'letter.trial.subject': 'Test: {subject}',
  'letter.trial.why':
    'Dies ist ein Test, um den Sie gebeten haben. Kein Termin steht dahinter, und der Link öffnet nichts.',

  'letter.calendar.title': 'Termin',
  'letter.calendar.patient': 'Bei {practitioner}. Buchungsnummer {reference}.',
  'letter.calendar.phone': 'Telefon {phone}',
  'letter.calendar.link': 'Ansehen, verschieben oder absagen: {link}',
  'letter.calendar.practitioner': 'Buchungsnummer {reference}',
  'letter.fact.why': 'Grund',
  'letter.preheader': '{place}. Buchungsnummer {reference}.',
  'letter.hello-there': 'Guten Tag,',
  'letter.fact.when': 'Wann',
  'letter.fact.before': 'Vorher',
  'letter.fact.what': 'Was',
  'letter.fact.with': 'Bei',
  'letter.fact.where': 'Wo',
  'letter.fact.price': 'Preis',
  'letter.fact.patient': 'Patient/in',
  'letter.fact.reference': 'Nummer',
  'letter.period': '{start} bis {end}',
  'letter.zone': 'Ortszeit {place}',
  'letter.manage': 'Ansehen, verschieben, absagen',
  'letter.see': 'Termin ansehen',
  'letter.above-link': '{label}:',
  'letter.too-late': 'Hier kann er nicht mehr verschoben oder abgesagt werden.',
  'letter.too-late.call': 'Zum Verschieben oder Absagen rufen Sie {phone} an.',
  'letter.until': 'Bis {until} können Sie ihn hier verschieben oder absagen.',
  'letter.until.call': 'Bis {until} können Sie ihn hier verschieben oder absagen. Danach rufen Sie {phone} an.',
  'letter.until-start': 'Bis er beginnt, können Sie ihn hier verschieben oder absagen.',
  'feed.visits': 'Termine von {practitioner}',
  'feed.busy': '{practitioner}: belegt',
  'letter.book-again': 'Einen anderen Termin finden',
  'letter.why': 'Sie erhalten dies, weil bei der Buchung Ihre Adresse angegeben wurde.',
  'letter.stop-reminders': 'Keine Erinnerungen und keine E-Mails nach Terminen mehr',
  'letter.secret': 'Der Link gehört nur Ihnen: Wer ihn hat, kann diesen Termin ändern.',
  'letter.questions': 'Fragen? Rufen Sie {phone} an.',

  'letter.record-opened.subject': 'Eine Akte wurde bei {clinic} geöffnet',
  'letter.record-opened.title': 'Eine Akte wurde geöffnet',
  'letter.record-opened.greeting': 'Guten Tag {name},',
  'letter.record-opened.body':
    '{by} hat die Akte einer Ihrer Patientinnen oder eines Ihrer Patienten geöffnet: {from} bis {until}, wenn sie nicht vorher geschlossen wird. Jeder Blick hinein steht im Prüfprotokoll.\n\n{recordsLink}\n\nWenn Sie nicht wissen, warum das nötig war, fragen Sie, wer es getan hat.',
  'letter.record-opened.preheader': 'Wessen Akte und warum, sehen Sie nach der Anmeldung.',
  'letter.record-opened.action': 'Ansehen, wessen und warum',
  'letter.record-opened.why': 'Sie erhalten dies, sobald jemand anderes eine Akte von Ihnen öffnet.',

  'text.reminder': '{clinic}: Ihr Termin ist am {when}, {place}.',
  'text.reminder-short': '{clinic}: Ihr Termin ist am {when}.',
  'text.call': 'Änderungen: {phone}.',
};
