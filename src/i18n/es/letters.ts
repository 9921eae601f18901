import type { Translated } from '../catalogue.js';
import type { letters as english } from '../en/letters.js';

export const letters: Translated<typeof english> = {
  'letter.booking-confirmed.subject': 'Su cita del {when}',
  'letter.booking-confirmed.title': 'Su cita está reservada',
  'letter.booking-confirmed.greeting': 'Hola, {name}:',
  'letter.booking-confirmed.body':
    'Nos alegrará verle.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la pone en su calendario.',

  'letter.booking-moved.subject': 'Su cita pasa al {when}',
  'letter.booking-moved.title': 'Su cita ha cambiado de hora',
  'letter.booking-moved.greeting': 'Hola, {name}:',
  'letter.booking-moved.body':
    'La hora anterior vuelve a estar libre. Ahora le vemos aquí:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la cambia en su calendario.',

  'letter.booking-moved-by-clinic.subject': 'Su cita pasa al {when}',
  'letter.booking-moved-by-clinic.title': 'Su cita ha cambiado de hora',
  'letter.booking-moved-by-clinic.greeting': 'Hola, {name}:',
  'letter.booking-moved-by-clinic.body':
    'Tuvimos que cambiar su cita. Ahora le vemos aquí:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la cambia en su calendario.',

  'letter.booking-link.subject': 'Su enlace para el {when}',
  'letter.booking-link.title': 'Su nuevo enlace',
  'letter.booking-link.greeting': 'Hola, {name}:',
  'letter.booking-link.body':
    'Pidió un nuevo enlace para su cita. La cita sigue como estaba; los enlaces de correos anteriores ya no funcionan.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.decline-asked.subject': 'Su cita del {when}: ¿vendrá?',
  'letter.decline-asked.title': '¿Desea cancelar?',
  'letter.decline-asked.greeting': 'Hola, {name}:',
  'letter.decline-asked.body':
    'Su calendario ha rechazado esta cita. Sigue en pie hasta que usted mismo la cancele; si va a venir, no tiene que hacer nada.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.reminder.subject': 'Su cita del {when}',
  'letter.reminder.title': 'Nos vemos pronto',
  'letter.reminder.greeting': 'Hola, {name}:',
  'letter.reminder.body':
    'Le recordamos su cita. Si viene, no tiene que hacer nada.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'letter.aftercare.subject': 'Gracias por venir',
  'letter.aftercare.title': 'Gracias por venir',
  'letter.aftercare.greeting': 'Hola, {name}:',
  'letter.aftercare.body': 'Esperamos que se encuentre bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'letter.aftercare.now': 'Después de su visita',
  'letter.aftercare.next': 'Su próxima cita es el {when}.',
  'letter.aftercare.again':
    'A menudo hacen falta algunos tratamientos para saber cuánto ayudan. Si desea volver, aquí hay horas con {practitioner} a partir de la próxima semana.',
  'letter.aftercare.action': 'Elegir la próxima hora',

  'letter.booking-cancelled.subject': 'Su cita del {when} está cancelada',
  'letter.booking-cancelled.title': 'Su cita está cancelada',
  'letter.booking-cancelled.greeting': 'Hola, {name}:',
  'letter.booking-cancelled.body':
    'No tiene que hacer nada más. Nos alegrará verle en otra ocasión.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'letter.booking-called-off.subject': 'Su cita del {when} está cancelada',
  'letter.booking-called-off.title': 'Tenemos que cancelar su cita',
  'letter.booking-called-off.greeting': 'Hola, {name}:',
  'letter.booking-called-off.body':
    'Lo sentimos. La clínica tuvo que cancelar esta cita; no tiene que pagar nada.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'letter.visit-new.subject': 'Nueva visita: {when}',
  'letter.visit-new.title': 'Una nueva visita en su agenda',
  'letter.visit-new.greeting': '',
  'letter.visit-new.body': '{details}\n\nEl archivo adjunto la pone en su calendario.',

  'letter.visit-moved.subject': 'Visita cambiada al {when}',
  'letter.visit-moved.title': 'Una visita ha cambiado de hora',
  'letter.visit-moved.greeting': '',
  'letter.visit-moved.body': '{details}\n\nEl archivo adjunto la cambia en su calendario.',

  'letter.visit-cancelled.subject': 'Visita cancelada: {when}',
  'letter.visit-cancelled.title': 'Se canceló una visita',
  'letter.visit-cancelled.greeting': '',
  'letter.visit-cancelled.body':
    'Esta hora vuelve a estar libre.\n\n{details}\n\nEl archivo adjunto la quita de su calendario.',

  'letter.morning.subject': 'Su agenda del {date}',
  'letter.morning.title': '{date}',
  'letter.morning.greeting': '',
  'letter.morning.body':
    '{visitCount, plural, =0 {Hoy no hay visitas.} one {Hoy hay una visita.} many {Hoy hay # de visitas.} other {Hoy hay # visitas.}}\n\n{visits}\n\n{changeCount, plural, =0 {Nada ha cambiado desde la última carta.} one {Desde la última carta:} many {Desde la última carta:} other {Desde la última carta:}}\n\n{changes}\n\n{diaryLink}',
  'letter.morning.preheader':
    '{visits, plural, =0 {Ninguna visita} one {Una visita} many {# de visitas} other {# visitas}}, {changes, plural, =0 {ningún cambio} one {un cambio} many {# de cambios} other {# cambios}}.',
  'letter.morning.new': 'Nueva',
  'letter.morning.moved': 'Movida',
  'letter.morning.cancelled': 'Cancelada',
  'letter.morning.before': 'Antes: {when}',
  'letter.morning.action': 'Abrir la agenda',
  'letter.morning.why':
    'Recibe esto porque prefirió una sola carta por la mañana. En su perfil puede elegir que cada cambio le llegue en el momento.',

  'letter.staff-invitation.subject': 'Su cuenta en {clinic}',
  'letter.staff-invitation.title': 'Le damos la bienvenida a {clinic}',
  'letter.staff-invitation.greeting': 'Hola, {name}:',
  'letter.staff-invitation.body':
    'Se creó una cuenta para que trabaje con la agenda. Para empezar, elija una contraseña.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'letter.staff-invitation.preheader': 'Para empezar, elija una contraseña.',
  'letter.staff-invitation.action': 'Elegir una contraseña',
  'letter.staff-invitation.why': 'Recibe esto porque la administración de la clínica introdujo su dirección.',

  'letter.staff-reset.subject': 'Una nueva contraseña para {clinic}',
  'letter.staff-reset.title': 'Elija una nueva contraseña',
  'letter.staff-reset.greeting': 'Hola, {name}:',
  'letter.staff-reset.body':
    'Alguien, seguramente usted, pidió una nueva contraseña. Si no fue usted, no haga nada: la que tiene sigue valiendo.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'letter.staff-reset.preheader': 'Elija una nueva contraseña.',
  'letter.staff-reset.action': 'Elegir una nueva contraseña',
  'letter.staff-reset.why': 'Recibe esto porque se escribió su dirección en la página de acceso.',

  'letter.staff-changed.subject': 'Su cuenta en {clinic} ha cambiado',
  'letter.staff-changed.title': 'Su cuenta ha cambiado',
  'letter.staff-changed.greeting': 'Hola, {name}:',
  'letter.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi fue usted, no tiene que hacer nada. Si no, elija enseguida una nueva contraseña y avise a la administración.',
  'letter.staff-changed.preheader': 'Si fue usted, no tiene que hacer nada.',
  'letter.staff-changed.action': 'Elegir una nueva contraseña',
  'letter.staff-changed.why': 'Recibe esto cada vez que cambia el acceso a su cuenta.',
  'letter.change.password': 'Se cambió su contraseña y se cerraron todas las sesiones.',
  'letter.change.authenticator': 'Se configuró o se quitó su aplicación de autenticación.',
  'letter.change.passkey': 'Se añadió o se quitó una llave de acceso.',
  'letter.change.recovery-codes': 'Se crearon nuevos códigos de recuperación; los anteriores ya no valen.',
  'letter.change.factors-forgotten':
    'La administración borró su aplicación de autenticación y sus llaves de acceso. Entre con su contraseña y configure otras nuevas.',

  'letter.trial.subject': 'Prueba: {subject}',
  'letter.trial.why': 'Esta es una prueba que usted pidió. No hay ninguna visita detrás, y su enlace no abre nada.',

  'letter.calendar.title': 'Cita',
  'letter.calendar.patient': 'Con {practitioner}. Referencia {reference}.',
  'letter.calendar.phone': 'Teléfono {phone}',
  'letter.calendar.link': 'Verla, cambiarla o cancelarla: {link}',
  'letter.calendar.practitioner': 'Referencia {reference}',
  'letter.fact.why': 'Motivo',
  'letter.preheader': '{place}. Referencia {reference}.',
  'letter.hello-there': 'Hola:',
  'letter.fact.when': 'Cuándo',
  'letter.fact.before': 'Antes',
  'letter.fact.what': 'Qué',
  'letter.fact.with': 'Con',
  'letter.fact.where': 'Dónde',
  'letter.fact.price': 'Precio',
  'letter.fact.patient': 'Paciente',
  'letter.fact.reference': 'Número',
  'letter.period': '{start} a {end}',
  'letter.zone': 'Hora de {place}',
  'letter.manage': 'Ver, cambiar o cancelar',
  'letter.see': 'Ver su cita',
  'letter.above-link': '{label}:',
  'letter.too-late': 'Ya no se puede cambiar ni cancelar aquí.',
  'letter.too-late.call': 'Para cambiarla o cancelarla, llame al {phone}.',
  'letter.until': 'Puede cambiarla o cancelarla aquí hasta el {until}.',
  'letter.until.call': 'Puede cambiarla o cancelarla aquí hasta el {until}. Después, llame al {phone}.',
  'letter.until-start': 'Puede cambiarla o cancelarla aquí hasta que empiece.',
  'feed.visits': 'Visitas de {practitioner}',
  'feed.busy': '{practitioner}: no disponible',
  'letter.book-again': 'Buscar otra hora',
  'letter.why': 'Recibe esto porque se dio su dirección al reservar la cita.',
  'letter.stop-reminders': 'No más recordatorios ni correos después de las visitas',
  'letter.secret': 'El enlace es solo suyo: quien lo tenga puede cambiar esta cita.',
  'letter.questions': '¿Preguntas? Llame al {phone}.',

  'letter.record-opened.subject': 'Se abrió un expediente en {clinic}',
  'letter.record-opened.title': 'Se abrió un expediente',
  'letter.record-opened.greeting': 'Hola, {name}:',
  'letter.record-opened.body':
    '{by} abrió el expediente de uno de sus pacientes: de {from} a {until}, salvo que se cierre antes. Cada consulta queda en el registro de auditoría.\n\n{recordsLink}\n\nSi no sabe por qué hizo falta, pregunte a quien lo hizo.',
  'letter.record-opened.preheader': 'De quién y por qué, lo verá al entrar en su cuenta.',
  'letter.record-opened.action': 'Ver de quién y por qué',
  'letter.record-opened.why': 'Recibe esto cada vez que otra persona abre un expediente suyo.',

  'text.reminder': '{clinic}: su cita es el {when}, en {place}.',
  'text.reminder-short': '{clinic}: su cita es el {when}.',
  'text.call': 'Para cambiarla, llame al {phone}.',
};
