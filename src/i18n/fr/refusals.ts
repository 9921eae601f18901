import type { Translated } from '../translated.js';
import type { refusals as english } from '../en/refusals.js';

export const refusals: Translated<typeof english> = {
  'refusal.not-found': 'Page ou élément introuvable. Le lien est peut-être ancien ou mal saisi.',
  'refusal.visit-not-found': 'Ce lien a expiré. Ouvrez celui de votre dernier e-mail, ou demandez-en un nouveau.',
  'refusal.place-not-found': 'Nous n’avons pas trouvé « {near} ». Essayez une ville ou un code postal.',
  'refusal.slot-taken': 'Quelqu’un vient de prendre ce créneau.',
  'refusal.slot-not-offered': 'Ce créneau n’est pas disponible.',
  'refusal.patient-busy':
    'Impossible de réserver ce créneau en ligne. Si vous avez déjà un rendez-vous à cette heure, ou plusieurs à venir, appelez-nous.',
  'refusal.new-patients-only':
    'Ce soin est réservé aux nouveaux patients. Veuillez en choisir un autre, ou appelez-nous.',
  'refusal.returning-patients-only':
    'Ce soin est réservé aux patients venus {months, plural, one {au cours du dernier mois} many {au cours des # derniers mois} other {au cours des # derniers mois}}. Veuillez en choisir un autre, ou appelez-nous.',
  'refusal.hold-expired': 'Votre réservation provisoire a expiré. Choisissez un autre créneau.',
  'refusal.waitlist-off': 'Le cabinet ne tient pas de liste d’attente en ce moment.',
  'refusal.waitlist-over': 'Cette place sur la liste d’attente n’est plus active.',
  'refusal.waitlist-full':
    'Vous attendez déjà {most, plural, one {un rendez-vous} many {# de rendez-vous} other {# rendez-vous}}. Quittez d’abord l’une de ces listes.',
  'refusal.offer-over': 'Cette proposition n’est plus disponible. Elle a reçu une réponse, ou son délai est passé.',
  'refusal.not-a-course': 'Choisissez au moins deux rendez-vous, espacés d’une demi-journée ou plus.',
  'refusal.course-too-long': 'En ligne, une série compte au plus {most} rendez-vous. Pour plus, appelez-nous.',
  'refusal.course-changed': 'Certains de ces rendez-vous ont changé entre-temps. Vérifiez-les et choisissez à nouveau.',
  'refusal.other-currency':
    'Les prix de ce cabinet sont dans une autre devise. Veuillez déplacer ces rendez-vous un par un.',
  'refusal.already-cancelled': 'Ce rendez-vous est déjà annulé.',
  'refusal.not-confirmed': 'Ce rendez-vous n’est pas encore confirmé. Appuyez d’abord sur le bouton dans notre e-mail.',
  'refusal.too-late-to-cancel': 'Il est trop tard pour annuler ce rendez-vous en ligne.',
  'refusal.too-late-to-cancel.call': 'Il est trop tard pour annuler ce rendez-vous en ligne. Appelez le {phone}.',
  'refusal.too-late-to-move': 'Il est trop tard pour déplacer ce rendez-vous en ligne.',
  'refusal.too-late-to-move.call': 'Il est trop tard pour déplacer ce rendez-vous en ligne. Appelez le {phone}.',
  'refusal.not-correctable':
    'L’adresse e-mail ne peut pas être modifiée en ligne pour le moment. Veuillez nous appeler.',
  'refusal.address-unproven':
    'Pour cette semaine, confirmez d’abord votre adresse e-mail : demandez un lien sous « Mes rendez-vous », appuyez sur son bouton, puis déplacez le rendez-vous.',
  'refusal.no-longer-offered':
    'Ce rendez-vous ne peut plus être déplacé en ligne. Il reste réservé. Appelez-nous, nous trouverons un autre créneau avec vous.',
  'refusal.idempotency-key-reused': 'Cette clé d’idempotence a déjà été utilisée pour une autre requête.',
  'refusal.bad-input': 'Vérifiez votre saisie.',
  'refusal.link-over': 'Ce lien a expiré ou a déjà été utilisé. Demandez-en un nouveau.',
  'refusal.too-many-tries':
    'Trop de tentatives. Réessayez dans {minutes, plural, one {# minute} many {# de minutes} other {# minutes}}.',
  'refusal.not-from-here': 'Ce formulaire n’a pas été envoyé depuis notre site. Rechargez la page et réessayez.',
  'refusal.proof-needed':
    'Cette requête exige une preuve de travail ou une clé d’API. La documentation de l’API explique les deux.',
  'refusal.proof-wrong': 'La preuve de travail n’est pas valable ou est trop ancienne. Demandez un nouveau défi.',
  'refusal.proof-spent': 'Cette preuve de travail a déjà servi. Demandez un nouveau défi.',
  'refusal.key-wrong': 'Cette clé d’API n’est pas valable.',
  'refusal.too-many-requests': 'Trop de demandes. Réessayez dans une minute.',
  'refusal.not-allowed': 'Vous n’avez pas accès à cette page.',
  'refusal.method-not-allowed': 'Cette adresse ne peut pas être utilisée ainsi.',
  'refusal.misdirected': 'Ce service n’est pas accessible à cette adresse.',
  'refusal.too-slow': 'La requête a pris trop de temps. Réessayez.',
  'refusal.too-large': 'C’est trop volumineux. Raccourcissez et réessayez.',
  'refusal.unsupported-media': 'Nous ne pouvons pas lire ce format.',
  'refusal.busy': 'Le service est très sollicité. Réessayez dans un instant.',
  'refusal.unavailable':
    'Ce n’est pas possible pour le moment. Notre système de réservation est momentanément indisponible. Réessayez dans une minute, ou appelez-nous.',
  'refusal.fault': 'Une erreur s’est produite de notre côté. Réessayez, ou appelez-nous.',
  'error.reference': 'Si vous nous contactez à ce sujet, indiquez la référence {reference}.',
  'error.try-again': 'Réessayer',
  'error.send-again':
    'Pour réessayer, revenez à la page précédente dans votre navigateur et envoyez de nouveau le formulaire.',
  'error.way-on': 'Trouver un praticien',
  'fault.time': 'Saisissez une heure, par exemple 9:30.',
  'fault.date': 'Saisissez une date.',
  'fault.day-over': 'Ce jour est déjà passé.',
  'fault.characters': 'Contient des caractères que nous ne pouvons pas enregistrer.',
  'fault.unreadable': 'Nous ne pouvons pas lire ceci.',
  'fault.order': 'La fin doit être après le début.',
  'fault.choose': 'Choisissez une option.',
  'fault.missing': 'Ce champ est obligatoire.',
  'fault.empty': 'Ce champ ne peut pas être vide.',
  'fault.too-long': 'C’est trop long.',
  'fault.one-line': 'Le texte doit tenir sur une ligne.',
  'fault.email': 'Saisissez une adresse e-mail valide.',
  'fault.phone': 'Saisissez un numéro de téléphone valide.',
  'fault.phone-one': 'Saisissez un seul numéro de téléphone.',
  'fault.email-letters': 'Nous ne pouvons écrire qu’aux adresses sans accents avant le @. Saisissez une autre adresse.',
  'fault.email-ip': 'Saisissez une adresse avec un nom de domaine après le @, par exemple nom@example.org.',
  'fault.unknown': 'Ce champ n’existe pas.',
  'fault.instant':
    'Indiquez une date et une heure avec le décalage horaire, à la minute, par exemple 2026-12-01T10:00:00-05:00.',
  'fault.instant-or-date': 'Indiquez une date et une heure comme 2026-12-01T14:00:00Z, ou une date comme 2026-12-01.',
  'fault.limit-1000': 'Doit être un nombre entier de 1 à 1000.',
  'fault.days-apart': 'Doit être un nombre entier de jours de 1 à 56.',
  'fault.visits': 'Doit être un nombre entier de 2 à 24.',
  'fault.limit-100': 'Doit être un nombre entier de 1 à 100.',
  'fault.kilometres': 'Doit être un nombre de kilomètres supérieur à 0.',
  'fault.key': 'Doit compter de 1 à 255 caractères ASCII visibles.',

  'why.in-the-past': 'Cette heure est passée.',
  'why.too-soon':
    'C’est trop tôt. Réservez au moins {minutes, plural, =0 {{hours, plural, one {# heure} many {# d’heures} other {# heures}}} other {{hours, plural, =0 {} one {# heure et } many {# d’heures et } other {# heures et }}{minutes, plural, one {# minute} many {# de minutes} other {# minutes}}}} à l’avance.',
  'why.too-far':
    'C’est trop loin. Vous pouvez réserver jusqu’à {horizonDays, plural, one {# jour} many {# de jours} other {# jours}} à l’avance.',
  'why.off-grid': 'Les rendez-vous commencent toutes les {startEveryMinutes} minutes.',
  'why.kept-full':
    'Nous réservons encore cette heure pour que la journée puisse accueillir plus de rendez-vous.{opens, select, never {} other { Elle sera proposée à partir du {opens}.}}',
  'why.location-closed': 'Le cabinet est fermé à cette heure.',
  'why.not-open': 'Le praticien ne travaille pas à cette heure.',
  'why.practitioner-busy': 'Le praticien n’est pas disponible pendant tout le rendez-vous.',
  'why.no-suitable-room': 'Aucune pièce adaptée dans ce cabinet.',
  'why.rooms-taken': 'Aucune pièce adaptée n’est disponible pendant tout le rendez-vous.',
  'why.equipment-missing': 'Le matériel pour ce soin n’est pas disponible dans ce cabinet.',
  'why.equipment-taken': 'Le matériel pour ce soin est déjà utilisé à cette heure.',
};
