import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Votre rendez-vous du {when}',
  'notification.booking-confirmed.title': 'Votre rendez-vous est réservé',
  'notification.booking-confirmed.greeting': 'Bonjour {name},',
  'notification.booking-confirmed.body':
    'Au plaisir de vous voir.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nUn fichier pour votre agenda est joint.',

  'notification.booking-provisional.subject': 'À confirmer : {when}',
  'notification.booking-provisional.title': 'Confirmez votre rendez-vous',
  'notification.booking-provisional.greeting': 'Bonjour {name},',
  'notification.booking-provisional.body':
    'Nous vous gardons ce créneau jusqu’à {heldUntil}. Appuyez sur le bouton pour confirmer votre rendez-vous.\n\n{confirmLink}\n\n{details}\n\nVous n’avez rien réservé ? Alors vous n’avez rien à faire : le créneau se libérera de lui-même.',

  'notification.booking-moved.subject': 'Votre rendez-vous est déplacé au {when}',
  'notification.booking-moved.title': 'Votre rendez-vous est déplacé',
  'notification.booking-moved.greeting': 'Bonjour {name},',
  'notification.booking-moved.body':
    'Voici votre nouveau rendez-vous :\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint met votre agenda à jour.',

  'notification.booking-moved-by-clinic.subject': 'Votre rendez-vous est déplacé au {when}',
  'notification.booking-moved-by-clinic.title': 'Votre rendez-vous est déplacé',
  'notification.booking-moved-by-clinic.greeting': 'Bonjour {name},',
  'notification.booking-moved-by-clinic.body':
    'Nous sommes désolés, nous avons dû déplacer votre rendez-vous. Voici le nouveau :\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLe fichier joint met votre agenda à jour.',

  'notification.booking-link.subject': 'Votre lien pour le {when}',
  'notification.booking-link.title': 'Votre nouveau lien',
  'notification.booking-link.greeting': 'Bonjour {name},',
  'notification.booking-link.body':
    'Voici le nouveau lien que vous avez demandé. Rien n’a changé ; les anciens liens ne fonctionnent plus.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Votre rendez-vous du {when} : viendrez-vous ?',
  'notification.decline-asked.title': 'Viendrez-vous ?',
  'notification.decline-asked.greeting': 'Bonjour {name},',
  'notification.decline-asked.body':
    'Votre agenda a refusé ce rendez-vous. Il reste réservé tant que vous ne l’annulez pas. Si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.appointments-link.subject': 'Votre lien vers {clinic}',
  'notification.appointments-link.title': 'Vos rendez-vous',
  'notification.appointments-link.greeting': 'Bonjour,',
  'notification.appointments-link.body':
    'Voici le lien demandé. Il ouvre tous vos rendez-vous chez nous et fonctionne une seule fois, pendant {minutes} minutes.\n\n{appointmentsLink}\n\nVous ne l’avez pas demandé ? Ignorez cet e-mail.',
  'notification.appointments-link.preheader': 'Valable une seule fois, pour peu de temps.',
  'notification.appointments-link.action': 'Voir mes rendez-vous',

  'notification.appointments-none.subject': 'Aucun rendez-vous à cette adresse : {clinic}',
  'notification.appointments-none.title': 'Aucun rendez-vous à cette adresse',
  'notification.appointments-none.greeting': 'Bonjour,',
  'notification.appointments-none.body':
    'Quelqu’un a demandé un lien vers les rendez-vous pris avec cette adresse e-mail, mais il n’y en a pas. Vous avez peut-être réservé avec une autre adresse : essayez celle-là, ou appelez-nous.\n\n{myLink}\n\nCe n’était pas vous ? Ignorez cet e-mail.',
  'notification.appointments-none.preheader': 'Vous avez peut-être réservé avec une autre adresse.',
  'notification.appointments-none.action': 'Essayer une autre adresse',

  'notification.waitlist-asked.subject': 'À confirmer : liste d’attente de {clinic}',
  'notification.waitlist-asked.title': 'Confirmez votre adresse e-mail',
  'notification.waitlist-asked.greeting': 'Bonjour {name},',
  'notification.waitlist-asked.body':
    'Vous avez demandé à être sur notre liste d’attente pour : {treatment}. Appuyez sur le bouton dans les {hours} heures, et nous vous écrirons dès qu’un créneau qui vous convient se libère.\n\n{confirmLink}\n\nVous n’avez rien demandé ? Alors vous n’avez rien à faire : personne n’est inscrit.',
  'notification.waitlist-asked.preheader': 'Vous êtes sur la liste une fois le bouton pressé.',
  'notification.waitlist-asked.action': 'Confirmer mon adresse',

  'notification.waitlist-joined.subject': 'Vous êtes sur la liste d’attente de {clinic}',
  'notification.waitlist-joined.title': 'Vous êtes sur la liste d’attente',
  'notification.waitlist-joined.greeting': 'Bonjour {name},',
  'notification.waitlist-joined.body':
    'Vous attendez un créneau pour : {treatment}. Votre place sur la liste : {place}.\n\nQuand un créneau qui vous convient se libère, nous le proposons à une personne après l’autre et le gardons un court moment. Rien n’est réservé tant que vous n’acceptez pas.\n\n{entryLink}',
  'notification.waitlist-joined.preheader': 'Voir ou modifier votre inscription, ou quitter la liste.',
  'notification.waitlist-joined.action': 'Voir ce que j’attends',

  'notification.waitlist-offer.subject': 'Un créneau est libre pour vous : {when}',
  'notification.waitlist-offer.title': 'Nous vous gardons un créneau',
  'notification.waitlist-offer.greeting': 'Bonjour {name},',
  'notification.waitlist-offer.body':
    'Nous avons un créneau pour vous et vous le gardons jusqu’à {heldUntil}.\n\n{details}\n\n{offerLink}\n\nS’il ne vous convient pas, vous pouvez le refuser sur la même page et vous gardez votre place sur la liste. Sans réponse, nous le proposerons à quelqu’un d’autre.',
  'notification.waitlist-offer.preheader': 'Gardé jusqu’à {heldUntil}.',
  'notification.waitlist-offer.action': 'Voir et accepter',

  'notification.waitlist.why': 'Vous recevez cet e-mail car vous êtes sur la liste d’attente du cabinet.',
  'notification.waitlist.why-asked':
    'Vous recevez cet e-mail car cette adresse a été donnée pour la liste d’attente du cabinet.',
  'notification.waitlist.leave': 'Quitter la liste d’attente',

  'notification.reminder.subject': 'Votre rendez-vous du {when}',
  'notification.reminder.title': 'À bientôt',
  'notification.reminder.greeting': 'Bonjour {name},',
  'notification.reminder.body':
    'Voici un rappel de votre rendez-vous. Si vous venez, vous n’avez rien à faire.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Merci de votre venue',
  'notification.aftercare.title': 'Merci de votre venue',
  'notification.aftercare.greeting': 'Bonjour {name},',
  'notification.aftercare.body':
    'Nous espérons que vous allez bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Après votre rendez-vous',
  'notification.aftercare.next': 'Votre prochain rendez-vous est le {when}.',
  'notification.aftercare.again':
    'Il faut souvent quelques séances pour en ressentir pleinement les effets. Si vous souhaitez revenir, voici des créneaux avec {practitioner} dès la semaine prochaine.',
  'notification.aftercare.action': 'Reprendre rendez-vous',

  'notification.recall.subject': 'Souhaitez-vous revenir ?',
  'notification.recall.title': 'Souhaitez-vous revenir ?',
  'notification.recall.greeting': 'Bonjour {name},',
  'notification.recall.body':
    'Votre dernier rendez-vous avec {practitioner} remonte à quelque temps. Si vous souhaitez revenir, voici les prochains créneaux disponibles.\n\n{againLink}\n\nSinon, vous n’avez rien à faire : nous ne vous écrirons plus à ce sujet.',

  'notification.booking-cancelled.subject': 'Votre rendez-vous du {when} est annulé',
  'notification.booking-cancelled.title': 'Votre rendez-vous est annulé',
  'notification.booking-cancelled.greeting': 'Bonjour {name},',
  'notification.booking-cancelled.body':
    'Vous n’avez rien d’autre à faire. Nous serons heureux de vous voir une autre fois.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'notification.booking-called-off.subject': 'Votre rendez-vous du {when} est annulé',
  'notification.booking-called-off.title': 'Nous avons dû annuler votre rendez-vous',
  'notification.booking-called-off.greeting': 'Bonjour {name},',
  'notification.booking-called-off.body':
    'Nous sommes désolés, nous avons dû annuler votre rendez-vous. Vous n’avez rien à payer.\n\n{details}\n\n{findLink}\n\nLe fichier joint le retire de votre agenda.',

  'notification.course-confirmed.subject': 'Vos rendez-vous à partir du {when}',
  'notification.course-confirmed.title': 'Vos {count} rendez-vous sont réservés',
  'notification.course-confirmed.greeting': 'Bonjour {name},',
  'notification.course-confirmed.body':
    'Au plaisir de vous voir.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nUn fichier pour votre agenda est joint pour chaque rendez-vous.',

  'notification.course-provisional.subject': 'À confirmer : {count} rendez-vous à partir du {when}',
  'notification.course-provisional.title': 'Confirmez vos rendez-vous',
  'notification.course-provisional.greeting': 'Bonjour {name},',
  'notification.course-provisional.body':
    'Nous vous gardons ces créneaux jusqu’à {heldUntil}. Appuyez sur le bouton pour confirmer les {count} rendez-vous.\n\n{confirmLink}\n\n{details}\n\nVous n’avez rien réservé ? Alors vous n’avez rien à faire : les créneaux se libéreront d’eux-mêmes.',

  'notification.course-moved.subject': 'Vos rendez-vous ont changé : le prochain est le {when}',
  'notification.course-moved.title': 'Vos rendez-vous sont déplacés',
  'notification.course-moved.greeting': 'Bonjour {name},',
  'notification.course-moved.body':
    'Voici vos nouveaux rendez-vous :\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLes fichiers joints mettent votre agenda à jour.',

  'notification.course-cancelled.subject': 'Vos rendez-vous à partir du {when} sont annulés',
  'notification.course-cancelled.title': 'Vos rendez-vous restants sont annulés',
  'notification.course-cancelled.greeting': 'Bonjour {name},',
  'notification.course-cancelled.body':
    'Vous n’avez rien d’autre à faire. Nous serons heureux de vous voir une autre fois.\n\n{details}\n\n{findLink}\n\nLes fichiers joints les retirent de votre agenda.',

  'notification.visit-new.subject': 'Nouveau rendez-vous : {when}',
  'notification.visit-new.title': 'Nouveau rendez-vous',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nUn fichier pour votre agenda est joint.',

  'notification.visit-moved.subject': 'Rendez-vous déplacé au {when}',
  'notification.visit-moved.title': 'Rendez-vous déplacé',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nLe fichier joint met votre agenda à jour.',

  'notification.visit-cancelled.subject': 'Rendez-vous annulé : {when}',
  'notification.visit-cancelled.title': 'Rendez-vous annulé',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Ce créneau est de nouveau libre.\n\n{details}\n\nLe fichier joint le retire de votre agenda.',

  'notification.morning.subject': 'Votre journée : {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Aucun rendez-vous aujourd’hui.} one {Un rendez-vous aujourd’hui.} many {# de rendez-vous aujourd’hui.} other {# rendez-vous aujourd’hui.}}\n\n{visits}\n\n{changeCount, plural, =0 {Aucun changement depuis le dernier résumé.} one {Depuis le dernier résumé :} many {Depuis le dernier résumé :} other {Depuis le dernier résumé :}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Aucun rendez-vous} one {Un rendez-vous} many {# de rendez-vous} other {# rendez-vous}}, {changes, plural, =0 {aucun changement} one {un changement} many {# de changements} other {# changements}}.',
  'notification.morning.new': 'Nouveau',
  'notification.morning.moved': 'Déplacé',
  'notification.morning.cancelled': 'Annulé',
  'notification.morning.before': 'Avant : {when}',
  'notification.morning.action': 'Ouvrir le planning',
  'notification.morning.why':
    'Vous recevez cet e-mail car vous avez choisi un résumé quotidien. Dans votre profil, vous pouvez choisir un e-mail par changement.',

  'notification.staff-invitation.subject': 'Votre compte chez {clinic}',
  'notification.staff-invitation.title': 'Bienvenue chez {clinic}',
  'notification.staff-invitation.greeting': 'Bonjour {name},',
  'notification.staff-invitation.body':
    'Nous avons créé un compte pour vous. Choisissez un mot de passe pour commencer.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'notification.staff-invitation.preheader': 'Choisissez un mot de passe pour commencer.',
  'notification.staff-invitation.action': 'Choisir un mot de passe',
  'notification.staff-invitation.why': 'Vous recevez cet e-mail car l’administration du cabinet vous a ajouté.',

  'notification.staff-reset.subject': 'Réinitialisez votre mot de passe pour {clinic}',
  'notification.staff-reset.title': 'Choisissez un nouveau mot de passe',
  'notification.staff-reset.greeting': 'Bonjour {name},',
  'notification.staff-reset.body':
    'Quelqu’un, sans doute vous, a demandé à réinitialiser votre mot de passe. Si ce n’était pas vous, ignorez cet e-mail ; votre mot de passe reste inchangé.\n\n{passwordLink}\n\nLe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}.',
  'notification.staff-reset.preheader': 'Choisissez un nouveau mot de passe.',
  'notification.staff-reset.action': 'Choisir un nouveau mot de passe',
  'notification.staff-reset.why': 'Vous recevez cet e-mail car votre adresse a été saisie sur la page de connexion.',

  'notification.staff-email.subject': 'Confirmez votre adresse e-mail pour {clinic}',
  'notification.staff-email.title': 'Confirmez votre nouvelle adresse e-mail',
  'notification.staff-email.greeting': 'Bonjour {name},',
  'notification.staff-email.body':
    'L’administration a indiqué cette adresse pour votre compte chez {clinic}. Confirmez-la pour vous connecter avec elle désormais.\n\n{confirmLink}\n\nCe lien fonctionne une fois, pendant {hours, plural, one {# heure} many {# d’heures} other {# heures}}. Si vous ne connaissez pas {clinic}, ignorez cet e-mail.',
  'notification.staff-email.preheader': 'Confirmez cette adresse pour vous connecter avec elle.',
  'notification.staff-email.action': 'Confirmer cette adresse',
  'notification.staff-email.why': 'Vous recevez cet e-mail car l’administration du cabinet a indiqué cette adresse.',

  'notification.staff-changed.subject': 'Votre compte chez {clinic} a été modifié',
  'notification.staff-changed.title': 'Votre compte a été modifié',
  'notification.staff-changed.greeting': 'Bonjour {name},',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi c’était vous, vous n’avez rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe et prévenez l’administration.',
  'notification.staff-changed.preheader': 'Si c’était vous, vous n’avez rien à faire.',
  'notification.staff-changed.action': 'Choisir un nouveau mot de passe',
  'notification.staff-changed.why': 'Vous recevez cet e-mail car votre façon de vous connecter a changé.',
  'notification.change.password': 'Votre mot de passe a été modifié, et vous avez été déconnecté partout.',
  'notification.change.email':
    'L’adresse e-mail de votre compte a été modifiée et vous avez été déconnecté partout. Si vous ne l’avez pas confirmé, prévenez tout de suite l’administration.',
  'notification.change.authenticator': 'Votre application d’authentification a été ajoutée ou retirée.',
  'notification.change.passkey': 'Une clé d’accès a été ajoutée ou retirée.',
  'notification.change.recovery-codes': 'Vous avez de nouveaux codes de secours ; les anciens ne fonctionnent plus.',
  'notification.change.factors-forgotten':
    'L’administration a réinitialisé votre connexion en deux étapes. Connectez-vous avec votre mot de passe et configurez-la de nouveau.',

  'notification.trial.subject': 'Essai : {subject}',
  'notification.trial.why':
    'Voici l’essai que vous avez demandé. Il ne concerne aucun vrai rendez-vous, et ses liens ne fonctionnent pas.',

  'notification.calendar.title': 'Rendez-vous',
  'notification.calendar.patient': 'Avec {practitioner}. Référence {reference}.',
  'notification.calendar.phone': 'Téléphone {phone}',
  'notification.calendar.link': 'Voir ou modifier le rendez-vous : {link}',
  'notification.calendar.practitioner': 'Référence {reference}',
  'notification.fact.why': 'Motif',
  'notification.preheader': '{place}. Référence {reference}.',
  'notification.hello-there': 'Bonjour,',
  'notification.asked': 'Vous nous avez demandé de l’annuler.',
  'notification.fact.when': 'Quand',
  'notification.fact.before': 'Avant',
  'notification.fact.what': 'Soin',
  'notification.fact.note': 'À noter',
  'notification.for-new':
    'Ce rendez-vous est réservé aux nouveaux patients, et vous êtes déjà venu(e) le {seen}. Il reste réservé pour le moment. Veuillez choisir un autre soin avec le lien ci-dessous, ou appelez-nous.',
  'notification.for-returning':
    'Ce rendez-vous est réservé aux patients venus {months, plural, one {au cours du dernier mois} many {au cours des # derniers mois} other {au cours des # derniers mois}}. Il reste réservé pour le moment. Si ce n’est pas votre cas, veuillez choisir un autre soin avec le lien ci-dessous, ou appelez-nous.',
  'notification.fact.with': 'Avec',
  'notification.fact.where': 'Lieu',
  'notification.fact.price': 'Prix',
  'notification.fact.patient': 'Patient(e)',
  'notification.fact.course': 'Série',
  'notification.course-part': 'Rendez-vous {position} sur {planned}',
  'notification.was': 'avant : {when}',
  'notification.nth': 'N° {n}',
  'notification.fact.reference': 'Référence',
  'notification.zone': 'Heure de {place}',
  'notification.confirm': 'Confirmer le rendez-vous',
  'notification.manage': 'Voir ou modifier le rendez-vous',
  'notification.see': 'Voir votre rendez-vous',
  'notification.above-link': '{label}\u00a0:',
  'notification.too-late': 'Il ne peut plus être déplacé ni annulé en ligne.',
  'notification.too-late.call': 'Pour déplacer ou annuler, appelez le {phone}.',
  'notification.until': 'Vous pouvez déplacer ou annuler en ligne jusqu’au {until}.',
  'notification.until.call': 'Vous pouvez déplacer ou annuler en ligne jusqu’au {until}. Ensuite, appelez le {phone}.',
  'notification.each-until':
    '{minutes, plural, =0 {Vous pouvez déplacer ou annuler chaque rendez-vous en ligne jusqu’à son début.} other {Vous pouvez déplacer ou annuler chaque rendez-vous en ligne jusqu’à {notice} avant.}}',
  'notification.until-start': 'Vous pouvez déplacer ou annuler en ligne jusqu’au début.',
  'feed.visits': 'Rendez-vous de {practitioner}',
  'feed.busy': '{practitioner} : indisponible',
  'feed.busy-time': 'Indisponible',
  'notification.book-again': 'Trouver un autre créneau',
  'notification.why': 'Vous recevez cet e-mail car vous avez réservé chez nous.',
  'notification.stop-reminders': 'Se désabonner des rappels et des messages de suivi',
  'notification.appointments.why': 'Vous recevez cet e-mail parce que quelqu’un a saisi votre adresse sur notre site.',
  'notification.secret': 'Gardez ce lien pour vous : toute personne qui l’a peut modifier votre rendez-vous.',
  'notification.questions': 'Des questions ? Appelez le {phone}.',

  'notification.record-opened.subject': 'Un dossier patient a été ouvert chez {clinic}',
  'notification.record-opened.title': 'Un dossier patient a été ouvert',
  'notification.record-opened.greeting': 'Bonjour {name},',
  'notification.record-opened.body':
    '{by} a un accès d’urgence au dossier d’un de vos patients de {from} à {until}, sauf s’il prend fin avant. Chaque consultation figure dans le journal d’audit.\n\n{recordsLink}\n\nSi vous ne savez pas pourquoi c’était nécessaire, posez-lui la question.',
  'notification.record-opened.preheader': 'Connectez-vous pour voir quel dossier, et pourquoi.',
  'notification.record-opened.action': 'Voir quel dossier, et pourquoi',
  'notification.record-opened.why': 'Vous recevez cet e-mail car une autre personne a ouvert un de vos dossiers.',

  'notification.erasure-asked.subject': 'Confirmez votre demande à {clinic}',
  'notification.erasure-asked.title': 'Effacer vos données ?',
  'notification.erasure-asked.greeting': 'Bonjour {name},',
  'notification.erasure-asked.body':
    'On nous a demandé d’effacer tout ce que nous conservons sur vous : vos coordonnées, ce que vous nous avez écrit, les notes sur vos soins et nos messages. C’est définitif.\n\n{confirmLink}\n\nSi vous ne l’avez pas demandé, ignorez cet e-mail : rien ne sera effacé.',
  'notification.erasure-asked.preheader': 'Rien n’est effacé sans votre confirmation.',
  'notification.erasure-asked.action': 'Voir et confirmer',
  'notification.erasure-asked.why': 'Vous recevez cet e-mail car il a été demandé au cabinet d’effacer vos données.',

  'notification.diary-changed.subject': 'L’accès à un agenda a changé chez {clinic}',
  'notification.diary-changed.title': 'L’accès à un agenda a changé',
  'notification.diary-changed.greeting': 'Bonjour {name},',
  'notification.diary-changed.body':
    '{change}\n\nChaque changement de ce genre figure dans le journal d’audit. Si vous ne vous attendiez pas à celui-ci, interrogez tout de suite l’administration.',
  'notification.diary-changed.preheader': 'Si vous vous y attendiez, vous n’avez rien à faire.',
  'notification.diary-changed.why':
    'Vous recevez cet e-mail car cela détermine qui peut lire les notes et les réponses.',
  'notification.diary.operator': 'Une personne ayant accès au serveur',
  'notification.diary.linked':
    '{by} a associé le compte {email} à l’agenda de {practitioner}. Ce compte peut lire les notes et les réponses à partir de maintenant ; les précédentes seulement s’il se connecte avec l’adresse de {practitioner} ou si elles sont partagées.',
  'notification.diary.unlinked': '{by} a dissocié le compte {email} de l’agenda de {practitioner}.',
  'notification.diary.address':
    '{by} a remplacé l’adresse e-mail de {practitioner} par {email}. Pendant 30 jours, les avis sont aussi envoyés à l’ancienne adresse.',
  'notification.diary.exported':
    '{by} a exporté tout ce que le cabinet conserve sur une personne suivie par {practitioner}, notes et réponses comprises. Les patients ont droit à cette copie.',
  'notification.diary.answers-read':
    '{by} a lu ce qu’une personne avait écrit à {practitioner} lors de la réservation, car le rendez-vous est passé dans un autre agenda.',

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
  'text.waitlist-offer': '{clinic} : {when}, {place}, libre pour vous jusqu’à {until}. Acceptez dans notre e-mail.',
  'text.waitlist-offer.short': '{clinic} : {when}, libre pour vous jusqu’à {until}, voir e-mail.',
  'text.waitlist-offer.link': '{clinic} : {when}, {place}, libre pour vous jusqu’à {until}. Voir et accepter :',
  'text.waitlist-offer.call': 'Ou appelez le {phone}.',
};
