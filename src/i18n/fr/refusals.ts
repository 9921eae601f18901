import type { Translated } from '../translated.js';
import type { refusals as english } from '../en/refusals.js';

export const refusals: Translated<typeof english> = {
  'refusal.not-found': 'Il n’y a rien ici. L’adresse est peut-être ancienne, ou mal saisie.',
  'refusal.visit-not-found':
    'Ce lien n’ouvre aucun rendez-vous. Un lien fonctionne jusqu’au lendemain du rendez-vous, et dans un même navigateur deux heures à la fois. Ouvrez-le de nouveau depuis le dernier e-mail, ou laissez-nous vous en envoyer un nouveau.',
  'refusal.place-not-found':
    'Nous ne connaissons aucun lieu appelé « {near} ». Essayez le nom d’une ville ou un code postal.',
  'refusal.slot-taken': 'Quelqu’un vient de prendre cette heure.',
  'refusal.slot-not-offered': 'Cette heure ne peut pas être réservée.',
  'refusal.hold-expired': 'L’heure choisie a été libérée. Choisissez-en une autre.',
  'refusal.already-cancelled': 'Ce rendez-vous a été annulé.',
  'refusal.too-late-to-cancel': 'Il est trop tard pour annuler ce rendez-vous ici.',
  'refusal.too-late-to-cancel.call': 'Il est trop tard pour annuler ce rendez-vous ici. Appelez le {phone}.',
  'refusal.too-late-to-move': 'Il est trop tard pour déplacer ce rendez-vous ici.',
  'refusal.too-late-to-move.call': 'Il est trop tard pour déplacer ce rendez-vous ici. Appelez le {phone}.',
  'refusal.no-longer-offered':
    'Ce rendez-vous ne peut plus être déplacé ici. Il reste tel qu’il a été réservé. Demandez-nous, et nous trouverons une autre heure avec vous.',
  'refusal.idempotency-key-reused': 'Cette clé a déjà servi pour une autre requête.',
  'refusal.bad-input': 'Une partie de ce qui a été envoyé est à revoir.',
  'refusal.link-over':
    'Ce lien n’est plus valable : il a servi, a été remplacé, ou est trop ancien. Demandez-en un nouveau.',
  'refusal.too-many-tries':
    'Il y a eu trop d’essais. Réessayez dans {minutes, plural, one {# minute} many {# de minutes} other {# minutes}}.',
  'refusal.not-from-here': 'Ce formulaire n’a pas été envoyé depuis nos pages.',
  'refusal.too-many-requests': 'Cela faisait beaucoup à la fois. Réessayez dans une minute.',
  'refusal.not-allowed': 'Ceci ne vous est pas ouvert.',
  'refusal.method-not-allowed': 'Cette adresse ne s’utilise pas ainsi.',
  'refusal.too-slow': 'La requête a mis trop de temps à arriver. Réessayez.',
  'refusal.too-large': 'C’était plus que ce que nous pouvons recevoir d’un coup. Raccourcissez et réessayez.',
  'refusal.unsupported-media': 'Nous ne pouvons pas lire ce qui a été envoyé sous cette forme.',
  'refusal.busy': 'Nous sommes débordés un instant. Réessayez sous peu.',
  'refusal.fault': 'Quelque chose a mal tourné de notre côté. Rien n’est perdu ; réessayez, ou dites-le-nous.',
  'error.reference': 'Si vous nous en parlez, donnez cette référence : {reference}',
  'error.way-on': 'Trouver un praticien',
  'fault.time': 'Saisissez une heure.',
  'fault.date': 'Saisissez une date.',
  'fault.characters': 'Contient des caractères que l’on ne peut pas garder.',
  'fault.unreadable': 'Ceci est illisible.',
  'fault.missing': 'Ceci est nécessaire.',
  'fault.empty': 'Ceci est vide.',
  'fault.too-long': 'C’est trop long.',
  'fault.one-line': 'Cela doit tenir sur une ligne.',
  'fault.email': 'Cela ne ressemble pas à une adresse e-mail.',
  'fault.phone': 'Cela ne ressemble pas à un numéro de téléphone.',
  'fault.unknown': 'Ce champ n’existe pas ici.',
  'fault.instant': 'Écrivez un moment comme 2026-12-01T10:00:00-05:00 : avec le décalage horaire, à la minute exacte.',
  'fault.instant-or-date': 'Écrivez un moment comme 2026-12-01T14:00:00Z, ou une date comme 2026-12-01.',
  'fault.limit-1000': 'Un nombre entier de 1 à 1000.',
  'fault.limit-100': 'Un nombre entier de 1 à 100.',
  'fault.kilometres': 'Un nombre de kilomètres supérieur à 0.',
  'fault.key': 'Une clé a de 1 à 255 caractères ASCII visibles.',

  'why.in-the-past': 'Cette heure est passée.',
  'why.too-soon':
    'C’est trop tôt : réservez au moins {minutes, plural, =0 {{hours, plural, one {# heure} many {# d’heures} other {# heures}}} other {{hours, plural, =0 {} one {# heure et } many {# d’heures et } other {# heures et }}{minutes, plural, one {# minute} many {# de minutes} other {# minutes}}}} à l’avance.',
  'why.too-far':
    'C’est trop loin : vous pouvez réserver jusqu’à {horizonDays, plural, one {# jour} many {# de jours} other {# jours}} à partir d’aujourd’hui.',
  'why.off-grid':
    'Aucun rendez-vous ne commence à cette minute : il y a un début toutes les {startEveryMinutes} minutes.',
  'why.location-closed': 'Le cabinet est fermé à cette heure.',
  'why.not-open': 'Le praticien ne travaille pas à cette heure.',
  'why.practitioner-busy': 'Le praticien n’est pas libre pendant tout le rendez-vous.',
  'why.no-suitable-room': 'Aucune pièce ne convient ici à ce rendez-vous.',
  'why.rooms-taken': 'Aucune pièce adaptée n’est libre pendant tout le rendez-vous.',
  'why.equipment-missing': 'Ce que demande ce rendez-vous ne se trouve pas à cet endroit.',
  'why.equipment-taken': 'Ce que demande ce rendez-vous est utilisé à cette heure.',
};
