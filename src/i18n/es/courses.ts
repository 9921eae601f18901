import type { courses as english } from '../en/courses.js';
import type { Translated } from '../translated.js';

export const courses: Translated<typeof english> = {
  'course.title': 'Reservar una serie',
  'course.heading': 'Elija sus {count} citas',
  'course.of': 'Serie de {count} citas',
  'course.rhythm':
    '{count, plural, one {# cita} many {# citas} other {# citas}}, {days, plural, =1 {todos los días} =7 {una vez por semana} =14 {cada dos semanas} =21 {cada tres semanas} =28 {cada cuatro semanas} =42 {cada seis semanas} =56 {cada ocho semanas} one {cada # días} many {cada # días} other {cada # días}}',
  'course.every':
    '{days, plural, =1 {Todos los días} =7 {Una vez por semana} =14 {Cada dos semanas} =21 {Cada tres semanas} =28 {Cada cuatro semanas} =42 {Cada seis semanas} =56 {Cada ocho semanas} one {Cada # días} many {Cada # días} other {Cada # días}}',
  'course.book': 'Reservar una serie de {count}',
  'course.several': 'Reservar varias citas',
  'course.choose-first': 'Elija la primera cita',
  'course.from-this-time': 'Repetir como serie',
  'course.offers': 'Nuestras series',
  'course.choose': 'Elegir el número y la frecuencia',
  'course.number': 'Número de citas',
  'course.how-often': 'Frecuencia',
  'course.show': 'Actualizar',
  'course.first-at': 'Desde {when}',
  'course.lead': 'Estas horas están libres. Puede cambiar cada una antes de reservar.',
  'course.differences':
    '{count, plural, =0 {Todas son el día y a la hora que eligió.} one {Una es distinta de lo que eligió.} many {# son distintas de lo que eligió.} other {# son distintas de lo que eligió.}}',
  'course.part': 'Cita {position}',
  'course.part-of': 'Cita {position} de {planned}',
  'course.days-later': '{days, plural, one {Un día después} many {# días después} other {# días después}}',
  'course.days-earlier': '{days, plural, one {Un día antes} many {# días antes} other {# días antes}}',
  'course.instead': '{this} en lugar de {wished}',
  'course.spacing': '{days, plural, one {Un día} many {# días} other {# días}} después de la anterior',
  'course.other-times': 'Otras horas',
  'course.skipped': 'Lo que no fue posible',
  'course.skipped.closed': 'Cerramos alrededor del {day}.',
  'course.skipped.full': 'Todo está reservado alrededor del {day}.',
  'course.skipped.none': 'No quedan horas alrededor del {day}.',
  'course.skipped.other-hours': 'Alrededor del {day} no hay nada libre cerca de las {time}.',
  'course.skipped.too-soon': '{day}: ya no se puede reservar en línea.',
  'course.skipped.too-far': '{day}: todavía no se puede reservar.',
  'course.added':
    '{count, plural, one {En su lugar añadimos una cita al final.} many {En su lugar añadimos # citas al final.} other {En su lugar añadimos # citas al final.}}',
  'course.fewer':
    '{count, plural, one {Por ahora solo se puede reservar una de {wanted} citas. Reserve las demás más adelante o llámenos.} many {Por ahora solo se pueden reservar # de {wanted} citas. Reserve las demás más adelante o llámenos.} other {Por ahora solo se pueden reservar # de {wanted} citas. Reserve las demás más adelante o llámenos.}}',
  'course.none': 'No hay nada libre cerca de esta hora. Elija otra primera cita o llámenos.',
  'course.continue': 'Continuar con {count, plural, one {# cita} many {estas # citas} other {estas # citas}}',
  'course.submit': 'Reservar {count, plural, one {# cita} many {las # citas} other {las # citas}}',
  'course.summary': 'Su serie',
  'course.price-each': '{price} cada una',
  'course.price-total': '{total} en total',
  'course.price-whole': '{price} por la serie',
  'course.taken':
    'Alguien acaba de reservar el {when}. Aún no hay nada reservado. Hemos elegido otra hora para esa cita y mantenido las demás.',
  'course.taken-one':
    'Alguien acaba de reservar una de estas horas. Aún no hay nada reservado. Hemos elegido otra hora para esa cita y mantenido las demás.',
  'course.lapsed': 'Ya no le guardamos estas horas y aún no hay nada reservado. Puede reservarlas de nuevo.',
  'course.kept-until': 'Le guardamos las {count} horas hasta las {time}.',
  'course.done-heading': 'Reservado: {count} citas desde el {when}',
  'course.provisional-heading': 'Por favor, confirme: {count} citas desde el {when}',
  'course.progress': '{done} de {planned} realizadas',
  'course.status.done': 'realizada',
  'course.status.cancelled': 'cancelada',
  'course.status.no-show': 'perdida',
  'course.status.here': 'esta cita',
  'course.links': 'Para cambiar otra cita, use su enlace en el correo de confirmación.',
  'course.all': 'Ver todas sus citas',
  'course.rest':
    'Reservar {count, plural, one {la cita que falta} many {las # citas que faltan} other {las # citas que faltan}}',
  'course.move-rest':
    'Cambiar esta y {count, plural, one {la siguiente} many {las # siguientes} other {las # siguientes}}',
  'course.move-heading': 'Nuevas horas para {count} citas',
  'course.move-lead': 'Nada cambia hasta que confirme. Antes puede cambiar cada hora.',
  'course.move-submit': 'Cambiar {count} citas',
  'course.move-fewer': 'No todas son posibles desde esta hora. Elija otra hora o llámenos.',
  'course.moved': 'Sus citas se han cambiado. Le enviaremos una nueva confirmación por correo electrónico.',
  'course.cancel-only': 'Cancelar solo {when}',
  'course.cancel-rest':
    'Cancelar esta y {count, plural, one {la siguiente} many {las # siguientes} other {las # siguientes}}',
  'course.cancelled':
    'Esta cita y todas las siguientes están canceladas. Le enviaremos una confirmación por correo electrónico.',
};
