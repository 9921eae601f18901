import type { my as english } from '../en/my.js';
import type { Translated } from '../translated.js';

export const my: Translated<typeof english> = {
  'my.title': 'Meine Termine',
  'my.lead':
    'Geben Sie die E-Mail-Adresse ein, mit der Sie gebucht haben. Wir senden Ihnen einen Link zu Ihren Terminen.',
  'my.asked':
    'Wir haben Ihnen eine E-Mail geschickt. Wenn es Termine mit dieser Adresse gibt, enthält sie einen Link, der einmal und innerhalb von 15 Minuten gilt. Nach einigen Minuten nichts da? Schauen Sie im Spam-Ordner nach.',
  'my.replace': 'Links aus früheren E-Mails ersetzen',
  'my.open': 'Meine Termine öffnen',
  'my.open-lead':
    'Ihr Link ist gültig. Drücken Sie den Knopf, um alle Termine zu sehen, die mit dieser E-Mail-Adresse gebucht sind.',
  'my.open-shared': 'Nicht Ihr eigener Computer oder Ihr eigenes Telefon? Melden Sie sich am Ende ab.',
  'my.booked-with': 'Gebucht mit {email}',
  'my.past': 'Vergangene und abgesagte Termine',
  'my.none': 'Keine kommenden Termine',
  'my.nobody': 'Mit dieser E-Mail-Adresse sind keine Termine gebucht.',
  'my.details': 'Termin ansehen',
  'my.again': 'Wieder buchen',
  'my.book': 'Termin buchen',
  'my.cancelled': 'Abgesagt',
  'my.missed': 'Nicht wahrgenommen',
  'my.contact': 'Kontaktdaten',
  'my.change': 'Ändern',
  'my.change-of': 'Kontaktdaten von {name}',
  'my.no-phone': 'Keine Telefonnummer',
  'my.language': 'Sprache',
  'my.language-hint': 'Für unsere E-Mails und SMS',
  'my.save': 'Speichern',
  'my.saved': 'Ihre Änderungen sind gespeichert.',
  'my.messages': 'Erinnerungen',
  'my.reminders-on': 'Erinnerungen und Nachrichten nach dem Termin sind eingeschaltet.',
  'my.sign-out': 'Abmelden',
  'my.signed-out': 'Sie sind abgemeldet.',
};
