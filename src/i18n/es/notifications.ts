import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Su cita del {when}',
  'notification.booking-confirmed.title': 'Su cita está reservada',
  'notification.booking-confirmed.greeting': 'Hola, {name}:',
  'notification.booking-confirmed.body':
    'Nos alegrará verle.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la pone en su calendario.',

  'notification.booking-moved.subject': 'Su cita pasa al {when}',
  'notification.booking-moved.title': 'Su cita ha cambiado de hora',
  'notification.booking-moved.greeting': 'Hola, {name}:',
  'notification.booking-moved.body':
    'La hora anterior vuelve a estar libre. Ahora le vemos aquí:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la cambia en su calendario.',

  'notification.booking-moved-by-clinic.subject': 'Su cita pasa al {when}',
  'notification.booking-moved-by-clinic.title': 'Su cita ha cambiado de hora',
  'notification.booking-moved-by-clinic.greeting': 'Hola, {name}:',
  'notification.booking-moved-by-clinic.body':
    'Tuvimos que cambiar su cita. Ahora le vemos aquí:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto la cambia en su calendario.',

  'notification.booking-link.subject': 'Su enlace para el {when}',
  'notification.booking-link.title': 'Su nuevo enlace',
  'notification.booking-link.greeting': 'Hola, {name}:',
  'notification.booking-link.body':
    'Pidió un nuevo enlace para su cita. La cita sigue como estaba; los enlaces de correos anteriores ya no funcionan.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Su cita del {when}: ¿vendrá?',
  'notification.decline-asked.title': '¿Desea cancelar?',
  'notification.decline-asked.greeting': 'Hola, {name}:',
  'notification.decline-asked.body':
    'Su calendario ha rechazado esta cita. Sigue en pie hasta que usted mismo la cancele; si va a venir, no tiene que hacer nada.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.reminder.subject': 'Su cita del {when}',
  'notification.reminder.title': 'Nos vemos pronto',
  'notification.reminder.greeting': 'Hola, {name}:',
  'notification.reminder.body':
    'Le recordamos su cita. Si viene, no tiene que hacer nada.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Gracias por venir',
  'notification.aftercare.title': 'Gracias por venir',
  'notification.aftercare.greeting': 'Hola, {name}:',
  'notification.aftercare.body':
    'Esperamos que se encuentre bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Después de su visita',
  'notification.aftercare.next': 'Su próxima cita es el {when}.',
  'notification.aftercare.again':
    'A menudo hacen falta algunos tratamientos para saber cuánto ayudan. Si desea volver, aquí hay horas con {practitioner} a partir de la próxima semana.',
  'notification.aftercare.action': 'Elegir la próxima hora',

  'notification.booking-cancelled.subject': 'Su cita del {when} está cancelada',
  'notification.booking-cancelled.title': 'Su cita está cancelada',
  'notification.booking-cancelled.greeting': 'Hola, {name}:',
  'notification.booking-cancelled.body':
    'No tiene que hacer nada más. Nos alegrará verle en otra ocasión.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.booking-called-off.subject': 'Su cita del {when} está cancelada',
  'notification.booking-called-off.title': 'Tenemos que cancelar su cita',
  'notification.booking-called-off.greeting': 'Hola, {name}:',
  'notification.booking-called-off.body':
    'Lo sentimos. La clínica tuvo que cancelar esta cita; no tiene que pagar nada.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.visit-new.subject': 'Nueva visita: {when}',
  'notification.visit-new.title': 'Una nueva visita en su agenda',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nEl archivo adjunto la pone en su calendario.',

  'notification.visit-moved.subject': 'Visita cambiada al {when}',
  'notification.visit-moved.title': 'Una visita ha cambiado de hora',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nEl archivo adjunto la cambia en su calendario.',

  'notification.visit-cancelled.subject': 'Visita cancelada: {when}',
  'notification.visit-cancelled.title': 'Se canceló una visita',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Esta hora vuelve a estar libre.\n\n{details}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.morning.subject': 'Su agenda del {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Hoy no hay visitas.} one {Hoy hay una visita.} many {Hoy hay # de visitas.} other {Hoy hay # visitas.}}\n\n{visits}\n\n{changeCount, plural, =0 {Nada ha cambiado desde la última carta.} one {Desde la última carta:} many {Desde la última carta:} other {Desde la última carta:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Ninguna visita} one {Una visita} many {# de visitas} other {# visitas}}, {changes, plural, =0 {ningún cambio} one {un cambio} many {# de cambios} other {# cambios}}.',
  'notification.morning.new': 'Nueva',
  'notification.morning.moved': 'Movida',
  'notification.morning.cancelled': 'Cancelada',
  'notification.morning.before': 'Antes: {when}',
  'notification.morning.action': 'Abrir la agenda',
  'notification.morning.why':
    'Recibe esto porque prefirió una sola carta por la mañana. En su perfil puede elegir que cada cambio le llegue en el momento.',

  'notification.staff-invitation.subject': 'Su cuenta en {clinic}',
  'notification.staff-invitation.title': 'Le damos la bienvenida a {clinic}',
  'notification.staff-invitation.greeting': 'Hola, {name}:',
  'notification.staff-invitation.body':
    'Se creó una cuenta para que trabaje con la agenda. Para empezar, elija una contraseña.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'notification.staff-invitation.preheader': 'Para empezar, elija una contraseña.',
  'notification.staff-invitation.action': 'Elegir una contraseña',
  'notification.staff-invitation.why': 'Recibe esto porque la administración de la clínica introdujo su dirección.',

  'notification.staff-reset.subject': 'Una nueva contraseña para {clinic}',
  'notification.staff-reset.title': 'Elija una nueva contraseña',
  'notification.staff-reset.greeting': 'Hola, {name}:',
  'notification.staff-reset.body':
    'Alguien, seguramente usted, pidió una nueva contraseña. Si no fue usted, no haga nada: la que tiene sigue valiendo.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'notification.staff-reset.preheader': 'Elija una nueva contraseña.',
  'notification.staff-reset.action': 'Elegir una nueva contraseña',
  'notification.staff-reset.why': 'Recibe esto porque se escribió su dirección en la página de acceso.',

  'notification.staff-changed.subject': 'Su cuenta en {clinic} ha cambiado',
  'notification.staff-changed.title': 'Su cuenta ha cambiado',
  'notification.staff-changed.greeting': 'Hola, {name}:',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi fue usted, no tiene que hacer nada. Si no, elija enseguida una nueva contraseña y avise a la administración.',
  'notification.staff-changed.preheader': 'Si fue usted, no tiene que hacer nada.',
  'notification.staff-changed.action': 'Elegir una nueva contraseña',
  'notification.staff-changed.why': 'Recibe esto cada vez que cambia el acceso a su cuenta.',
  'notification.change.password': 'Se cambió su contraseña y se cerraron todas las sesiones.',
  'notification.change.authenticator': 'Se configuró o se quitó su aplicación de autenticación.',
  'notification.change.passkey': 'Se añadió o se quitó una llave de acceso.',
  'notification.change.recovery-codes': 'Se crearon nuevos códigos de recuperación; los anteriores ya no valen.',
  'notification.change.factors-forgotten':
    'La administración borró su aplicación de autenticación y sus llaves de acceso. Entre con su contraseña y configure otras nuevas.',

  'notification.trial.subject': 'Prueba: {subject}',
  'notification.trial.why':
    'Esta es una prueba que usted pidió. No hay ninguna visita detrás, y su enlace no abre nada.',

  'notification.calendar.title': 'Cita',
  'notification.calendar.patient': 'Con {practitioner}. Referencia {reference}.',
  'notification.calendar.phone': 'Teléfono {phone}',
  'notification.calendar.link': 'Verla, cambiarla o cancelarla: {link}',
  'notification.calendar.practitioner': 'Referencia {reference}',
  'notification.fact.why': 'Motivo',
  'notification.preheader': '{place}. Referencia {reference}.',
  'notification.hello-there': 'Hola:',
  'notification.fact.when': 'Cuándo',
  'notification.fact.before': 'Antes',
  'notification.fact.what': 'Qué',
  'notification.fact.with': 'Con',
  'notification.fact.where': 'Dónde',
  'notification.fact.price': 'Precio',
  'notification.fact.patient': 'Paciente',
  'notification.fact.reference': 'Número',
  'notification.zone': 'Hora de {place}',
  'notification.manage': 'Ver, cambiar o cancelar',
  'notification.see': 'Ver su cita',
  'notification.above-link': '{label}:',
  'notification.too-late': 'Ya no se puede cambiar ni cancelar aquí.',
  'notification.too-late.call': 'Para cambiarla o cancelarla, llame al {phone}.',
  'notification.until': 'Puede cambiarla o cancelarla aquí hasta el {until}.',
  'notification.until.call': 'Puede cambiarla o cancelarla aquí hasta el {until}. Después, llame al {phone}.',
  'notification.until-start': 'Puede cambiarla o cancelarla aquí hasta que empiece.',
  'feed.visits': 'Visitas de {practitioner}',
  'feed.busy': '{practitioner}: no disponible',
  'notification.book-again': 'Buscar otra hora',
  'notification.why': 'Recibe esto porque se dio su dirección al reservar la cita.',
  'notification.stop-reminders': 'No más recordatorios ni correos después de las visitas',
  'notification.secret': 'El enlace es solo suyo: quien lo tenga puede cambiar esta cita.',
  'notification.questions': '¿Preguntas? Llame al {phone}.',

  'notification.record-opened.subject': 'Se abrió un expediente en {clinic}',
  'notification.record-opened.title': 'Se abrió un expediente',
  'notification.record-opened.greeting': 'Hola, {name}:',
  'notification.record-opened.body':
    '{by} abrió el expediente de uno de sus pacientes: de {from} a {until}, salvo que se cierre antes. Cada consulta queda en el registro de auditoría.\n\n{recordsLink}\n\nSi no sabe por qué hizo falta, pregunte a quien lo hizo.',
  'notification.record-opened.preheader': 'De quién y por qué, lo verá al entrar en su cuenta.',
  'notification.record-opened.action': 'Ver de quién y por qué',
  'notification.record-opened.why': 'Recibe esto cada vez que otra persona abre un expediente suyo.',

  'text.reminder': '{clinic}: su cita es el {when}, en {place}.',
  'text.reminder.short': '{clinic}: su cita es el {when}.',
  'text.reminder.call': 'Para cambiarla, llame al {phone}.',
  'text.booking-confirmed': '{clinic}: su cita del {when}, en {place}, sigue en pie.',
  'text.booking-confirmed.short': '{clinic}: su cita del {when} sigue en pie.',
  'text.booking-confirmed.call': '¿Preguntas? Llame al {phone}.',
  'text.booking-moved': '{clinic}: su cita del {before} pasa al {when}, en {place}.',
  'text.booking-moved.short': '{clinic}: su cita pasa al {when}.',
  'text.booking-moved.call': 'Si no le conviene, llame al {phone}.',
  'text.booking-cancelled': '{clinic}: su cita del {when}, en {place}, está cancelada.',
  'text.booking-cancelled.short': '{clinic}: su cita del {when} está cancelada.',
  'text.booking-cancelled.call': 'Para pedir otra, llame al {phone}.',
};
