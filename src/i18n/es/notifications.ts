import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': 'Su cita del {when}',
  'notification.booking-confirmed.title': 'Su cita está reservada',
  'notification.booking-confirmed.greeting': 'Hola, {name}:',
  'notification.booking-confirmed.body':
    'Nos alegrará verle.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nAdjuntamos un archivo para su calendario.',

  'notification.booking-provisional.subject': 'Confirme su cita: {when}',
  'notification.booking-provisional.title': 'Confirme su cita',
  'notification.booking-provisional.greeting': 'Hola, {name}:',
  'notification.booking-provisional.body':
    'Le guardamos esta hora hasta las {heldUntil}. Pulse el botón para confirmar su cita.\n\n{confirmLink}\n\n{details}\n\n¿No ha reservado nada? Entonces no tiene que hacer nada: la hora volverá a quedar libre por sí sola.',

  'notification.booking-moved.subject': 'Su cita es ahora el {when}',
  'notification.booking-moved.title': 'Su cita ha cambiado de hora',
  'notification.booking-moved.greeting': 'Hola, {name}:',
  'notification.booking-moved.body':
    'Esta es su nueva cita:\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto actualiza su calendario.',

  'notification.booking-moved-by-clinic.subject': 'Su cita es ahora el {when}',
  'notification.booking-moved-by-clinic.title': 'Su cita ha cambiado de hora',
  'notification.booking-moved-by-clinic.greeting': 'Hola, {name}:',
  'notification.booking-moved-by-clinic.body':
    'Lo sentimos, tuvimos que cambiar su cita. Esta es la nueva:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nEl archivo adjunto actualiza su calendario.',

  'notification.booking-link.subject': 'Su enlace para el {when}',
  'notification.booking-link.title': 'Su nuevo enlace',
  'notification.booking-link.greeting': 'Hola, {name}:',
  'notification.booking-link.body':
    'Aquí tiene el nuevo enlace que pidió. Nada ha cambiado; los enlaces anteriores ya no funcionan.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': 'Su cita del {when}: ¿vendrá?',
  'notification.decline-asked.title': '¿Vendrá a su cita?',
  'notification.decline-asked.greeting': 'Hola, {name}:',
  'notification.decline-asked.body':
    'Su calendario rechazó esta cita. Sigue reservada hasta que usted la cancele. Si va a venir, no tiene que hacer nada.\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.appointments-link.subject': 'Su enlace a {clinic}',
  'notification.appointments-link.title': 'Sus citas',
  'notification.appointments-link.greeting': 'Hola:',
  'notification.appointments-link.body':
    'Este es el enlace que pidió. Abre todas sus citas con nosotros y funciona una sola vez, durante {minutes} minutos.\n\n{appointmentsLink}\n\n¿No lo pidió usted? Puede ignorar este correo.',
  'notification.appointments-link.preheader': 'Funciona una sola vez, por poco tiempo.',
  'notification.appointments-link.action': 'Ver mis citas',

  'notification.appointments-none.subject': 'Ninguna cita con esta dirección: {clinic}',
  'notification.appointments-none.title': 'Ninguna cita con esta dirección',
  'notification.appointments-none.greeting': 'Hola:',
  'notification.appointments-none.body':
    'Alguien pidió un enlace a las citas reservadas con este correo, pero no hay ninguna. Quizá reservó con otra dirección: pruebe con ella o llámenos y la buscaremos.\n\n{myLink}\n\n¿No fue usted? Puede ignorar este correo.',
  'notification.appointments-none.preheader': 'Quizá reservó con otra dirección.',
  'notification.appointments-none.action': 'Probar otra dirección',

  'notification.waitlist-asked.subject': 'Confirme: lista de espera de {clinic}',
  'notification.waitlist-asked.title': 'Confirme su correo electrónico',
  'notification.waitlist-asked.greeting': 'Hola, {name}:',
  'notification.waitlist-asked.body':
    'Ha pedido entrar en nuestra lista de espera para {treatment}. Pulse el botón en un plazo de {hours} horas y le escribiremos cuando quede libre un hueco que le convenga.\n\n{confirmLink}\n\n¿No lo ha pedido usted? Entonces no tiene que hacer nada: no se apunta a nadie.',
  'notification.waitlist-asked.preheader': 'Estará en la lista cuando pulse el botón.',
  'notification.waitlist-asked.action': 'Confirmar mi correo',

  'notification.waitlist-joined.subject': 'Está en la lista de espera de {clinic}',
  'notification.waitlist-joined.title': 'Está en la lista de espera',
  'notification.waitlist-joined.greeting': 'Hola, {name}:',
  'notification.waitlist-joined.body':
    'Espera una cita: {treatment}. Su puesto en la lista: {place}.\n\nCuando quede libre un hueco que le convenga, lo ofreceremos a una persona tras otra y lo guardaremos un rato. No se reserva nada hasta que usted acepte.\n\n{entryLink}',
  'notification.waitlist-joined.preheader': 'Vea o cambie lo que espera, o salga de la lista.',
  'notification.waitlist-joined.action': 'Ver lo que espero',

  'notification.waitlist-offer.subject': 'Una cita para usted: {when}',
  'notification.waitlist-offer.title': 'Le guardamos un hueco',
  'notification.waitlist-offer.greeting': 'Hola, {name}:',
  'notification.waitlist-offer.body':
    'Tenemos un hueco para usted y se lo guardamos hasta las {heldUntil}.\n\n{details}\n\n{offerLink}\n\nSi no le conviene, puede rechazarlo en la misma página y conserva su puesto en la lista. Sin respuesta, lo ofreceremos a otra persona.',
  'notification.waitlist-offer.preheader': 'Guardado hasta las {heldUntil}.',
  'notification.waitlist-offer.action': 'Ver y aceptar',

  'notification.waitlist.why': 'Recibe este correo porque está en la lista de espera de la clínica.',
  'notification.waitlist.why-asked':
    'Recibe este correo porque alguien dio esta dirección para la lista de espera de la clínica.',
  'notification.waitlist.leave': 'Salir de la lista de espera',

  'notification.reminder.subject': 'Su cita del {when}',
  'notification.reminder.title': 'Nos vemos pronto',
  'notification.reminder.greeting': 'Hola, {name}:',
  'notification.reminder.body':
    'Este es un recordatorio de su cita. Si va a venir, no tiene que hacer nada.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': 'Gracias por venir',
  'notification.aftercare.title': 'Gracias por venir',
  'notification.aftercare.greeting': 'Hola, {name}:',
  'notification.aftercare.body':
    'Esperamos que se encuentre bien.\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': 'Después de su cita',
  'notification.aftercare.next': 'Su próxima cita es el {when}.',
  'notification.aftercare.again':
    'A menudo hacen falta algunas sesiones para notar todo el efecto. Si desea volver, aquí hay horas con {practitioner} a partir de la próxima semana.',
  'notification.aftercare.action': 'Reservar de nuevo',

  'notification.recall.subject': '¿Le gustaría volver?',
  'notification.recall.title': '¿Le gustaría volver?',
  'notification.recall.greeting': 'Hola, {name}:',
  'notification.recall.body':
    'Ha pasado un tiempo desde su última cita con {practitioner}. Si desea volver, aquí tiene las próximas horas disponibles.\n\n{againLink}\n\nSi no, no tiene que hacer nada: no le enviaremos otro correo al respecto.',

  'notification.booking-cancelled.subject': 'Su cita del {when} está cancelada',
  'notification.booking-cancelled.title': 'Su cita está cancelada',
  'notification.booking-cancelled.greeting': 'Hola, {name}:',
  'notification.booking-cancelled.body':
    'No tiene que hacer nada más. Nos alegrará verle en otra ocasión.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.booking-called-off.subject': 'Su cita del {when} está cancelada',
  'notification.booking-called-off.title': 'Tuvimos que cancelar su cita',
  'notification.booking-called-off.greeting': 'Hola, {name}:',
  'notification.booking-called-off.body':
    'Lo sentimos, tuvimos que cancelar su cita. No tiene que pagar nada.\n\n{details}\n\n{findLink}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.course-confirmed.subject': 'Sus citas a partir del {when}',
  'notification.course-confirmed.title': 'Sus {count} citas están reservadas',
  'notification.course-confirmed.greeting': 'Hola, {name}:',
  'notification.course-confirmed.body':
    'Nos alegrará verle.\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nAdjuntamos un archivo de cada cita para su calendario.',

  'notification.course-provisional.subject': 'Confirme {count} citas a partir del {when}',
  'notification.course-provisional.title': 'Confirme sus citas',
  'notification.course-provisional.greeting': 'Hola, {name}:',
  'notification.course-provisional.body':
    'Le guardamos estas horas hasta las {heldUntil}. Pulse el botón para confirmar las {count} citas.\n\n{confirmLink}\n\n{details}\n\n¿No ha reservado nada? Entonces no tiene que hacer nada: las horas volverán a quedar libres por sí solas.',

  'notification.course-moved.subject': 'Sus citas han cambiado: la próxima es el {when}',
  'notification.course-moved.title': 'Sus citas han cambiado de hora',
  'notification.course-moved.greeting': 'Hola, {name}:',
  'notification.course-moved.body':
    'Estas son sus nuevas citas:\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\nLos archivos adjuntos actualizan su calendario.',

  'notification.course-cancelled.subject': 'Sus citas a partir del {when} están canceladas',
  'notification.course-cancelled.title': 'Las citas que le quedaban están canceladas',
  'notification.course-cancelled.greeting': 'Hola, {name}:',
  'notification.course-cancelled.body':
    'No tiene que hacer nada más. Nos alegrará verle en otra ocasión.\n\n{details}\n\n{findLink}\n\nLos archivos adjuntos las quitan de su calendario.',

  'notification.visit-new.subject': 'Nueva cita: {when}',
  'notification.visit-new.title': 'Nueva cita',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\nAdjuntamos un archivo para su calendario.',

  'notification.visit-moved.subject': 'Cita cambiada al {when}',
  'notification.visit-moved.title': 'Cita cambiada',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\nEl archivo adjunto actualiza su calendario.',

  'notification.visit-cancelled.subject': 'Cita cancelada: {when}',
  'notification.visit-cancelled.title': 'Cita cancelada',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body':
    'Esta hora vuelve a estar disponible.\n\n{details}\n\nEl archivo adjunto la quita de su calendario.',

  'notification.morning.subject': 'Su día: {date}',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {Hoy no hay citas.} one {Hoy hay una cita.} many {Hoy hay # de citas.} other {Hoy hay # citas.}}\n\n{visits}\n\n{changeCount, plural, =0 {Sin cambios desde el último resumen.} one {Desde el último resumen:} many {Desde el último resumen:} other {Desde el último resumen:}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {Ninguna cita} one {Una cita} many {# de citas} other {# citas}}, {changes, plural, =0 {ningún cambio} one {un cambio} many {# de cambios} other {# cambios}}.',
  'notification.morning.new': 'Nueva',
  'notification.morning.moved': 'Cambiada',
  'notification.morning.cancelled': 'Cancelada',
  'notification.morning.before': 'Antes: {when}',
  'notification.morning.action': 'Abrir la agenda',
  'notification.morning.why':
    'Recibe este correo porque eligió un resumen diario. En su perfil puede elegir un correo por cada cambio.',

  'notification.staff-invitation.subject': 'Su cuenta en {clinic}',
  'notification.staff-invitation.title': 'Le damos la bienvenida a {clinic}',
  'notification.staff-invitation.greeting': 'Hola, {name}:',
  'notification.staff-invitation.body':
    'Hemos creado una cuenta para usted. Elija una contraseña para empezar.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'notification.staff-invitation.preheader': 'Elija una contraseña para empezar.',
  'notification.staff-invitation.action': 'Elegir una contraseña',
  'notification.staff-invitation.why': 'Recibe este correo porque la administración de la clínica le ha añadido.',

  'notification.staff-reset.subject': 'Restablezca su contraseña de {clinic}',
  'notification.staff-reset.title': 'Elija una nueva contraseña',
  'notification.staff-reset.greeting': 'Hola, {name}:',
  'notification.staff-reset.body':
    'Alguien, seguramente usted, pidió restablecer su contraseña. Si no fue usted, ignore este correo; su contraseña no cambia.\n\n{passwordLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}.',
  'notification.staff-reset.preheader': 'Elija una nueva contraseña.',
  'notification.staff-reset.action': 'Elegir una nueva contraseña',
  'notification.staff-reset.why': 'Recibe este correo porque se escribió su dirección en la página de acceso.',

  'notification.staff-email.subject': 'Confirme su correo para {clinic}',
  'notification.staff-email.title': 'Confirme su nuevo correo',
  'notification.staff-email.greeting': 'Hola, {name}:',
  'notification.staff-email.body':
    'La administración ha puesto esta dirección en su cuenta de {clinic}. Confírmela para iniciar sesión con ella a partir de ahora.\n\n{confirmLink}\n\nEl enlace funciona una vez, durante {hours, plural, one {una hora} many {# de horas} other {# horas}}. Si no conoce {clinic}, puede ignorar este correo.',
  'notification.staff-email.preheader': 'Confirme esta dirección para iniciar sesión con ella.',
  'notification.staff-email.action': 'Confirmar esta dirección',
  'notification.staff-email.why':
    'Recibe este correo porque la administración de la clínica ha escrito esta dirección.',

  'notification.staff-changed.subject': 'Su cuenta en {clinic} ha cambiado',
  'notification.staff-changed.title': 'Su cuenta ha cambiado',
  'notification.staff-changed.greeting': 'Hola, {name}:',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\nSi fue usted, no tiene que hacer nada. Si no, elija enseguida una nueva contraseña y avise a la administración.',
  'notification.staff-changed.preheader': 'Si fue usted, no tiene que hacer nada.',
  'notification.staff-changed.action': 'Elegir una nueva contraseña',
  'notification.staff-changed.why': 'Recibe este correo porque ha cambiado su forma de iniciar sesión.',
  'notification.change.password': 'Se cambió su contraseña y se cerró su sesión en todos los dispositivos.',
  'notification.change.email':
    'Se cambió el correo con el que inicia sesión y se cerraron todas sus sesiones. Si usted no lo confirmó, avise enseguida a la administración.',
  'notification.change.authenticator': 'Se añadió o se quitó su aplicación de autenticación.',
  'notification.change.passkey': 'Se añadió o se quitó una llave de acceso.',
  'notification.change.recovery-codes': 'Tiene nuevos códigos de recuperación; los anteriores ya no funcionan.',
  'notification.change.factors-forgotten':
    'La administración restableció su inicio de sesión en dos pasos. Entre con su contraseña y configúrelo de nuevo.',

  'notification.trial.subject': 'Prueba: {subject}',
  'notification.trial.why': 'Esta es la prueba que pidió. No corresponde a una cita real y sus enlaces no funcionan.',

  'notification.calendar.title': 'Cita',
  'notification.calendar.patient': 'Con {practitioner}. Referencia {reference}.',
  'notification.calendar.phone': 'Teléfono {phone}',
  'notification.calendar.link': 'Ver o cambiar la cita: {link}',
  'notification.calendar.practitioner': 'Referencia {reference}',
  'notification.fact.why': 'Motivo',
  'notification.preheader': '{place}. Referencia {reference}.',
  'notification.hello-there': 'Hola:',
  'notification.asked': 'Usted nos pidió cancelarla.',
  'notification.fact.when': 'Cuándo',
  'notification.fact.before': 'Antes',
  'notification.fact.what': 'Tratamiento',
  'notification.fact.note': 'Tenga en cuenta',
  'notification.for-new':
    'Esta cita es para pacientes nuevos y usted vino por última vez el {seen}. Sigue reservada. Elija otro tratamiento con el enlace de abajo o llámenos.',
  'notification.for-returning':
    'Esta cita es para pacientes que han venido en {months, plural, one {el último mes} many {los últimos # meses} other {los últimos # meses}}. Sigue reservada. Si no es su caso, elija otro tratamiento con el enlace de abajo o llámenos.',
  'notification.fact.with': 'Con',
  'notification.fact.where': 'Dónde',
  'notification.fact.price': 'Precio',
  'notification.fact.patient': 'Paciente',
  'notification.fact.course': 'Serie',
  'notification.course-part': 'Cita {position} de {planned}',
  'notification.was': 'antes, {when}',
  'notification.nth': 'N.º {n}',
  'notification.fact.reference': 'Referencia',
  'notification.zone': 'Hora de {place}',
  'notification.confirm': 'Confirmar la cita',
  'notification.manage': 'Ver o cambiar la cita',
  'notification.see': 'Ver su cita',
  'notification.above-link': '{label}:',
  'notification.too-late': 'Ya no se puede cambiar ni cancelar en línea.',
  'notification.too-late.call': 'Para cambiarla o cancelarla, llame al {phone}.',
  'notification.until': 'Puede cambiarla o cancelarla en línea hasta el {until}.',
  'notification.until.call': 'Puede cambiarla o cancelarla en línea hasta el {until}. Después, llame al {phone}.',
  'notification.each-until':
    '{minutes, plural, =0 {Puede cambiar o cancelar cada cita en línea hasta que empiece.} other {Puede cambiar o cancelar cada cita en línea hasta {notice} antes.}}',
  'notification.until-start': 'Puede cambiarla o cancelarla en línea hasta que empiece.',
  'feed.visits': 'Citas de {practitioner}',
  'feed.busy': '{practitioner}: no disponible',
  'feed.busy-time': 'No disponible',
  'notification.book-again': 'Buscar otra hora',
  'notification.why': 'Recibe este correo porque reservó con nosotros.',
  'notification.stop-reminders': 'Dejar de recibir recordatorios y mensajes de seguimiento',
  'notification.appointments.why': 'Recibe este correo porque alguien escribió su dirección en nuestro sitio web.',
  'notification.secret': 'No comparta este enlace: quien lo tenga puede cambiar su cita.',
  'notification.questions': '¿Preguntas? Llame al {phone}.',

  'notification.record-opened.subject': 'Se abrió un expediente de paciente en {clinic}',
  'notification.record-opened.title': 'Se abrió un expediente de paciente',
  'notification.record-opened.greeting': 'Hola, {name}:',
  'notification.record-opened.body':
    '{by} tiene acceso de emergencia al expediente de uno de sus pacientes de {from} a {until}, salvo que se cierre antes. Cada consulta queda en el registro de auditoría.\n\n{recordsLink}\n\nSi no sabe por qué hizo falta, pregúntele.',
  'notification.record-opened.preheader': 'Inicie sesión para ver qué expediente y por qué.',
  'notification.record-opened.action': 'Ver qué expediente y por qué',
  'notification.record-opened.why': 'Recibe este correo porque otra persona abrió uno de sus expedientes.',

  'notification.erasure-asked.subject': 'Confirme su solicitud a {clinic}',
  'notification.erasure-asked.title': '¿Borrar sus datos?',
  'notification.erasure-asked.greeting': 'Hola, {name}:',
  'notification.erasure-asked.body':
    'Nos han pedido borrar todo lo que guardamos sobre usted: sus datos de contacto, lo que nos escribió, las notas sobre sus tratamientos y nuestros mensajes. No se puede deshacer.\n\n{confirmLink}\n\nSi no lo pidió usted, ignore este correo; no se borrará nada.',
  'notification.erasure-asked.preheader': 'No se borra nada si usted no lo confirma.',
  'notification.erasure-asked.action': 'Ver y confirmar',
  'notification.erasure-asked.why': 'Recibe este correo porque alguien pidió a la clínica borrar sus datos.',

  'notification.diary-changed.subject': 'Ha cambiado el acceso a una agenda en {clinic}',
  'notification.diary-changed.title': 'Ha cambiado el acceso a una agenda',
  'notification.diary-changed.greeting': 'Hola, {name}:',
  'notification.diary-changed.body':
    '{change}\n\nTodos estos cambios quedan en el registro de auditoría. Si no esperaba este, pregunte enseguida a la administración.',
  'notification.diary-changed.preheader': 'Si lo esperaba, no tiene que hacer nada.',
  'notification.diary-changed.why':
    'Recibe este correo porque de esto depende quién puede leer las notas y respuestas.',
  'notification.diary.operator': 'Alguien con acceso al servidor',
  'notification.diary.linked':
    '{by} vinculó la cuenta {email} a la agenda de {practitioner}. Esa cuenta puede leer notas y respuestas desde ahora; las anteriores, solo si entra con el correo propio de {practitioner} o si se comparten.',
  'notification.diary.unlinked': '{by} desvinculó la cuenta {email} de la agenda de {practitioner}.',
  'notification.diary.address':
    '{by} cambió el correo de {practitioner} a {email}. Durante 30 días, los avisos llegan también al correo anterior.',
  'notification.diary.exported':
    '{by} exportó todo lo que la clínica guarda sobre una persona tratada por {practitioner}, también notas y respuestas. Los pacientes tienen derecho a esa copia.',
  'notification.diary.answers-read':
    '{by} leyó lo que alguien había escrito a {practitioner} al reservar, porque la cita pasó a otra agenda.',

  'text.reminder': '{clinic}: su cita es el {when}, en {place}.',
  'text.reminder.short': '{clinic}: su cita es el {when}.',
  'text.reminder.call': 'Para cambiarla, llame al {phone}.',
  'text.booking-confirmed': '{clinic}: su cita del {when}, en {place}, sigue en pie.',
  'text.booking-confirmed.short': '{clinic}: su cita del {when} sigue en pie.',
  'text.booking-confirmed.call': '¿Preguntas? Llame al {phone}.',
  'text.booking-moved': '{clinic}: su cita del {before} es ahora el {when}, en {place}.',
  'text.booking-moved.short': '{clinic}: su cita es ahora el {when}.',
  'text.booking-moved.call': 'Si no le conviene, llame al {phone}.',
  'text.booking-cancelled': '{clinic}: su cita del {when}, en {place}, está cancelada.',
  'text.booking-cancelled.short': '{clinic}: su cita del {when} está cancelada.',
  'text.booking-cancelled.call': 'Para pedir otra, llame al {phone}.',
  'text.waitlist-offer': '{clinic}: {when}, en {place}, libre para usted hasta las {until}. Acepte en nuestro correo.',
  'text.waitlist-offer.short': '{clinic}: {when}, libre para usted hasta las {until}; vea el correo.',
  'text.waitlist-offer.link': '{clinic}: {when}, en {place}, libre para usted hasta las {until}. Vea y acepte:',
  'text.waitlist-offer.call': 'O llame al {phone}.',
};
