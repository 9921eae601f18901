import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Votre rendez-vous du {when}',
  'notification.booking-confirmed.title': 'Votre rendez-vous est réservé',
  'notification.booking-confirmed.greeting': 'Bonjour {name},',
  'notification.booking-confirmed.body':
    'Au plaisir de vous voir.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint l’ajoute à votre agenda.',

  'notification.booking-moved.subject': 'Votre rendez-vous est déplacé au {when}',
  'notification.booking-moved.title': 'Votre rendez-vous est déplacé',
  'notification.booking-moved.greeting': 'Bonjour {name},',
  'notification.booking-moved.body':
    'L’heure précédente est de nouveau libre. Voici quand nous vous attendons maintenant.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint le déplace dans votre agenda.',

  'notification.booking-moved-by-clinic.subject': 'Votre rendez-vous est déplacé au {when}',
  'notification.booking-moved-by-clinic.title': 'Votre rendez-vous est déplacé',
  'notification.booking-moved-by-clinic.greeting': 'Bonjour {name},',
  'notification.booking-moved-by-clinic.body':
    'Nous avons dû le déplacer. Voici quand nous vous attendons maintenant.\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint le déplace dans votre agenda.',

  'notification.booking-link.subject': 'Votre lien pour le {when}',
  'notification.booking-link.title': 'Votre nouveau lien',
  'notification.booking-link.greeting': 'Bonjour {name},',
  'notification.booking-link.body':
    'Vous avez demandé un nouveau lien vers votre rendez-vous. Il reste tel qu’il a été réservé ; les liens des e-mails précédents ne fonctionnent plus.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Votre rendez-vous du {when} : viendrez-vous ?',
  'notification.decline-asked.title': 'Souhaitez-vous annuler ?',
  'notification.decline-asked.greeting': 'Bonjour {name},',
  'notification.decline-asked.body':
    'Votre agenda a refusé ce rendez-vous. Il est maintenu tant que vous ne l’annulez pas vous-même ; si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.reminder.subject': 'Votre rendez-vous du {when}',
  'notification.reminder.title': 'À bientôt',
  'notification.reminder.greeting': 'Bonjour {name},',
  'notification.reminder.body':
    'Un rappel de votre rendez-vous. Si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Merci d’être venu(e)',
  'notification.aftercare.title': 'Merci d’être venu(e)',
  'notification.aftercare.greeting': 'Bonjour {name},',
  'notification.aftercare.body':
    'Nous espérons que vous allez bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Après votre rendez-vous',
  'notification.aftercare.next': 'Votre prochain rendez-vous est le {when}.',
  'notification.aftercare.again':
    'Il faut souvent quelques séances avant de pouvoir dire combien elles aident. Si vous souhaitez revenir, voici des heures avec {practitioner} à partir de la semaine prochaine.',
  'notification.aftercare.action': 'Choisir la prochaine heure',

  'notification.booking-cancelled.subject': 'Votre rendez-vous du {when} est annulé',
  'notification.booking-cancelled.title': 'Votre rendez-vous est annulé',
  'notification.booking-cancelled.greeting': 'Bonjour {name},',
  'notification.booking-cancelled.body':
    'Vous n’avez plus rien à faire. Nous serons heureux de vous voir une autre fois.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'notification.booking-called-off.subject': 'Votre rendez-vous du {when} est annulé',
  'notification.booking-called-off.title': 'Nous devons annuler votre rendez-vous',
  'notification.booking-called-off.greeting': 'Bonjour {name},',
  'notification.booking-called-off.body':
    'Nous en sommes désolés. Le cabinet a dû annuler ce rendez-vous ; vous n’avez rien à payer.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'notification.visit-new.subject': 'Nouveau rendez-vous : {when}',
  'notification.visit-new.title': 'Un nouveau rendez-vous dans votre planning',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nLe fichier joint l’ajoute à votre agenda.',

  'notification.visit-moved.subject': 'Rendez-vous déplacé au {when}',
  'notification.visit-moved.title': 'Un rendez-vous est déplacé',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nLe fichier joint le déplace dans votre agenda.',

  'notification.visit-cancelled.subject': 'Rendez-vous annulé : {when}',
  'notification.visit-cancelled.title': 'Un rendez-vous est annulé',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Cette heure est de nouveau libre.\n\n{details}\n\nLe fichier joint le retire de votre agenda.',

  'notification.morning.subject': 'Votre planning du {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Aucun rendez-vous aujourd’hui.} one {Un rendez-vous aujourd’hui.} many {# de rendez-vous aujourd’hui.} other {# rendez-vous aujourd’hui.}}\n\n{visits}\n\n{changeCount, plural, =0 {Rien n’a changé depuis la dernière lettre.} one {Depuis la dernière lettre :} many {Depuis la dernière lettre :} other {Depuis la dernière lettre :}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Aucun rendez-vous} one {Un rendez-vous} many {# de rendez-vous} other {# rendez-vous}}, {changes, plural, =0 {aucun changement} one {un changement} many {# de changements} other {# changements}}.',
  'notification.morning.new': 'Nouveau',
  'notification.morning.moved': 'Déplacé',
  'notification.morning.cancelled': 'Annulé',
  'notification.morning.before': 'Avant : {when}',
  'notification.morning.action': 'Ouvrir le planning',
  'notification.morning.why':
    'Vous recevez ceci car vous avez préféré une seule lettre le matin. Dans votre profil, vous pouvez demander que chaque changement vous parvienne aussitôt.',

  'notification.staff-invitation.subject': 'Votre compte chez {clinic}',
  'notification.staff-invitation.title': 'Bienvenue chez {clinic}',
  'notification.staff-invitation.greeting': 'Bonjour {name},',
  'notification.staff-invitation.body':
    'Un compte a été créé pour vous, afin de travailler avec le planning. Choisissez un mot de passe pour commencer.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'notification.staff-invitation.preheader': 'Choisissez un mot de passe pour commencer.',
  'notification.staff-invitation.action': 'Choisir un mot de passe',
  'notification.staff-invitation.why': 'Vous recevez ceci parce que l’administration du cabinet a saisi votre adresse.',

  'notification.staff-reset.subject': 'Un nouveau mot de passe pour {clinic}',
  'notification.staff-reset.title': 'Choisissez un nouveau mot de passe',
  'notification.staff-reset.greeting': 'Bonjour {name},',
  'notification.staff-reset.body':
    'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Si ce n’était pas vous, ne faites rien : celui que vous avez reste valable.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'notification.staff-reset.preheader': 'Choisissez un nouveau mot de passe.',
  'notification.staff-reset.action': 'Choisir un nouveau mot de passe',
  'notification.staff-reset.why': 'Vous recevez ceci parce que votre adresse a été saisie sur la page de connexion.',

  'notification.staff-changed.subject': 'Votre compte chez {clinic} a été modifié',
  'notification.staff-changed.title': 'Votre compte a été modifié',
  'notification.staff-changed.greeting': 'Bonjour {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi c’était vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez l’administration.',
  'notification.staff-changed.preheader': 'Si c’était vous, vous n’avez rien à faire.',
  'notification.staff-changed.action': 'Choisir un nouveau mot de passe',
  'notification.staff-changed.why': 'Vous recevez ceci chaque fois que l’accès à votre compte change.',
  'notification.change.password': 'Votre mot de passe a été modifié, et toutes les sessions ont pris fin.',
  'notification.change.authenticator': 'Votre application d’authentification a été configurée ou retirée.',
  'notification.change.passkey': 'Une clé d’accès a été ajoutée ou retirée.',
  'notification.change.recovery-codes':
    'De nouveaux codes de secours ont été créés ; les anciens ne fonctionnent plus.',
  'notification.change.factors-forgotten':
    'L’administration a effacé votre application d’authentification et vos clés d’accès. Connectez-vous avec votre mot de passe et configurez-en de nouvelles.',

  'notification.trial.subject': 'Essai : {subject}',
  'notification.trial.why':
    'Ceci est un essai que vous avez demandé. Aucun rendez-vous n’y correspond, et son lien n’ouvre rien.',

  'notification.calendar.title': 'Rendez-vous',
  'notification.calendar.patient': 'Avec {practitioner}. Référence {reference}.',
  'notification.calendar.phone': 'Téléphone {phone}',
  'notification.calendar.link': 'Le voir, le déplacer ou l’annuler : {link}',
  'notification.calendar.practitioner': 'Référence {reference}',
  'notification.fact.why': 'Motif',
  'notification.preheader': '{place}. Référence {reference}.',
  'notification.hello-there': 'Bonjour,',
  'notification.fact.when': 'Quand',
  'notification.fact.before': 'Avant',
  'notification.fact.what': 'Soin',
  'notification.fact.with': 'Avec',
  'notification.fact.where': 'Lieu',
  'notification.fact.price': 'Prix',
  'notification.fact.patient': 'Patient(e)',
  'notification.fact.reference': 'Numéro',
  'notification.zone': 'Heure de {place}',
  'notification.manage': 'Voir, déplacer ou annuler',
  'notification.see': 'Voir votre rendez-vous',
  'notification.above-link': '{label}\u00a0:',
  'notification.too-late': 'Il ne peut plus être déplacé ni annulé ici.',
  'notification.too-late.call': 'Pour le déplacer ou l’annuler, appelez le {phone}.',
  'notification.until': 'Vous pouvez le déplacer ou l’annuler ici jusqu’au {until}.',
  'notification.until.call': 'Vous pouvez le déplacer ou l’annuler ici jusqu’au {until}. Ensuite, appelez le {phone}.',
  'notification.until-start': 'Vous pouvez le déplacer ou l’annuler ici jusqu’à ce qu’il commence.',
  'feed.visits': 'Rendez-vous de {practitioner}',
  'feed.busy': '{practitioner} : indisponible',
  'notification.book-again': 'Trouver une autre heure',
  'notification.why': 'Vous recevez ceci parce que votre adresse a été donnée lors de la réservation.',
  'notification.stop-reminders': 'Plus de rappels ni d’e-mails après les rendez-vous',
  'notification.secret': 'Ce lien est à vous seul(e) : quiconque l’a peut modifier ce rendez-vous.',
  'notification.questions': 'Des questions ? Appelez le {phone}.',

  'notification.record-opened.subject': 'Un dossier a été ouvert chez {clinic}',
  'notification.record-opened.title': 'Un dossier a été ouvert',
  'notification.record-opened.greeting': 'Bonjour {name},',
  'notification.record-opened.body':
    '{by} a ouvert le dossier d’une personne que vous soignez : {from} à {until}, sauf s’il est refermé avant. Chaque consultation figure dans le journal d’audit.\n\n{recordsLink}\n\nSi vous ne savez pas pourquoi c’était nécessaire, demandez-le à la personne qui l’a fait.',
  'notification.record-opened.preheader': 'De qui il s’agit, et pourquoi, vous le verrez une fois connecté(e).',
  'notification.record-opened.action': 'Voir de qui il s’agit, et pourquoi',
  'notification.record-opened.why': 'Vous recevez ceci chaque fois que quelqu’un d’autre ouvre un de vos dossiers.',

  'text.reminder': '{clinic} : votre rendez-vous est le {when}, {place}.',
  'text.reminder.short': '{clinic} : votre rendez-vous est le {when}.',
  'text.reminder.call': 'Pour le modifier : {phone}.',
  'text.booking-confirmed': '{clinic} : votre rendez-vous du {when}, {place}, est maintenu.',
  'text.booking-confirmed.short': '{clinic} : votre rendez-vous du {when} est maintenu.',
  'text.booking-confirmed.call': 'Questions : {phone}.',
  'text.booking-moved': '{clinic} : votre rendez-vous du {before} est déplacé au {when}, {place}.',
  'text.booking-moved.short': '{clinic} : votre rendez-vous est déplacé au {when}.',
  'text.booking-moved.call': 'Si cela ne convient pas : {phone}.',
  'text.booking-cancelled': '{clinic} : votre rendez-vous du {when}, {place}, est annulé.',
  'text.booking-cancelled.short': '{clinic} : votre rendez-vous du {when} est annulé.',
  'text.booking-cancelled.call': 'Pour en prendre un autre : {phone}.',
};
