import type { Translated } from '../catalogue.js';
import type { letters as english } from '../en/letters.js';

export const letters: Translated<typeof english> = {
  'letter.booking-confirmed.subject': 'Votre rendez-vous du {when}',
  'letter.booking-confirmed.title': 'Votre rendez-vous est réservé',
  'letter.booking-confirmed.greeting': 'Bonjour {name},',
  'letter.booking-confirmed.body':
    'Au plaisir de vous voir.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint l’ajoute à votre agenda.',

  'letter.booking-moved.subject': 'Votre rendez-vous est déplacé au {when}',
  'letter.booking-moved.title': 'Votre rendez-vous est déplacé',
  'letter.booking-moved.greeting': 'Bonjour {name},',
  'letter.booking-moved.body':
    'L’heure précédente est de nouveau libre. Voici quand nous vous attendons maintenant.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint le déplace dans votre agenda.',

  'letter.booking-moved-by-clinic.subject': 'Votre rendez-vous est déplacé au {when}',
  'letter.booking-moved-by-clinic.title': 'Votre rendez-vous est déplacé',
  'letter.booking-moved-by-clinic.greeting': 'Bonjour {name},',
  'letter.booking-moved-by-clinic.body':
    'Nous avons dû le déplacer. Voici quand nous vous attendons maintenant.\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint le déplace dans votre agenda.',

  'letter.booking-link.subject': 'Votre lien pour le {when}',
  'letter.booking-link.title': 'Votre nouveau lien',
  'letter.booking-link.greeting': 'Bonjour {name},',
  'letter.booking-link.body':
    'Vous avez demandé un nouveau lien vers votre rendez-vous. Il reste tel qu’il a été réservé ; les liens des e-mails précédents ne fonctionnent plus.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.decline-asked.subject': 'Votre rendez-vous du {when} : viendrez-vous ?',
  'letter.decline-asked.title': 'Souhaitez-vous annuler ?',
  'letter.decline-asked.greeting': 'Bonjour {name},',
  'letter.decline-asked.body':
    'Votre agenda a refusé ce rendez-vous. Il est maintenu tant que vous ne l’annulez pas vous-même ; si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.reminder.subject': 'Votre rendez-vous du {when}',
  'letter.reminder.title': 'À bientôt',
  'letter.reminder.greeting': 'Bonjour {name},',
  'letter.reminder.body':
    'Un rappel de votre rendez-vous. Si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'letter.aftercare.subject': 'Merci d’être venu(e)',
  'letter.aftercare.title': 'Merci d’être venu(e)',
  'letter.aftercare.greeting': 'Bonjour {name},',
  'letter.aftercare.body':
    'Nous espérons que vous allez bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'letter.aftercare.now': 'Après votre rendez-vous',
  'letter.aftercare.next': 'Votre prochain rendez-vous est le {when}.',
  'letter.aftercare.again':
    'Il faut souvent quelques séances avant de pouvoir dire combien elles aident. Si vous souhaitez revenir, voici des heures avec {practitioner} à partir de la semaine prochaine.',
  'letter.aftercare.action': 'Choisir la prochaine heure',

  'letter.booking-cancelled.subject': 'Votre rendez-vous du {when} est annulé',
  'letter.booking-cancelled.title': 'Votre rendez-vous est annulé',
  'letter.booking-cancelled.greeting': 'Bonjour {name},',
  'letter.booking-cancelled.body':
    'Vous n’avez plus rien à faire. Nous serons heureux de vous voir une autre fois.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'letter.booking-called-off.subject': 'Votre rendez-vous du {when} est annulé',
  'letter.booking-called-off.title': 'Nous devons annuler votre rendez-vous',
  'letter.booking-called-off.greeting': 'Bonjour {name},',
  'letter.booking-called-off.body':
    'Nous en sommes désolés. Le cabinet a dû annuler ce rendez-vous ; vous n’avez rien à payer.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'letter.visit-new.subject': 'Nouveau rendez-vous : {when}',
  'letter.visit-new.title': 'Un nouveau rendez-vous dans votre planning',
  'letter.visit-new.greeting': '',
  'letter.visit-new.body': '{details}\n\nLe fichier joint l’ajoute à votre agenda.',

  'letter.visit-moved.subject': 'Rendez-vous déplacé au {when}',
  'letter.visit-moved.title': 'Un rendez-vous est déplacé',
  'letter.visit-moved.greeting': '',
  'letter.visit-moved.body': '{details}\n\nLe fichier joint le déplace dans votre agenda.',

  'letter.visit-cancelled.subject': 'Rendez-vous annulé : {when}',
  'letter.visit-cancelled.title': 'Un rendez-vous est annulé',
  'letter.visit-cancelled.greeting': '',
  'letter.visit-cancelled.body':
    'Cette heure est de nouveau libre.\n\n{details}\n\nLe fichier joint le retire de votre agenda.',

  'letter.morning.subject': 'Votre planning du {date}',
  'letter.morning.title': '{date}',
  'letter.morning.greeting': '',
  'letter.morning.body':
    '{visitCount, plural, =0 {Aucun rendez-vous aujourd’hui.} one {Un rendez-vous aujourd’hui.} many {# de rendez-vous aujourd’hui.} other {# rendez-vous aujourd’hui.}}\n\n{visits}\n\n{changeCount, plural, =0 {Rien n’a changé depuis la dernière lettre.} one {Depuis la dernière lettre :} many {Depuis la dernière lettre :} other {Depuis la dernière lettre :}}\n\n{changes}\n\n{diaryLink}',
  'letter.morning.preheader':
    '{visits, plural, =0 {Aucun rendez-vous} one {Un rendez-vous} many {# de rendez-vous} other {# rendez-vous}}, {changes, plural, =0 {aucun changement} one {un changement} many {# de changements} other {# changements}}.',
  'letter.morning.new': 'Nouveau',
  'letter.morning.moved': 'Déplacé',
  'letter.morning.cancelled': 'Annulé',
  'letter.morning.before': 'Avant : {when}',
  'letter.morning.action': 'Ouvrir le planning',
  'letter.morning.why':
    'Vous recevez ceci car vous avez préféré une seule lettre le matin. Dans votre profil, vous pouvez demander que chaque changement vous parvienne aussitôt.',

  'letter.staff-invitation.subject': 'Votre compte chez {clinic}',
  'letter.staff-invitation.title': 'Bienvenue chez {clinic}',
  'letter.staff-invitation.greeting': 'Bonjour {name},',
  'letter.staff-invitation.body':
    'Un compte a été créé pour vous, afin de travailler avec le planning. Choisissez un mot de passe pour commencer.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'letter.staff-invitation.preheader': 'Choisissez un mot de passe pour commencer.',
  'letter.staff-invitation.action': 'Choisir un mot de passe',
  'letter.staff-invitation.why': 'Vous recevez ceci parce que l’administration du cabinet a saisi votre adresse.',

  'letter.staff-reset.subject': 'Un nouveau mot de passe pour {clinic}',
  'letter.staff-reset.title': 'Choisissez un nouveau mot de passe',
  'letter.staff-reset.greeting': 'Bonjour {name},',
  'letter.staff-reset.body':
    'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe. Si ce n’était pas vous, ne faites rien : celui que vous avez reste valable.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'letter.staff-reset.preheader': 'Choisissez un nouveau mot de passe.',
  'letter.staff-reset.action': 'Choisir un nouveau mot de passe',
  'letter.staff-reset.why': 'Vous recevez ceci parce que votre adresse a été saisie sur la page de connexion.',

  'letter.staff-changed.subject': 'Votre compte chez {clinic} a été modifié',
  'letter.staff-changed.title': 'Votre compte a été modifié',
  'letter.staff-changed.greeting': 'Bonjour {name},',
  'letter.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi c’était vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez l’administration.',
  'letter.staff-changed.preheader': 'Si c’était vous, vous n’avez rien à faire.',
  'letter.staff-changed.action': 'Choisir un nouveau mot de passe',
  'letter.staff-changed.why': 'Vous recevez ceci chaque fois que l’accès à votre compte change.',
  'letter.change.password': 'Votre mot de passe a été modifié, et toutes les sessions ont pris fin.',
  'letter.change.authenticator': 'Votre application d’authentification a été configurée ou retirée.',
  'letter.change.passkey': 'Une clé d’accès a été ajoutée ou retirée.',
  'letter.change.recovery-codes': 'De nouveaux codes de secours ont été créés ; les anciens ne fonctionnent plus.',
  'letter.change.factors-forgotten':
    'L’administration a effacé votre application d’authentification et vos clés d’accès. Connectez-vous avec votre mot de passe et configurez-en de nouvelles.',

  'letter.trial.subject': 'Essai : {subject}',
  'letter.trial.why':
    'Ceci est un essai que vous avez demandé. Aucun rendez-vous n’y correspond, et son lien n’ouvre rien.',

  'letter.calendar.title': 'Rendez-vous',
  'letter.calendar.patient': 'Avec {practitioner}. Référence {reference}.',
  'letter.calendar.phone': 'Téléphone {phone}',
  'letter.calendar.link': 'Le voir, le déplacer ou l’annuler : {link}',
  'letter.calendar.practitioner': 'Référence {reference}',
  'letter.fact.why': 'Motif',
  'letter.preheader': '{place}. Référence {reference}.',
  'letter.hello-there': 'Bonjour,',
  'letter.fact.when': 'Quand',
  'letter.fact.before': 'Avant',
  'letter.fact.what': 'Soin',
  'letter.fact.with': 'Avec',
  'letter.fact.where': 'Lieu',
  'letter.fact.price': 'Prix',
  'letter.fact.patient': 'Patient(e)',
  'letter.fact.reference': 'Numéro',
  'letter.period': '{start} à {end}',
  'letter.zone': 'Heure de {place}',
  'letter.manage': 'Voir, déplacer ou annuler',
  'letter.see': 'Voir votre rendez-vous',
  'letter.above-link': '{label}\u00a0:',
  'letter.too-late': 'Il ne peut plus être déplacé ni annulé ici.',
  'letter.too-late.call': 'Pour le déplacer ou l’annuler, appelez le {phone}.',
  'letter.until': 'Vous pouvez le déplacer ou l’annuler ici jusqu’au {until}.',
  'letter.until.call': 'Vous pouvez le déplacer ou l’annuler ici jusqu’au {until}. Ensuite, appelez le {phone}.',
  'letter.until-start': 'Vous pouvez le déplacer ou l’annuler ici jusqu’à ce qu’il commence.',
  'feed.visits': 'Rendez-vous de {practitioner}',
  'feed.busy': '{practitioner} : indisponible',
  'letter.book-again': 'Trouver une autre heure',
  'letter.why': 'Vous recevez ceci parce que votre adresse a été donnée lors de la réservation.',
  'letter.stop-reminders': 'Plus de rappels ni d’e-mails après les rendez-vous',
  'letter.secret': 'Ce lien est à vous seul(e) : quiconque l’a peut modifier ce rendez-vous.',
  'letter.questions': 'Des questions ? Appelez le {phone}.',

  'letter.record-opened.subject': 'Un dossier a été ouvert chez {clinic}',
  'letter.record-opened.title': 'Un dossier a été ouvert',
  'letter.record-opened.greeting': 'Bonjour {name},',
  'letter.record-opened.body':
    '{by} a ouvert le dossier d’une personne que vous soignez : {from} à {until}, sauf s’il est refermé avant. Chaque consultation figure dans le journal d’audit.\n\n{recordsLink}\n\nSi vous ne savez pas pourquoi c’était nécessaire, demandez-le à la personne qui l’a fait.',
  'letter.record-opened.preheader': 'De qui il s’agit, et pourquoi, vous le verrez une fois connecté(e).',
  'letter.record-opened.action': 'Voir de qui il s’agit, et pourquoi',
  'letter.record-opened.why': 'Vous recevez ceci chaque fois que quelqu’un d’autre ouvre un de vos dossiers.',

  'text.reminder': '{clinic} : votre rendez-vous est le {when}, {place}.',
  'text.reminder-short': '{clinic} : votre rendez-vous est le {when}.',
  'text.call': 'Pour le modifier : {phone}.',
};
