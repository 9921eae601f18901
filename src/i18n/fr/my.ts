import type { my as english } from '../en/my.js';
import type { Translated } from '../translated.js';

export const my: Translated<typeof english> = {
  'my.title': 'Mes rendez-vous',
  'my.lead': 'Saisissez l’adresse e-mail utilisée pour réserver. Nous vous enverrons un lien vers vos rendez-vous.',
  'my.asked':
    'Nous vous avons envoyé un e-mail. S’il existe des rendez-vous à cette adresse, il contient un lien valable une seule fois, pendant 15 minutes. Rien après quelques minutes ? Vérifiez vos spams.',
  'my.replace': 'Remplacer les liens des e-mails précédents',
  'my.open': 'Ouvrir mes rendez-vous',
  'my.open-lead':
    'Votre lien est valable. Appuyez sur le bouton pour voir tous les rendez-vous pris avec cette adresse.',
  'my.open-shared': 'Ce n’est pas votre appareil ? Déconnectez-vous à la fin.',
  'my.booked-with': 'Réservés avec {email}',
  'my.past': 'Passés et annulés',
  'my.none': 'Aucun rendez-vous à venir',
  'my.nobody': 'Aucun rendez-vous n’est pris avec cette adresse.',
  'my.details': 'Voir les détails',
  'my.again': 'Reprendre rendez-vous',
  'my.book': 'Prendre rendez-vous',
  'my.cancelled': 'Annulé',
  'my.missed': 'Manqué',
  'my.contact': 'Coordonnées',
  'my.change': 'Modifier',
  'my.change-of': 'Coordonnées de {name}',
  'my.no-phone': 'Pas de téléphone',
  'my.language': 'Langue',
  'my.language-hint': 'Pour nos e-mails et SMS',
  'my.save': 'Enregistrer',
  'my.saved': 'Vos modifications sont enregistrées.',
  'my.messages': 'Rappels',
  'my.reminders-on': 'Les rappels et messages de suivi sont activés.',
  'my.sign-out': 'Se déconnecter',
  'my.signed-out': 'Vous êtes déconnecté(e).',
};
