import type { Translated } from '../translated.js';
import type { refusals as english } from '../en/refusals.js';

export const refusals: Translated<typeof english> = {
  'refusal.not-found': 'No lo encontramos. Puede que el enlace sea antiguo o esté mal escrito.',
  'refusal.visit-not-found': 'Este enlace ha caducado. Abra el enlace de su último correo o pida uno nuevo.',
  'refusal.place-not-found': 'No encontramos “{near}”. Pruebe con una ciudad o un código postal.',
  'refusal.slot-taken': 'Alguien acaba de tomar esta hora.',
  'refusal.slot-not-offered': 'Esta hora no está disponible.',
  'refusal.patient-busy':
    'No podemos reservar esta cita en línea. Si ya tiene una cita a esta hora, o varias próximas, llámenos.',
  'refusal.new-patients-only': 'Este tratamiento es para pacientes nuevos. Elija otro o llámenos.',
  'refusal.returning-patients-only':
    'Este tratamiento es para pacientes que han venido en {months, plural, one {el último mes} many {los últimos # meses} other {los últimos # meses}}. Elija otro o llámenos.',
  'refusal.hold-expired': 'Su reserva temporal ha caducado. Elija otra hora.',
  'refusal.waitlist-off': 'La clínica no tiene lista de espera en este momento.',
  'refusal.waitlist-over': 'Este puesto en la lista de espera ya no está activo.',
  'refusal.waitlist-full':
    'Ya espera {most, plural, one {una cita} many {# de citas} other {# citas}}. Salga primero de una de esas listas.',
  'refusal.offer-over': 'Esta oferta ya no está disponible. Se respondió o se agotó el tiempo.',
  'refusal.not-a-course': 'Elija al menos dos citas, separadas por medio día o más.',
  'refusal.course-too-long': 'Por internet, una serie tiene como máximo {most} citas. Para más, llámenos.',
  'refusal.course-changed': 'Algunas de estas citas han cambiado entretanto. Revíselas y elija de nuevo.',
  'refusal.other-currency': 'En este centro los precios están en otra moneda. Cambie estas citas una por una.',
  'refusal.already-cancelled': 'Esta cita ya está cancelada.',
  'refusal.not-confirmed': 'Esta cita aún no está confirmada. Pulse primero el botón de nuestro correo.',
  'refusal.too-late-to-cancel': 'Ya es tarde para cancelar esta cita en línea.',
  'refusal.too-late-to-cancel.call': 'Ya es tarde para cancelar esta cita en línea. Llame al {phone}.',
  'refusal.too-late-to-move': 'Ya es tarde para cambiar esta cita en línea.',
  'refusal.too-late-to-move.call': 'Ya es tarde para cambiar esta cita en línea. Llame al {phone}.',
  'refusal.not-correctable': 'Ahora no es posible cambiar el correo en línea. Llámenos, por favor.',
  'refusal.address-unproven':
    'Para esa semana, confirme antes su correo: pida un enlace en “Mis citas”, pulse su botón y cambie después la cita.',
  'refusal.no-longer-offered':
    'Esta cita ya no se puede cambiar en línea. Sigue reservada. Llámenos y buscaremos otra hora con usted.',
  'refusal.idempotency-key-reused': 'Esta clave de idempotencia ya se usó para otra solicitud.',
  'refusal.bad-input': 'Revise lo que ha escrito.',
  'refusal.link-over': 'Este enlace ha caducado o ya se usó. Pida uno nuevo.',
  'refusal.too-many-tries':
    'Demasiados intentos. Vuelva a intentarlo en {minutes, plural, one {un minuto} many {# de minutos} other {# minutos}}.',
  'refusal.not-from-here':
    'Este formulario no se envió desde nuestro sitio. Vuelva a cargar la página e inténtelo de nuevo.',
  'refusal.proof-needed':
    'Esta solicitud necesita una prueba de trabajo o una clave de API. La documentación de la API explica ambas.',
  'refusal.proof-wrong': 'La prueba de trabajo no es válida o es demasiado antigua. Solicite un nuevo desafío.',
  'refusal.proof-spent': 'Esta prueba de trabajo ya se utilizó. Solicite un nuevo desafío.',
  'refusal.key-wrong': 'Esta clave de API no es válida.',
  'refusal.too-many-requests': 'Demasiadas solicitudes. Vuelva a intentarlo en un minuto.',
  'refusal.not-allowed': 'No tiene acceso a esta página.',
  'refusal.method-not-allowed': 'Esta dirección no se puede usar así.',
  'refusal.misdirected': 'Este servicio no está disponible en esta dirección.',
  'refusal.too-slow': 'La solicitud tardó demasiado. Vuelva a intentarlo.',
  'refusal.too-large': 'Es demasiado grande. Acórtelo y vuelva a intentarlo.',
  'refusal.unsupported-media': 'No podemos leer este formato.',
  'refusal.busy': 'Hay mucha actividad en este momento. Vuelva a intentarlo enseguida.',
  'refusal.unavailable':
    'No es posible en este momento. Nuestro sistema de reservas no está disponible por unos instantes. Vuelva a intentarlo en un minuto o llámenos.',
  'refusal.fault': 'Algo falló por nuestra parte. Vuelva a intentarlo o llámenos.',
  'error.reference': 'Si se pone en contacto con nosotros, indique la referencia {reference}.',
  'error.try-again': 'Volver a intentarlo',
  'error.send-again':
    'Para volver a intentarlo, regrese a la página anterior en su navegador y envíe de nuevo el formulario.',
  'error.way-on': 'Buscar un profesional',
  'fault.time': 'Escriba una hora, por ejemplo 9:30.',
  'fault.date': 'Escriba una fecha.',
  'fault.day-over': 'Este día ya ha pasado.',
  'fault.characters': 'Contiene caracteres que no podemos guardar.',
  'fault.unreadable': 'No podemos leerlo.',
  'fault.order': 'El final debe ser posterior al inicio.',
  'fault.choose': 'Elija una opción.',
  'fault.missing': 'Este campo es obligatorio.',
  'fault.empty': 'No puede estar vacío.',
  'fault.too-long': 'Es demasiado largo.',
  'fault.one-line': 'Debe ir en una sola línea.',
  'fault.email': 'Escriba un correo electrónico válido.',
  'fault.phone': 'Escriba un número de teléfono válido.',
  'fault.phone-one': 'Escriba un solo número de teléfono.',
  'fault.email-letters':
    'Nuestros correos solo llegan a direcciones sin tildes ni eñes antes de la @. Escriba otra dirección.',
  'fault.email-ip': 'Escriba una dirección con un nombre de dominio después de la @, como nombre@example.org.',
  'fault.unknown': 'Ese campo no existe.',
  'fault.instant':
    'Indique fecha y hora con la diferencia horaria, en un minuto exacto, como 2026-12-01T10:00:00-05:00.',
  'fault.instant-or-date': 'Indique fecha y hora como 2026-12-01T14:00:00Z, o una fecha como 2026-12-01.',
  'fault.limit-1000': 'Debe ser un número entero de 1 a 1000.',
  'fault.days-apart': 'Debe ser un número entero de días de 1 a 56.',
  'fault.visits': 'Debe ser un número entero de 2 a 24.',
  'fault.limit-100': 'Debe ser un número entero de 1 a 100.',
  'fault.kilometres': 'Debe ser un número de kilómetros mayor que 0.',
  'fault.key': 'Debe tener de 1 a 255 caracteres ASCII visibles.',

  'why.in-the-past': 'Esta hora ya pasó.',
  'why.too-soon':
    'Es demasiado pronto. Reserve con al menos {minutes, plural, =0 {{hours, plural, one {una hora} many {# de horas} other {# horas}}} other {{hours, plural, =0 {} one {una hora y } many {# de horas y } other {# horas y }}{minutes, plural, one {un minuto} many {# de minutos} other {# minutos}}}} de antelación.',
  'why.too-far':
    'Falta demasiado tiempo. Puede reservar con hasta {horizonDays, plural, one {un día} many {# de días} other {# días}} de antelación.',
  'why.off-grid': 'Las citas empiezan cada {startEveryMinutes} minutos.',
  'why.kept-full':
    'Aún no ofrecemos esta hora para que el día tenga sitio para más citas.{opens, select, never {} other { Podrá reservarse a partir del {opens}.}}',
  'why.location-closed': 'La clínica está cerrada a esta hora.',
  'why.not-open': 'El profesional no trabaja a esta hora.',
  'why.practitioner-busy': 'El profesional no está disponible durante toda la cita.',
  'why.no-suitable-room': 'No hay una sala adecuada en esta clínica.',
  'why.rooms-taken': 'Ninguna sala adecuada está disponible durante toda la cita.',
  'why.equipment-missing': 'El equipo para este tratamiento no está disponible en esta clínica.',
  'why.equipment-taken': 'El equipo para este tratamiento está en uso a esta hora.',
};
