import type { household as english } from '../en/household.js';
import type { Translated } from '../translated.js';

export const household: Translated<typeof english> = {
  'household.title': 'Für wen ist der Termin?',
  'household.someone-else': 'Jemand anderes',
  'household.someone-else-hint': 'Wir fragen nach dem Namen und schreiben an Ihre E-Mail-Adresse.',
  'household.pick': 'Wählen Sie, für wen der Termin ist',
  'household.continue': 'Weiter',
  'household.for': 'Für {name}',
  'household.for-new': 'Für jemand anderen',
  'household.change': 'für wen der Termin ist',
  'household.name': 'Name der Person',
  'household.confirmation-to': 'Die Bestätigung senden wir an {email}.',
  'household.signed-out': 'Sie wurden abgemeldet. Bitte füllen Sie das Formular aus, um zu buchen.',
};
