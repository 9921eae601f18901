import type { household as english } from '../en/household.js';
import type { Translated } from '../translated.js';

export const household: Translated<typeof english> = {
  'household.title': 'Pour qui est le rendez-vous ?',
  'household.someone-else': 'Une autre personne',
  'household.someone-else-hint': 'Nous demanderons son nom et vous écrirons à votre adresse.',
  'household.pick': 'Choisissez pour qui est le rendez-vous',
  'household.continue': 'Continuer',
  'household.for': 'Pour {name}',
  'household.for-new': 'Pour une autre personne',
  'household.change': 'pour qui est le rendez-vous',
  'household.name': 'Nom de la personne',
  'household.confirmation-to': 'Nous enverrons la confirmation à {email}.',
  'household.signed-out': 'Vous avez été déconnecté(e). Remplissez le formulaire pour réserver.',
};
