import type { Translated } from '../translated.js';
import type { refusals as english } from '../en/refusals.js';

export const refusals: Translated<typeof english> = {
  'refusal.not-found': 'Hier ist nichts. Vielleicht ist die Adresse alt oder vertippt.',
  'refusal.visit-not-found':
    'Dieser Link öffnet keinen Termin. Ein Link gilt bis einen Tag nach dem Termin, und in einem Browser jeweils zwei Stunden. Öffnen Sie ihn noch einmal aus der neuesten E-Mail, oder lassen Sie sich einen neuen schicken.',
  'refusal.place-not-found':
    'Wir kennen keinen Ort namens „{near}“. Versuchen Sie es mit dem Namen einer Stadt oder einer Postleitzahl.',
  'refusal.slot-taken': 'Diese Zeit wurde gerade vergeben.',
  'refusal.slot-not-offered': 'Diese Zeit kann nicht gebucht werden.',
  'refusal.hold-expired': 'Die gewählte Zeit wurde freigegeben. Wählen Sie eine andere.',
  'refusal.already-cancelled': 'Dieser Termin wurde abgesagt.',
  'refusal.too-late-to-cancel': 'Hier ist es zu spät, diesen Termin abzusagen.',
  'refusal.too-late-to-cancel.call': 'Hier ist es zu spät, diesen Termin abzusagen. Rufen Sie {phone} an.',
  'refusal.too-late-to-move': 'Hier ist es zu spät, diesen Termin zu verschieben.',
  'refusal.too-late-to-move.call': 'Hier ist es zu spät, diesen Termin zu verschieben. Rufen Sie {phone} an.',
  'refusal.no-longer-offered':
    'Dieser Termin kann hier nicht mehr verschoben werden. Er bleibt, wie er gebucht wurde. Fragen Sie uns, und wir finden mit Ihnen eine andere Zeit.',
  'refusal.idempotency-key-reused': 'Dieser Schlüssel wurde schon für eine andere Anfrage verwendet.',
  'refusal.bad-input': 'Einiges von dem, was gesendet wurde, stimmt noch nicht.',
  'refusal.link-over':
    'Dieser Link gilt nicht mehr: Er wurde benutzt oder ersetzt, oder er ist zu alt. Lassen Sie sich einen neuen schicken.',
  'refusal.too-many-tries':
    'Das waren zu viele Versuche. Versuchen Sie es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.',
  'refusal.not-from-here': 'Dieses Formular wurde nicht von unseren eigenen Seiten gesendet.',
  'refusal.too-many-requests': 'Das war viel auf einmal. Versuchen Sie es in einer Minute noch einmal.',
  'refusal.not-allowed': 'Das steht Ihnen nicht offen.',
  'refusal.method-not-allowed': 'Diese Adresse kann so nicht verwendet werden.',
  'refusal.too-slow': 'Die Anfrage brauchte zu lange. Versuchen Sie es noch einmal.',
  'refusal.too-large':
    'Das war mehr, als wir auf einmal annehmen können. Kürzen Sie es, und versuchen Sie es noch einmal.',
  'refusal.unsupported-media': 'In dieser Form können wir nicht lesen, was gesendet wurde.',
  'refusal.busy': 'Wir sind gerade ausgelastet. Versuchen Sie es gleich noch einmal.',
  'refusal.fault':
    'Bei uns ist etwas schiefgegangen. Es ging nichts verloren; versuchen Sie es noch einmal, oder sagen Sie uns Bescheid.',
  'error.reference': 'Wenn Sie uns davon berichten, nennen Sie diese Nummer: {reference}',
  'error.way-on': 'Fachperson finden',
  'fault.time': 'Geben Sie eine Uhrzeit ein, wie 15:00.',
  'fault.date': 'Geben Sie ein Datum ein.',
  'fault.characters': 'Enthält Zeichen, die nicht gespeichert werden können.',
  'fault.unreadable': 'Das ist nicht lesbar.',
  'fault.missing': 'Das wird gebraucht.',
  'fault.empty': 'Das ist leer.',
  'fault.too-long': 'Das ist zu lang.',
  'fault.one-line': 'Das muss in einer Zeile stehen.',
  'fault.email': 'Das sieht nicht wie eine E-Mail-Adresse aus.',
  'fault.phone': 'Das sieht nicht wie eine Telefonnummer aus.',
  'fault.unknown': 'Dieses Feld gibt es hier nicht.',
  'fault.instant':
    'Schreiben Sie einen Zeitpunkt als 2026-12-01T10:00:00-05:00: mit Abstand zu UTC, auf die volle Minute.',
  'fault.instant-or-date': 'Schreiben Sie einen Zeitpunkt als 2026-12-01T14:00:00Z, oder ein Datum als 2026-12-01.',
  'fault.limit-1000': 'Eine ganze Zahl von 1 bis 1000.',
  'fault.limit-100': 'Eine ganze Zahl von 1 bis 100.',
  'fault.kilometres': 'Eine Zahl von Kilometern, größer als 0.',
  'fault.key': 'Ein Schlüssel hat 1 bis 255 sichtbare ASCII-Zeichen.',

  'why.in-the-past': 'Diese Zeit ist vorbei.',
  'why.too-soon':
    'Das ist zu bald: Buchen Sie mindestens {minutes, plural, =0 {{hours, plural, one {eine Stunde} other {# Stunden}}} other {{hours, plural, =0 {} one {eine Stunde und } other {# Stunden und }}{minutes, plural, one {eine Minute} other {# Minuten}}}} im Voraus.',
  'why.too-far':
    'Das ist zu weit voraus: Sie können ab heute bis zu {horizonDays, plural, one {einen Tag} other {# Tage}} im Voraus buchen.',
  'why.off-grid': 'Zu dieser Minute beginnt kein Termin: Termine beginnen alle {startEveryMinutes} Minuten.',
  'why.location-closed': 'Die Praxis ist zu dieser Zeit geschlossen.',
  'why.not-open': 'Die Fachperson arbeitet zu dieser Zeit nicht.',
  'why.practitioner-busy': 'Die Fachperson ist nicht während des ganzen Termins frei.',
  'why.no-suitable-room': 'Hier passt kein Raum für diesen Termin.',
  'why.rooms-taken': 'Kein passender Raum ist während des ganzen Termins frei.',
  'why.equipment-missing': 'Was dieser Termin braucht, gibt es an diesem Ort nicht.',
  'why.equipment-taken': 'Was dieser Termin braucht, ist zu dieser Zeit in Gebrauch.',
};
