import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Ihr Termin am {when}',
  'notification.booking-confirmed.title': 'Ihr Termin ist gebucht',
  'notification.booking-confirmed.greeting': 'Guten Tag {name},',
  'notification.booking-confirmed.body':
    'wir freuen uns auf Sie.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei trägt den Termin in Ihren Kalender ein.',

  'notification.booking-moved.subject': 'Ihr Termin ist jetzt am {when}',
  'notification.booking-moved.title': 'Ihr Termin wurde verschoben',
  'notification.booking-moved.greeting': 'Guten Tag {name},',
  'notification.booking-moved.body':
    'die frühere Zeit ist wieder frei. Dann sehen wir uns jetzt:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei verschiebt den Termin in Ihrem Kalender.',

  'notification.booking-moved-by-clinic.subject': 'Ihr Termin ist jetzt am {when}',
  'notification.booking-moved-by-clinic.title': 'Ihr Termin wurde verschoben',
  'notification.booking-moved-by-clinic.greeting': 'Guten Tag {name},',
  'notification.booking-moved-by-clinic.body':
    'wir mussten Ihren Termin verschieben. Dann sehen wir uns jetzt:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei verschiebt den Termin in Ihrem Kalender.',

  'notification.booking-link.subject': 'Ihr Link für {when}',
  'notification.booking-link.title': 'Ihr neuer Link',
  'notification.booking-link.greeting': 'Guten Tag {name},',
  'notification.booking-link.body':
    'Sie haben um einen neuen Link zu Ihrem Termin gebeten. Am Termin hat sich nichts geändert; Links aus früheren E-Mails gelten nicht mehr.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Ihr Termin am {when}: Kommen Sie?',
  'notification.decline-asked.title': 'Möchten Sie absagen?',
  'notification.decline-asked.greeting': 'Guten Tag {name},',
  'notification.decline-asked.body':
    'Ihr Kalender hat diesen Termin abgelehnt. Er bleibt bestehen, bis Sie ihn selbst absagen; wenn Sie kommen, brauchen Sie nichts zu tun.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.reminder.subject': 'Ihr Termin am {when}',
  'notification.reminder.title': 'Bis bald',
  'notification.reminder.greeting': 'Guten Tag {name},',
  'notification.reminder.body':
    'wir erinnern Sie an Ihren Termin. Wenn Sie kommen, ist nichts zu tun.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Danke für Ihren Besuch',
  'notification.aftercare.title': 'Danke für Ihren Besuch',
  'notification.aftercare.greeting': 'Guten Tag {name},',
  'notification.aftercare.body':
    'wir hoffen, es geht Ihnen gut.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Nach Ihrem Termin',
  'notification.aftercare.next': 'Ihr nächster Termin ist am {when}.',
  'notification.aftercare.again':
    'Oft braucht es einige Behandlungen, bis man sagen kann, wie sehr sie helfen. Möchten Sie wiederkommen, finden Sie hier Zeiten bei {practitioner} ab der nächsten Woche.',
  'notification.aftercare.action': 'Nächste Zeit wählen',

  'notification.booking-cancelled.subject': 'Ihr Termin am {when} ist abgesagt',
  'notification.booking-cancelled.title': 'Ihr Termin ist abgesagt',
  'notification.booking-cancelled.greeting': 'Guten Tag {name},',
  'notification.booking-cancelled.body':
    'es ist nichts weiter zu tun. Wir freuen uns, Sie ein andermal zu sehen.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei nimmt den Termin aus Ihrem Kalender.',

  'notification.booking-called-off.subject': 'Ihr Termin am {when} ist abgesagt',
  'notification.booking-called-off.title': 'Wir müssen Ihren Termin absagen',
  'notification.booking-called-off.greeting': 'Guten Tag {name},',
  'notification.booking-called-off.body':
    'es tut uns leid: Die Praxis musste diesen Termin absagen. Sie müssen nichts bezahlen.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei nimmt den Termin aus Ihrem Kalender.',

  'notification.visit-new.subject': 'Neuer Termin: {when}',
  'notification.visit-new.title': 'Ein neuer Termin in Ihrem Kalender',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nDie angehängte Datei trägt ihn in Ihren Kalender ein.',

  'notification.visit-moved.subject': 'Termin verschoben auf {when}',
  'notification.visit-moved.title': 'Ein Termin wurde verschoben',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nDie angehängte Datei verschiebt ihn in Ihrem Kalender.',

  'notification.visit-cancelled.subject': 'Termin abgesagt: {when}',
  'notification.visit-cancelled.title': 'Ein Termin wurde abgesagt',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Diese Zeit ist wieder frei.\n\n{details}\n\nDie angehängte Datei nimmt ihn aus Ihrem Kalender.',

  'notification.morning.subject': 'Ihr Tag: {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Heute sind keine Termine.} one {Heute ist ein Termin.} other {Heute sind # Termine.}}\n\n{visits}\n\n{changeCount, plural, =0 {Seit dem letzten Brief hat sich nichts geändert.} one {Seit dem letzten Brief:} other {Seit dem letzten Brief:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Keine Termine} one {Ein Termin} other {# Termine}}, {changes, plural, =0 {keine Änderungen} one {eine Änderung} other {# Änderungen}}.',
  'notification.morning.new': 'Neu',
  'notification.morning.moved': 'Verlegt',
  'notification.morning.cancelled': 'Abgesagt',
  'notification.morning.before': 'Vorher: {when}',
  'notification.morning.action': 'Kalender öffnen',
  'notification.morning.why':
    'Sie bekommen dies, weil Sie einen einzigen Brief am Morgen gewünscht haben. In Ihrem Profil können Sie stattdessen jede Änderung sofort bekommen.',

  'notification.staff-invitation.subject': 'Ihr Konto bei {clinic}',
  'notification.staff-invitation.title': 'Willkommen bei {clinic}',
  'notification.staff-invitation.greeting': 'Guten Tag {name},',
  'notification.staff-invitation.body':
    'für Sie wurde ein Konto eingerichtet, um mit dem Terminkalender zu arbeiten. Wählen Sie zu Beginn ein Passwort.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'notification.staff-invitation.preheader': 'Wählen Sie zu Beginn ein Passwort.',
  'notification.staff-invitation.action': 'Passwort wählen',
  'notification.staff-invitation.why':
    'Sie erhalten dies, weil jemand von der Praxisleitung Ihre Adresse eingetragen hat.',

  'notification.staff-reset.subject': 'Ein neues Passwort für {clinic}',
  'notification.staff-reset.title': 'Wählen Sie ein neues Passwort',
  'notification.staff-reset.greeting': 'Guten Tag {name},',
  'notification.staff-reset.body':
    'jemand, vermutlich Sie selbst, hat um ein neues Passwort gebeten. Waren Sie es nicht, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'notification.staff-reset.preheader': 'Wählen Sie ein neues Passwort.',
  'notification.staff-reset.action': 'Neues Passwort wählen',
  'notification.staff-reset.why': 'Sie erhalten dies, weil Ihre Adresse auf der Anmeldeseite eingegeben wurde.',

  'notification.staff-changed.subject': 'Ihr Konto bei {clinic} wurde geändert',
  'notification.staff-changed.title': 'Ihr Konto wurde geändert',
  'notification.staff-changed.greeting': 'Guten Tag {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nWaren Sie es selbst, ist nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort und sagen Sie der Praxisleitung Bescheid.',
  'notification.staff-changed.preheader': 'Waren Sie es selbst, ist nichts zu tun.',
  'notification.staff-changed.action': 'Neues Passwort wählen',
  'notification.staff-changed.why': 'Sie erhalten dies, sobald sich der Zugang zu Ihrem Konto ändert.',
  'notification.change.password': 'Ihr Passwort wurde geändert, alle Sitzungen wurden beendet.',
  'notification.change.authenticator': 'Ihre Authenticator-App wurde eingerichtet oder entfernt.',
  'notification.change.passkey': 'Ein Passkey wurde hinzugefügt oder entfernt.',
  'notification.change.recovery-codes': 'Es gibt neue Wiederherstellungscodes; die alten gelten nicht mehr.',
  'notification.change.factors-forgotten':
    'Jemand von der Praxisleitung hat Ihre Authenticator-App und Ihre Passkeys gelöscht. Melden Sie sich mit Ihrem Passwort an und richten Sie neue ein.',

  'notification.trial.subject': 'Test: {subject}',
  'notification.trial.why':
    'Dies ist ein Test, um den Sie gebeten haben. Kein Termin steht dahinter, und der Link öffnet nichts.',

  'notification.calendar.title': 'Termin',
  'notification.calendar.patient': 'Bei {practitioner}. Buchungsnummer {reference}.',
  'notification.calendar.phone': 'Telefon {phone}',
  'notification.calendar.link': 'Ansehen, verschieben oder absagen: {link}',
  'notification.calendar.practitioner': 'Buchungsnummer {reference}',
  'notification.fact.why': 'Grund',
  'notification.preheader': '{place}. Buchungsnummer {reference}.',
  'notification.hello-there': 'Guten Tag,',
  'notification.fact.when': 'Wann',
  'notification.fact.before': 'Vorher',
  'notification.fact.what': 'Was',
  'notification.fact.with': 'Bei',
  'notification.fact.where': 'Wo',
  'notification.fact.price': 'Preis',
  'notification.fact.patient': 'Patient/in',
  'notification.fact.reference': 'Nummer',
  'notification.zone': 'Ortszeit {place}',
  'notification.manage': 'Ansehen, verschieben, absagen',
  'notification.see': 'Termin ansehen',
  'notification.above-link': '{label}:',
  'notification.too-late': 'Hier kann er nicht mehr verschoben oder abgesagt werden.',
  'notification.too-late.call': 'Zum Verschieben oder Absagen rufen Sie {phone} an.',
  'notification.until': 'Bis {until} können Sie ihn hier verschieben oder absagen.',
  'notification.until.call': 'Bis {until} können Sie ihn hier verschieben oder absagen. Danach rufen Sie {phone} an.',
  'notification.until-start': 'Bis er beginnt, können Sie ihn hier verschieben oder absagen.',
  'feed.visits': 'Termine von {practitioner}',
  'feed.busy': '{practitioner}: belegt',
  'notification.book-again': 'Einen anderen Termin finden',
  'notification.why': 'Sie erhalten dies, weil bei der Buchung Ihre Adresse angegeben wurde.',
  'notification.stop-reminders': 'Keine Erinnerungen und keine E-Mails nach Terminen mehr',
  'notification.secret': 'Der Link gehört nur Ihnen: Wer ihn hat, kann diesen Termin ändern.',
  'notification.questions': 'Fragen? Rufen Sie {phone} an.',

  'notification.record-opened.subject': 'Eine Akte wurde bei {clinic} geöffnet',
  'notification.record-opened.title': 'Eine Akte wurde geöffnet',
  'notification.record-opened.greeting': 'Guten Tag {name},',
  'notification.record-opened.body':
    '{by} hat die Akte einer Ihrer Patientinnen oder eines Ihrer Patienten geöffnet: {from} bis {until} Uhr, wenn sie nicht vorher geschlossen wird. Jeder Blick hinein steht im Prüfprotokoll.\n\n{recordsLink}\n\nWenn Sie nicht wissen, warum das nötig war, fragen Sie, wer es getan hat.',
  'notification.record-opened.preheader': 'Wessen Akte und warum, sehen Sie nach der Anmeldung.',
  'notification.record-opened.action': 'Ansehen, wessen und warum',
  'notification.record-opened.why': 'Sie erhalten dies, sobald jemand anderes eine Akte von Ihnen öffnet.',

  'text.reminder': '{clinic}: Ihr Termin ist am {when}, {place}.',
  'text.reminder.short': '{clinic}: Ihr Termin ist am {when}.',
  'text.reminder.call': 'Änderungen: {phone}.',
  'text.booking-confirmed': '{clinic}: Ihr Termin am {when}, {place}, findet doch statt.',
  'text.booking-confirmed.short': '{clinic}: Ihr Termin am {when} findet doch statt.',
  'text.booking-confirmed.call': 'Fragen: {phone}.',
  'text.booking-moved': '{clinic}: Ihr Termin am {before} ist verlegt auf {when}, {place}.',
  'text.booking-moved.short': '{clinic}: Ihr Termin ist verlegt auf {when}.',
  'text.booking-moved.call': 'Wenn das nicht passt: {phone}.',
  'text.booking-cancelled': '{clinic}: Ihr Termin am {when}, {place}, ist abgesagt.',
  'text.booking-cancelled.short': '{clinic}: Ihr Termin am {when} ist abgesagt.',
  'text.booking-cancelled.call': 'Neuer Termin: {phone}.',
};
