import type { Translated } from '../translated.js';
import type { refusals as english } from '../en/refusals.js';

export const refusals: Translated<typeof english> = {
  'refusal.not-found': 'Das haben wir nicht gefunden. Vielleicht ist der Link alt oder enthält einen Tippfehler.',
  'refusal.visit-not-found':
    'Dieser Link ist abgelaufen. Öffnen Sie den Link in Ihrer neuesten E-Mail oder lassen Sie sich einen neuen schicken.',
  'refusal.place-not-found':
    'Wir haben „{near}“ nicht gefunden. Versuchen Sie es mit einem Ort oder einer Postleitzahl.',
  'refusal.slot-taken': 'Diese Zeit wurde gerade vergeben.',
  'refusal.slot-not-offered': 'Diese Zeit ist nicht verfügbar.',
  'refusal.patient-busy':
    'Das lässt sich online nicht für Sie buchen. Falls Sie zu dieser Zeit schon einen Termin haben oder bereits mehrere anstehen, rufen Sie uns bitte an.',
  'refusal.new-patients-only':
    'Diese Behandlung ist für neue Patientinnen und Patienten. Bitte wählen Sie eine andere oder rufen Sie uns an.',
  'refusal.returning-patients-only':
    'Diese Behandlung ist für alle, die {months, plural, one {im letzten Monat} other {in den letzten # Monaten}} bei uns waren. Bitte wählen Sie eine andere oder rufen Sie uns an.',
  'refusal.hold-expired': 'Ihre Reservierung ist abgelaufen. Bitte wählen Sie eine andere Zeit.',
  'refusal.waitlist-off': 'Die Praxis führt zurzeit keine Warteliste.',
  'refusal.waitlist-over': 'Dieser Platz auf der Warteliste besteht nicht mehr.',
  'refusal.waitlist-full':
    'Sie warten schon auf {most, plural, one {einen Termin} other {# Termine}}. Bitte geben Sie zuerst einen dieser Plätze auf.',
  'refusal.offer-over': 'Dieses Angebot gilt nicht mehr. Es wurde beantwortet, oder die Zeit ist abgelaufen.',
  'refusal.not-a-course': 'Bitte wählen Sie mindestens zwei Termine, die einen halben Tag oder mehr auseinanderliegen.',
  'refusal.course-too-long':
    'Online lassen sich höchstens {most} Termine in einer Serie buchen. Für mehr rufen Sie bitte an.',
  'refusal.course-changed':
    'Einige dieser Termine haben sich inzwischen geändert. Bitte prüfen Sie sie und wählen Sie erneut.',
  'refusal.other-currency':
    'An diesem Standort gelten Preise in einer anderen Währung. Bitte verschieben Sie diese Termine einzeln.',
  'refusal.already-cancelled': 'Dieser Termin ist bereits abgesagt.',
  'refusal.not-confirmed':
    'Dieser Termin ist noch nicht bestätigt. Bitte drücken Sie zuerst die Schaltfläche in unserer E-Mail.',
  'refusal.too-late-to-cancel': 'Dieser Termin kann online nicht mehr abgesagt werden.',
  'refusal.too-late-to-cancel.call':
    'Dieser Termin kann online nicht mehr abgesagt werden. Bitte rufen Sie {phone} an.',
  'refusal.too-late-to-move': 'Dieser Termin kann online nicht mehr verschoben werden.',
  'refusal.too-late-to-move.call':
    'Dieser Termin kann online nicht mehr verschoben werden. Bitte rufen Sie {phone} an.',
  'refusal.not-correctable': 'Die E-Mail-Adresse lässt sich online jetzt nicht ändern. Bitte rufen Sie uns an.',
  'refusal.address-unproven':
    'In dieser Woche nehmen wir nur Termine mit bestätigter E-Mail-Adresse an. Bitte lassen Sie sich unter „Meine Termine“ einen Link senden, drücken Sie dort die Schaltfläche und verschieben Sie dann.',
  'refusal.no-longer-offered':
    'Dieser Termin kann online nicht mehr verschoben werden. Er bleibt gebucht. Rufen Sie uns an, wir finden gemeinsam eine andere Zeit.',
  'refusal.idempotency-key-reused': 'Dieser Idempotenzschlüssel wurde bereits für eine andere Anfrage verwendet.',
  'refusal.bad-input': 'Bitte prüfen Sie Ihre Angaben.',
  'refusal.link-over': 'Dieser Link ist abgelaufen oder wurde bereits benutzt. Bitte fordern Sie einen neuen an.',
  'refusal.too-many-tries':
    'Zu viele Versuche. Bitte versuchen Sie es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.',
  'refusal.not-from-here':
    'Dieses Formular wurde nicht von unserer Website gesendet. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'refusal.proof-needed':
    'Diese Anfrage braucht einen Arbeitsnachweis oder einen API-Schlüssel. Beides erklärt die API-Dokumentation.',
  'refusal.proof-wrong': 'Der Arbeitsnachweis ist ungültig oder zu alt. Bitte fordern Sie eine neue Aufgabe an.',
  'refusal.proof-spent': 'Dieser Arbeitsnachweis wurde schon verwendet. Bitte fordern Sie eine neue Aufgabe an.',
  'refusal.key-wrong': 'Dieser API-Schlüssel ist ungültig.',
  'refusal.too-many-requests': 'Zu viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.',
  'refusal.not-allowed': 'Darauf haben Sie keinen Zugriff.',
  'refusal.method-not-allowed': 'Diese Adresse kann so nicht verwendet werden.',
  'refusal.misdirected': 'Unter dieser Adresse ist dieser Dienst nicht erreichbar.',
  'refusal.too-slow': 'Die Anfrage hat zu lange gedauert. Bitte versuchen Sie es noch einmal.',
  'refusal.too-large': 'Das ist zu groß. Bitte kürzen Sie es und versuchen Sie es noch einmal.',
  'refusal.unsupported-media': 'Dieses Format können wir nicht lesen.',
  'refusal.busy': 'Zurzeit ist sehr viel los. Bitte versuchen Sie es gleich noch einmal.',
  'refusal.unavailable':
    'Das geht im Moment leider nicht. Unser Buchungssystem ist kurzzeitig nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal oder rufen Sie uns an.',
  'refusal.fault': 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.',
  'error.reference': 'Wenn Sie sich deshalb melden, nennen Sie bitte die Nummer {reference}.',
  'error.try-again': 'Noch einmal versuchen',
  'error.send-again':
    'Um es noch einmal zu versuchen, gehen Sie im Browser zur vorigen Seite zurück und senden Sie das Formular erneut ab.',
  'error.way-on': 'Behandler/in finden',
  'fault.time': 'Geben Sie eine Uhrzeit ein, zum Beispiel 9:30.',
  'fault.date': 'Geben Sie ein Datum ein.',
  'fault.day-over': 'Dieser Tag ist schon vorbei.',
  'fault.characters': 'Enthält Zeichen, die wir nicht speichern können.',
  'fault.unreadable': 'Das können wir nicht lesen.',
  'fault.order': 'Das Ende muss nach dem Anfang liegen.',
  'fault.choose': 'Wählen Sie eine der Möglichkeiten.',
  'fault.missing': 'Diese Angabe fehlt.',
  'fault.empty': 'Das darf nicht leer sein.',
  'fault.too-long': 'Das ist zu lang.',
  'fault.one-line': 'Das muss in einer Zeile stehen.',
  'fault.email': 'Geben Sie eine gültige E-Mail-Adresse ein.',
  'fault.phone': 'Geben Sie eine gültige Telefonnummer ein.',
  'fault.phone-one': 'Geben Sie nur eine Telefonnummer ein.',
  'fault.email-letters':
    'Unsere E-Mails erreichen nur Adressen ohne Umlaute und Sonderzeichen vor dem @. Geben Sie eine andere Adresse ein.',
  'fault.email-ip': 'Geben Sie eine Adresse mit einem Domainnamen nach dem @ ein, zum Beispiel name@example.org.',
  'fault.unknown': 'Dieses Feld gibt es nicht.',
  'fault.instant':
    'Geben Sie Datum und Uhrzeit mit UTC-Abweichung auf die volle Minute an, zum Beispiel 2026-12-01T10:00:00-05:00.',
  'fault.instant-or-date': 'Geben Sie Datum und Uhrzeit wie 2026-12-01T14:00:00Z oder ein Datum wie 2026-12-01 an.',
  'fault.limit-1000': 'Muss eine ganze Zahl von 1 bis 1000 sein.',
  'fault.days-apart': 'Muss eine ganze Zahl von Tagen von 1 bis 56 sein.',
  'fault.visits': 'Muss eine ganze Zahl von 2 bis 24 sein.',
  'fault.limit-100': 'Muss eine ganze Zahl von 1 bis 100 sein.',
  'fault.kilometres': 'Muss eine Kilometerzahl größer als 0 sein.',
  'fault.key': 'Muss aus 1 bis 255 sichtbaren ASCII-Zeichen bestehen.',

  'why.in-the-past': 'Diese Zeit ist vorbei.',
  'why.too-soon':
    'Das ist zu kurzfristig. Bitte buchen Sie mindestens {minutes, plural, =0 {{hours, plural, one {eine Stunde} other {# Stunden}}} other {{hours, plural, =0 {} one {eine Stunde und } other {# Stunden und }}{minutes, plural, one {eine Minute} other {# Minuten}}}} im Voraus.',
  'why.too-far':
    'Das liegt zu weit in der Zukunft. Sie können bis zu {horizonDays, plural, one {einen Tag} other {# Tage}} im Voraus buchen.',
  'why.off-grid': 'Termine beginnen alle {startEveryMinutes} Minuten.',
  'why.kept-full':
    'Wir halten diese Zeit noch zurück, damit an dem Tag mehr Termine Platz finden.{opens, select, never {} other { Buchbar ab {opens}.}}',
  'why.location-closed': 'Die Praxis ist zu dieser Zeit geschlossen.',
  'why.not-open': 'Zu dieser Zeit finden hier keine Behandlungen statt.',
  'why.practitioner-busy': 'Ihre Behandlerin oder Ihr Behandler ist nicht während des ganzen Termins frei.',
  'why.no-suitable-room': 'An diesem Standort gibt es keinen passenden Raum.',
  'why.rooms-taken': 'Für die Dauer des Termins ist kein passender Raum frei.',
  'why.equipment-missing': 'Die Ausstattung für diese Behandlung gibt es an diesem Standort nicht.',
  'why.equipment-taken': 'Die Ausstattung für diese Behandlung ist zu dieser Zeit belegt.',
};
