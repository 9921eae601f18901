import type { courses as english } from '../en/courses.js';
import type { Translated } from '../translated.js';

export const courses: Translated<typeof english> = {
  'course.title': 'Réserver une série',
  'course.heading': 'Choisissez vos {count} rendez-vous',
  'course.of': 'Série de {count} rendez-vous',
  'course.rhythm':
    '{count} rendez-vous, {days, plural, =1 {tous les jours} =7 {une fois par semaine} =14 {toutes les deux semaines} =21 {toutes les trois semaines} =28 {toutes les quatre semaines} =42 {toutes les six semaines} =56 {toutes les huit semaines} one {tous les # jours} many {tous les # jours} other {tous les # jours}}',
  'course.every':
    '{days, plural, =1 {Tous les jours} =7 {Une fois par semaine} =14 {Toutes les deux semaines} =21 {Toutes les trois semaines} =28 {Toutes les quatre semaines} =42 {Toutes les six semaines} =56 {Toutes les huit semaines} one {Tous les # jours} many {Tous les # jours} other {Tous les # jours}}',
  'course.book': 'Réserver une série de {count}',
  'course.several': 'Réserver plusieurs rendez-vous',
  'course.choose-first': 'Choisissez le premier créneau',
  'course.from-this-time': 'Répéter en série',
  'course.offers': 'Nos séries',
  'course.choose': 'Choisir le nombre et la fréquence',
  'course.number': 'Nombre de rendez-vous',
  'course.how-often': 'Fréquence',
  'course.show': 'Actualiser',
  'course.first-at': 'À partir de {when}',
  'course.lead': 'Ces créneaux sont libres. Vous pouvez modifier chacun avant de réserver.',
  'course.differences':
    '{count, plural, =0 {Tous sont au jour et à l’heure choisis.} one {Un rendez-vous diffère de votre choix.} many {# rendez-vous diffèrent de votre choix.} other {# rendez-vous diffèrent de votre choix.}}',
  'course.part': 'Rendez-vous {position}',
  'course.part-of': 'Rendez-vous {position} sur {planned}',
  'course.days-later': '{days, plural, one {Un jour plus tard} many {# jours plus tard} other {# jours plus tard}}',
  'course.days-earlier': '{days, plural, one {Un jour plus tôt} many {# jours plus tôt} other {# jours plus tôt}}',
  'course.instead': '{this} au lieu de {wished}',
  'course.spacing': '{days, plural, one {Un jour} many {# jours} other {# jours}} après le précédent',
  'course.other-times': 'Autres horaires',
  'course.skipped': 'Ce qui n’était pas possible',
  'course.skipped.closed': 'Nous sommes fermés autour du {day}.',
  'course.skipped.full': 'Nous sommes complets autour du {day}.',
  'course.skipped.none': 'Plus aucun créneau autour du {day}.',
  'course.skipped.other-hours': 'Autour du {day}, rien n’est libre vers {time}.',
  'course.skipped.too-soon': '{day} : trop tôt pour réserver en ligne.',
  'course.skipped.too-far': '{day} : trop loin pour réserver dès maintenant.',
  'course.added':
    '{count, plural, one {Nous avons ajouté un rendez-vous à la fin.} many {Nous avons ajouté # rendez-vous à la fin.} other {Nous avons ajouté # rendez-vous à la fin.}}',
  'course.fewer':
    '{count, plural, one {Un seul des {wanted} rendez-vous peut être réservé pour l’instant. Réservez les autres plus tard ou appelez-nous.} many {Seuls # des {wanted} rendez-vous peuvent être réservés pour l’instant. Réservez les autres plus tard ou appelez-nous.} other {Seuls # des {wanted} rendez-vous peuvent être réservés pour l’instant. Réservez les autres plus tard ou appelez-nous.}}',
  'course.none': 'Rien n’est libre autour de cet horaire. Choisissez un autre premier rendez-vous ou appelez-nous.',
  'course.continue':
    'Continuer avec {count, plural, one {# rendez-vous} many {ces # rendez-vous} other {ces # rendez-vous}}',
  'course.submit': 'Réserver {count, plural, one {# rendez-vous} many {les # rendez-vous} other {les # rendez-vous}}',
  'course.summary': 'Votre série',
  'course.price-each': '{price} chacun',
  'course.price-total': '{total} au total',
  'course.price-whole': '{price} pour la série',
  'course.taken':
    'Le créneau du {when} vient d’être pris. Rien n’est encore réservé. Nous avons choisi un autre horaire pour ce rendez-vous et gardé les autres.',
  'course.taken-one':
    'L’un de ces créneaux vient d’être pris. Rien n’est encore réservé. Nous avons choisi un autre horaire pour ce rendez-vous et gardé les autres.',
  'course.lapsed':
    'Ces créneaux ne vous sont plus réservés, rien n’est encore pris. Vous pouvez les réserver à nouveau.',
  'course.kept-until': 'Nous vous gardons les {count} créneaux jusqu’à {time}.',
  'course.done-heading': 'C’est réservé : {count} rendez-vous à partir du {when}',
  'course.provisional-heading': 'À confirmer : {count} rendez-vous à partir du {when}',
  'course.progress': '{done} sur {planned} effectués',
  'course.status.done': 'effectué',
  'course.status.cancelled': 'annulé',
  'course.status.no-show': 'manqué',
  'course.status.here': 'ce rendez-vous',
  'course.links': 'Pour modifier un autre rendez-vous, utilisez son lien dans votre e-mail de confirmation.',
  'course.all': 'Voir tous vos rendez-vous',
  'course.rest':
    'Réserver {count, plural, one {le rendez-vous manquant} many {les # rendez-vous manquants} other {les # rendez-vous manquants}}',
  'course.move-rest':
    'Déplacer celui-ci et {count, plural, one {le suivant} many {les # suivants} other {les # suivants}}',
  'course.move-heading': 'Nouveaux horaires pour {count} rendez-vous',
  'course.move-lead': 'Rien ne change avant votre confirmation. Vous pouvez d’abord modifier chaque horaire.',
  'course.move-submit': 'Déplacer {count} rendez-vous',
  'course.move-fewer': 'Tous ne sont pas possibles à partir de cet horaire. Choisissez-en un autre ou appelez-nous.',
  'course.moved': 'Vos rendez-vous sont déplacés. Vous recevrez une nouvelle confirmation par e-mail.',
  'course.cancel-only': 'Annuler seulement {when}',
  'course.cancel-rest':
    'Annuler celui-ci et {count, plural, one {le suivant} many {les # suivants} other {les # suivants}}',
  'course.cancelled': 'Ce rendez-vous et tous les suivants sont annulés. Vous recevrez une confirmation par e-mail.',
};
