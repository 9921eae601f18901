import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Ihr Termin am {when}',
  'notification.booking-confirmed.title': 'Ihr Termin ist gebucht',
  'notification.booking-confirmed.greeting': 'Guten Tag {name},',
  'notification.booking-confirmed.body':
    'wir freuen uns auf Sie.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEine Kalenderdatei ist angehängt.',

  'notification.booking-provisional.subject': 'Bitte bestätigen: {when}',
  'notification.booking-provisional.title': 'Bitte bestätigen Sie Ihren Termin',
  'notification.booking-provisional.greeting': 'Guten Tag {name},',
  'notification.booking-provisional.body':
    'wir halten diese Zeit bis {heldUntil} für Sie frei. Bitte bestätigen Sie den Termin mit der Schaltfläche.\n\n{confirmLink}\n\n{details}\n\nSie haben nichts gebucht? Dann brauchen Sie nichts zu tun: Die Zeit wird von selbst wieder frei.',

  'notification.booking-moved.subject': 'Ihr Termin ist jetzt am {when}',
  'notification.booking-moved.title': 'Ihr Termin wurde verschoben',
  'notification.booking-moved.greeting': 'Guten Tag {name},',
  'notification.booking-moved.body':
    'Ihr neuer Termin:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei aktualisiert Ihren Kalender.',

  'notification.booking-moved-by-clinic.subject': 'Ihr Termin ist jetzt am {when}',
  'notification.booking-moved-by-clinic.title': 'Ihr Termin wurde verschoben',
  'notification.booking-moved-by-clinic.greeting': 'Guten Tag {name},',
  'notification.booking-moved-by-clinic.body':
    'leider mussten wir Ihren Termin verschieben. Ihr neuer Termin:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängte Datei aktualisiert Ihren Kalender.',

  'notification.booking-link.subject': 'Ihr Link für {when}',
  'notification.booking-link.title': 'Ihr neuer Link',
  'notification.booking-link.greeting': 'Guten Tag {name},',
  'notification.booking-link.body':
    'hier ist der neue Link zu Ihrem Termin. Am Termin hat sich nichts geändert; ältere Links gelten nicht mehr.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Ihr Termin am {when}: Kommen Sie?',
  'notification.decline-asked.title': 'Kommen Sie?',
  'notification.decline-asked.greeting': 'Guten Tag {name},',
  'notification.decline-asked.body':
    'Ihr Kalender hat diesen Termin abgelehnt. Er bleibt gebucht, bis Sie ihn absagen. Wenn Sie kommen, müssen Sie nichts tun.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.appointments-link.subject': 'Ihr Link zu {clinic}',
  'notification.appointments-link.title': 'Ihre Termine',
  'notification.appointments-link.greeting': 'Guten Tag,',
  'notification.appointments-link.body':
    'Hier ist der angeforderte Link. Er öffnet alle Ihre Termine bei uns und gilt einmal, innerhalb von {minutes} Minuten.\n\n{appointmentsLink}\n\nSie haben ihn nicht angefordert? Dann können Sie diese E-Mail ignorieren.',
  'notification.appointments-link.preheader': 'Gilt einmal und nur kurze Zeit.',
  'notification.appointments-link.action': 'Meine Termine ansehen',

  'notification.appointments-none.subject': 'Keine Termine mit dieser Adresse: {clinic}',
  'notification.appointments-none.title': 'Keine Termine mit dieser Adresse',
  'notification.appointments-none.greeting': 'Guten Tag,',
  'notification.appointments-none.body':
    'Jemand hat einen Link zu den Terminen angefordert, die mit dieser E-Mail-Adresse gebucht sind. Es gibt aber keine. Vielleicht haben Sie mit einer anderen Adresse gebucht: Versuchen Sie es damit, oder rufen Sie uns an.\n\n{myLink}\n\nDas waren nicht Sie? Dann können Sie diese E-Mail ignorieren.',
  'notification.appointments-none.preheader': 'Vielleicht haben Sie mit einer anderen Adresse gebucht.',
  'notification.appointments-none.action': 'Andere Adresse versuchen',

  'notification.waitlist-asked.subject': 'Bitte bestätigen: Warteliste bei {clinic}',
  'notification.waitlist-asked.title': 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
  'notification.waitlist-asked.greeting': 'Guten Tag {name},',
  'notification.waitlist-asked.body':
    'Sie möchten auf unsere Warteliste für {treatment}. Bitte drücken Sie innerhalb von {hours} Stunden auf die Schaltfläche. Dann schreiben wir Ihnen, sobald ein passender Termin frei wird.\n\n{confirmLink}\n\nDas waren nicht Sie? Dann müssen Sie nichts tun: Niemand wird eingetragen.',
  'notification.waitlist-asked.preheader': 'Erst mit der Schaltfläche stehen Sie auf der Liste.',
  'notification.waitlist-asked.action': 'Adresse bestätigen',

  'notification.waitlist-joined.subject': 'Sie stehen auf der Warteliste bei {clinic}',
  'notification.waitlist-joined.title': 'Sie stehen auf der Warteliste',
  'notification.waitlist-joined.greeting': 'Guten Tag {name},',
  'notification.waitlist-joined.body':
    'Sie warten auf {treatment}. Ihr Platz auf der Liste: {place}.\n\nWird ein passender Termin frei, bieten wir ihn einer Person nach der anderen an und halten ihn kurz zurück. Gebucht ist erst, was Sie annehmen.\n\n{entryLink}',
  'notification.waitlist-joined.preheader': 'Ansehen, ändern oder die Liste verlassen.',
  'notification.waitlist-joined.action': 'Meinen Eintrag ansehen',

  'notification.waitlist-offer.subject': 'Ein Termin ist für Sie frei: {when}',
  'notification.waitlist-offer.title': 'Wir halten einen Termin für Sie frei',
  'notification.waitlist-offer.greeting': 'Guten Tag {name},',
  'notification.waitlist-offer.body':
    'wir haben einen Termin für Sie und halten ihn bis {heldUntil} frei.\n\n{details}\n\n{offerLink}\n\nPasst er nicht, können Sie auf derselben Seite ablehnen und behalten Ihren Platz auf der Liste. Ohne Antwort bieten wir ihn jemand anderem an.',
  'notification.waitlist-offer.preheader': 'Frei gehalten bis {heldUntil}.',
  'notification.waitlist-offer.action': 'Ansehen und annehmen',

  'notification.waitlist.why': 'Sie erhalten diese E-Mail, weil Sie auf der Warteliste der Praxis stehen.',
  'notification.waitlist.why-asked':
    'Sie erhalten diese E-Mail, weil jemand diese Adresse für die Warteliste der Praxis angegeben hat.',
  'notification.waitlist.leave': 'Warteliste verlassen',

  'notification.reminder.subject': 'Ihr Termin am {when}',
  'notification.reminder.title': 'Bis bald',
  'notification.reminder.greeting': 'Guten Tag {name},',
  'notification.reminder.body':
    'wir erinnern Sie an Ihren Termin. Wenn Sie kommen, müssen Sie nichts tun.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Danke, dass Sie da waren',
  'notification.aftercare.title': 'Danke, dass Sie da waren',
  'notification.aftercare.greeting': 'Guten Tag {name},',
  'notification.aftercare.body':
    'wir hoffen, es geht Ihnen gut.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Nach Ihrem Termin',
  'notification.aftercare.next': 'Ihr nächster Termin ist am {when}.',
  'notification.aftercare.again':
    'Oft zeigt sich die volle Wirkung erst nach einigen Behandlungen. Wenn Sie wiederkommen möchten, finden Sie hier Zeiten bei {practitioner} ab nächster Woche.',
  'notification.aftercare.action': 'Wieder buchen',

  'notification.recall.subject': 'Möchten Sie wiederkommen?',
  'notification.recall.title': 'Möchten Sie wiederkommen?',
  'notification.recall.greeting': 'Guten Tag {name},',
  'notification.recall.body':
    'Ihr letzter Termin bei {practitioner} ist schon eine Weile her. Wenn Sie wiederkommen möchten, finden Sie hier die nächsten freien Zeiten.\n\n{againLink}\n\nWenn nicht, müssen Sie nichts tun: Wir schreiben Ihnen deswegen nicht noch einmal.',

  'notification.booking-cancelled.subject': 'Ihr Termin am {when} ist abgesagt',
  'notification.booking-cancelled.title': 'Ihr Termin ist abgesagt',
  'notification.booking-cancelled.greeting': 'Guten Tag {name},',
  'notification.booking-cancelled.body':
    'Sie müssen nichts weiter tun. Wir freuen uns, Sie ein andermal zu sehen.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei entfernt den Termin aus Ihrem Kalender.',

  'notification.booking-called-off.subject': 'Ihr Termin am {when} ist abgesagt',
  'notification.booking-called-off.title': 'Wir mussten Ihren Termin absagen',
  'notification.booking-called-off.greeting': 'Guten Tag {name},',
  'notification.booking-called-off.body':
    'leider mussten wir Ihren Termin absagen. Es entstehen Ihnen keine Kosten.\n\n{details}\n\n{findLink}\n\nDie angehängte Datei entfernt den Termin aus Ihrem Kalender.',

  'notification.course-confirmed.subject': 'Ihre Termine ab {when}',
  'notification.course-confirmed.title': 'Ihre {count} Termine sind gebucht',
  'notification.course-confirmed.greeting': 'Guten Tag {name},',
  'notification.course-confirmed.body':
    'wir freuen uns auf Sie.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nZu jedem Termin ist eine Kalenderdatei angehängt.',

  'notification.course-provisional.subject': 'Bitte bestätigen: {count} Termine ab {when}',
  'notification.course-provisional.title': 'Bitte bestätigen Sie Ihre Termine',
  'notification.course-provisional.greeting': 'Guten Tag {name},',
  'notification.course-provisional.body':
    'wir halten diese Zeiten bis {heldUntil} für Sie frei. Bitte bestätigen Sie alle {count} Termine mit der Schaltfläche.\n\n{confirmLink}\n\n{details}\n\nSie haben nichts gebucht? Dann brauchen Sie nichts zu tun: Die Zeiten werden von selbst wieder frei.',

  'notification.course-moved.subject': 'Ihre Termine haben sich geändert: der nächste am {when}',
  'notification.course-moved.title': 'Ihre Termine wurden verschoben',
  'notification.course-moved.greeting': 'Guten Tag {name},',
  'notification.course-moved.body':
    'Ihre neuen Termine:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nDie angehängten Dateien aktualisieren Ihren Kalender.',

  'notification.course-cancelled.subject': 'Ihre Termine ab {when} sind abgesagt',
  'notification.course-cancelled.title': 'Ihre übrigen Termine sind abgesagt',
  'notification.course-cancelled.greeting': 'Guten Tag {name},',
  'notification.course-cancelled.body':
    'Sie müssen nichts weiter tun. Wir freuen uns, Sie ein andermal zu sehen.\n\n{details}\n\n{findLink}\n\nDie angehängten Dateien entfernen die Termine aus Ihrem Kalender.',

  'notification.visit-new.subject': 'Neuer Termin: {when}',
  'notification.visit-new.title': 'Neuer Termin',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nEine Kalenderdatei ist angehängt.',

  'notification.visit-moved.subject': 'Termin verschoben auf {when}',
  'notification.visit-moved.title': 'Termin verschoben',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nDie angehängte Datei aktualisiert Ihren Kalender.',

  'notification.visit-cancelled.subject': 'Termin abgesagt: {when}',
  'notification.visit-cancelled.title': 'Termin abgesagt',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Diese Zeit ist wieder frei.\n\n{details}\n\nDie angehängte Datei entfernt den Termin aus Ihrem Kalender.',

  'notification.morning.subject': 'Ihr Tag: {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Heute keine Termine.} one {Heute ein Termin.} other {Heute # Termine.}}\n\n{visits}\n\n{changeCount, plural, =0 {Keine Änderungen seit der letzten Übersicht.} one {Seit der letzten Übersicht:} other {Seit der letzten Übersicht:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Keine Termine} one {Ein Termin} other {# Termine}}, {changes, plural, =0 {keine Änderungen} one {eine Änderung} other {# Änderungen}}.',
  'notification.morning.new': 'Neu',
  'notification.morning.moved': 'Verschoben',
  'notification.morning.cancelled': 'Abgesagt',
  'notification.morning.before': 'Vorher: {when}',
  'notification.morning.action': 'Kalender öffnen',
  'notification.morning.why':
    'Sie erhalten diese E-Mail, weil Sie eine tägliche Übersicht gewählt haben. In Ihrem Profil können Sie stattdessen eine E-Mail pro Änderung wählen.',

  'notification.staff-invitation.subject': 'Ihr Konto bei {clinic}',
  'notification.staff-invitation.title': 'Willkommen bei {clinic}',
  'notification.staff-invitation.greeting': 'Guten Tag {name},',
  'notification.staff-invitation.body':
    'wir haben ein Konto für Sie eingerichtet. Wählen Sie ein Passwort, um loszulegen.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'notification.staff-invitation.preheader': 'Wählen Sie ein Passwort, um loszulegen.',
  'notification.staff-invitation.action': 'Passwort wählen',
  'notification.staff-invitation.why': 'Sie erhalten diese E-Mail, weil die Praxisleitung Sie hinzugefügt hat.',

  'notification.staff-reset.subject': 'Passwort für {clinic} zurücksetzen',
  'notification.staff-reset.title': 'Wählen Sie ein neues Passwort',
  'notification.staff-reset.greeting': 'Guten Tag {name},',
  'notification.staff-reset.body':
    'jemand, vermutlich Sie selbst, möchte Ihr Passwort zurücksetzen. Wenn Sie das nicht waren, ignorieren Sie diese E-Mail; Ihr Passwort bleibt unverändert.\n\n{passwordLink}\n\nDer Link gilt einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}.',
  'notification.staff-reset.preheader': 'Wählen Sie ein neues Passwort.',
  'notification.staff-reset.action': 'Neues Passwort wählen',
  'notification.staff-reset.why': 'Sie erhalten diese E-Mail, weil Ihre Adresse auf der Anmeldeseite eingegeben wurde.',

  'notification.staff-email.subject': 'Bestätigen Sie Ihre E-Mail-Adresse für {clinic}',
  'notification.staff-email.title': 'Bestätigen Sie Ihre neue E-Mail-Adresse',
  'notification.staff-email.greeting': 'Guten Tag {name},',
  'notification.staff-email.body':
    'Die Praxisleitung hat diese Adresse für Ihr Konto bei {clinic} eingetragen. Bestätigen Sie sie, um sich künftig damit anzumelden.\n\n{confirmLink}\n\nDer Link funktioniert einmal, innerhalb von {hours, plural, one {einer Stunde} other {# Stunden}}. Wenn Sie {clinic} nicht kennen, können Sie diese E-Mail ignorieren.',
  'notification.staff-email.preheader': 'Bestätigen Sie diese Adresse, um sich damit anzumelden.',
  'notification.staff-email.action': 'Adresse bestätigen',
  'notification.staff-email.why': 'Sie erhalten diese E-Mail, weil die Praxisleitung diese Adresse eingetragen hat.',

  'notification.staff-changed.subject': 'Ihr Konto bei {clinic} wurde geändert',
  'notification.staff-changed.title': 'Ihr Konto wurde geändert',
  'notification.staff-changed.greeting': 'Guten Tag {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nWenn Sie das waren, müssen Sie nichts tun. Wenn nicht, wählen Sie sofort ein neues Passwort und informieren Sie die Praxisleitung.',
  'notification.staff-changed.preheader': 'Wenn Sie das waren, müssen Sie nichts tun.',
  'notification.staff-changed.action': 'Neues Passwort wählen',
  'notification.staff-changed.why': 'Sie erhalten diese E-Mail, weil sich Ihre Anmeldung geändert hat.',
  'notification.change.password': 'Ihr Passwort wurde geändert; Sie wurden überall abgemeldet.',
  'notification.change.email':
    'Die E-Mail-Adresse für Ihre Anmeldung wurde geändert, und Sie wurden überall abgemeldet. Wenn Sie das nicht bestätigt haben, informieren Sie sofort die Praxisleitung.',
  'notification.change.authenticator': 'Ihre Authenticator-App wurde hinzugefügt oder entfernt.',
  'notification.change.passkey': 'Ein Passkey wurde hinzugefügt oder entfernt.',
  'notification.change.recovery-codes': 'Sie haben neue Wiederherstellungscodes; die alten gelten nicht mehr.',
  'notification.change.factors-forgotten':
    'Die Praxisleitung hat Ihre Anmeldung in zwei Schritten zurückgesetzt. Melden Sie sich mit Ihrem Passwort an und richten Sie sie neu ein.',

  'notification.trial.subject': 'Test: {subject}',
  'notification.trial.why':
    'Das ist der Test, den Sie angefordert haben. Er betrifft keinen echten Termin; die Links funktionieren nicht.',

  'notification.calendar.title': 'Termin',
  'notification.calendar.patient': 'Bei {practitioner}. Buchungsnummer {reference}.',
  'notification.calendar.phone': 'Telefon {phone}',
  'notification.calendar.link': 'Termin ansehen oder ändern: {link}',
  'notification.calendar.practitioner': 'Buchungsnummer {reference}',
  'notification.fact.why': 'Grund',
  'notification.preheader': '{place}. Buchungsnummer {reference}.',
  'notification.hello-there': 'Guten Tag,',
  'notification.asked': 'Sie haben uns gebeten, den Termin abzusagen.',
  'notification.fact.when': 'Wann',
  'notification.fact.before': 'Vorher',
  'notification.fact.what': 'Behandlung',
  'notification.fact.note': 'Bitte beachten',
  'notification.for-new':
    'Dieser Termin ist für neue Patientinnen und Patienten, und Sie waren zuletzt am {seen} bei uns. Er bleibt vorerst bestehen. Bitte wählen Sie mit dem Link unten eine andere Behandlung oder rufen Sie uns an.',
  'notification.for-returning':
    'Dieser Termin ist für alle, die {months, plural, one {im letzten Monat} other {in den letzten # Monaten}} bei uns waren. Er bleibt vorerst bestehen. Trifft das nicht zu, wählen Sie bitte mit dem Link unten eine andere Behandlung oder rufen Sie uns an.',
  'notification.fact.with': 'Bei',
  'notification.fact.where': 'Wo',
  'notification.fact.price': 'Preis',
  'notification.fact.patient': 'Patient/in',
  'notification.fact.course': 'Serie',
  'notification.course-part': 'Termin {position} von {planned}',
  'notification.was': 'bisher {when}',
  'notification.nth': 'Nr. {n}',
  'notification.fact.reference': 'Buchungsnummer',
  'notification.zone': 'Ortszeit {place}',
  'notification.confirm': 'Termin bestätigen',
  'notification.manage': 'Termin ansehen oder ändern',
  'notification.see': 'Termin ansehen',
  'notification.above-link': '{label}:',
  'notification.too-late': 'Online können Sie den Termin nicht mehr verschieben oder absagen.',
  'notification.too-late.call': 'Zum Verschieben oder Absagen rufen Sie bitte {phone} an.',
  'notification.until': 'Bis {until} können Sie online verschieben oder absagen.',
  'notification.until.call':
    'Bis {until} können Sie online verschieben oder absagen. Danach rufen Sie bitte {phone} an.',
  'notification.each-until':
    '{minutes, plural, =0 {Jeden Termin können Sie bis zu seinem Beginn online verschieben oder absagen.} other {Jeden Termin können Sie bis {notice} vor seinem Beginn online verschieben oder absagen.}}',
  'notification.until-start': 'Bis zum Beginn können Sie online verschieben oder absagen.',
  'feed.visits': 'Termine von {practitioner}',
  'feed.busy': '{practitioner}: belegt',
  'feed.busy-time': 'Belegt',
  'notification.book-again': 'Anderen Termin finden',
  'notification.why': 'Sie erhalten diese E-Mail, weil Sie bei uns gebucht haben.',
  'notification.stop-reminders': 'Erinnerungen und E-Mails nach Terminen abbestellen',
  'notification.appointments.why':
    'Sie erhalten diese E-Mail, weil jemand Ihre Adresse auf unserer Website eingegeben hat.',
  'notification.secret': 'Bitte geben Sie diesen Link nicht weiter: Wer ihn hat, kann Ihren Termin ändern.',
  'notification.questions': 'Fragen? Rufen Sie {phone} an.',

  'notification.record-opened.subject': 'Eine Patientenakte wurde bei {clinic} geöffnet',
  'notification.record-opened.title': 'Eine Patientenakte wurde geöffnet',
  'notification.record-opened.greeting': 'Guten Tag {name},',
  'notification.record-opened.body':
    '{by} hat von {from} bis {until} Uhr Notfallzugriff auf eine Ihrer Patientenakten, sofern er nicht früher endet. Jeder Zugriff steht im Prüfprotokoll.\n\n{recordsLink}\n\nWenn Sie nicht wissen, warum das nötig war, fragen Sie bitte nach.',
  'notification.record-opened.preheader': 'Melden Sie sich an, um zu sehen, welche Akte und warum.',
  'notification.record-opened.action': 'Ansehen, welche Akte und warum',
  'notification.record-opened.why': 'Sie erhalten diese E-Mail, weil jemand anderes eine Ihrer Akten geöffnet hat.',

  'notification.erasure-asked.subject': 'Bitte bestätigen Sie Ihre Anfrage an {clinic}',
  'notification.erasure-asked.title': 'Ihre Daten löschen?',
  'notification.erasure-asked.greeting': 'Guten Tag {name},',
  'notification.erasure-asked.body':
    'Wir wurden gebeten, alles zu löschen, was wir über Sie gespeichert haben: Ihre Kontaktdaten, was Sie uns geschrieben haben, Notizen zu Ihren Behandlungen und unsere Nachrichten an Sie. Das lässt sich nicht rückgängig machen.\n\n{confirmLink}\n\nWenn Sie nicht darum gebeten haben, ignorieren Sie diese E-Mail; dann wird nichts gelöscht.',
  'notification.erasure-asked.preheader': 'Ohne Ihre Bestätigung wird nichts gelöscht.',
  'notification.erasure-asked.action': 'Ansehen und bestätigen',
  'notification.erasure-asked.why': 'Sie erhalten diese E-Mail, weil die Praxis gebeten wurde, Ihre Daten zu löschen.',

  'notification.diary-changed.subject': 'Zugang zu einem Kalender bei {clinic} geändert',
  'notification.diary-changed.title': 'Der Zugang zu einem Kalender hat sich geändert',
  'notification.diary-changed.greeting': 'Guten Tag {name},',
  'notification.diary-changed.body':
    '{change}\n\nJede solche Änderung steht im Prüfprotokoll. Wenn Sie diese nicht erwartet haben, fragen Sie bitte gleich bei der Praxisleitung nach.',
  'notification.diary-changed.preheader': 'Wenn Sie das erwartet haben, müssen Sie nichts tun.',
  'notification.diary-changed.why':
    'Sie erhalten diese E-Mail, weil sich damit entscheidet, wer Notizen und Antworten lesen kann.',
  'notification.diary.operator': 'Jemand mit Zugang zum Server',
  'notification.diary.linked':
    '{by} hat das Konto {email} mit dem Kalender von {practitioner} verknüpft. Dieses Konto kann Notizen und Antworten ab jetzt lesen; frühere nur, wenn es sich mit der eigenen E-Mail-Adresse von {practitioner} anmeldet oder wenn sie geteilt werden.',
  'notification.diary.unlinked':
    '{by} hat die Verknüpfung des Kontos {email} mit dem Kalender von {practitioner} aufgehoben.',
  'notification.diary.address':
    '{by} hat die E-Mail-Adresse von {practitioner} in {email} geändert. Hinweise gehen noch 30 Tage auch an die bisherige Adresse.',
  'notification.diary.exported':
    '{by} hat alles ausgegeben, was die Praxis über jemanden aus der Behandlung von {practitioner} gespeichert hat, auch Notizen und Antworten. Auf eine solche Kopie gibt es ein Recht.',
  'notification.diary.answers-read':
    '{by} hat gelesen, was jemand bei der Buchung an {practitioner} geschrieben hatte, weil der Termin in einen anderen Kalender verschoben wurde.',

  'text.reminder': '{clinic}: Ihr Termin ist am {when}, {place}.',
  'text.reminder.short': '{clinic}: Ihr Termin ist am {when}.',
  'text.reminder.call': 'Änderungen: {phone}.',
  'text.booking-confirmed': '{clinic}: Ihr Termin am {when}, {place}, findet doch statt.',
  'text.booking-confirmed.short': '{clinic}: Ihr Termin am {when} findet doch statt.',
  'text.booking-confirmed.call': 'Fragen: {phone}.',
  'text.booking-moved': '{clinic}: Ihr Termin am {before} ist jetzt am {when}, {place}.',
  'text.booking-moved.short': '{clinic}: Ihr Termin ist jetzt am {when}.',
  'text.booking-moved.call': 'Wenn das nicht passt: {phone}.',
  'text.booking-cancelled': '{clinic}: Ihr Termin am {when}, {place}, ist abgesagt.',
  'text.booking-cancelled.short': '{clinic}: Ihr Termin am {when} ist abgesagt.',
  'text.booking-cancelled.call': 'Neuer Termin: {phone}.',
  'text.waitlist-offer':
    '{clinic}: {when}, {place}, ist für Sie frei, gehalten bis {until}. Annehmen in unserer E-Mail.',
  'text.waitlist-offer.short': '{clinic}: {when} ist bis {until} für Sie frei, siehe E-Mail.',
  'text.waitlist-offer.link':
    '{clinic}: {when}, {place}, ist für Sie frei, gehalten bis {until}. Ansehen und annehmen:',
  'text.waitlist-offer.call': 'Oder Tel. {phone}.',
};
