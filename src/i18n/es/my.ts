import type { my as english } from '../en/my.js';
import type { Translated } from '../translated.js';

export const my: Translated<typeof english> = {
  'my.title': 'Mis citas',
  'my.lead': 'Escriba el correo con el que reservó. Le enviaremos un enlace a sus citas.',
  'my.asked':
    'Le hemos enviado un correo. Si hay citas con esta dirección, contiene un enlace que funciona una sola vez, durante 15 minutos. ¿No llega nada en unos minutos? Revise la carpeta de correo no deseado.',
  'my.replace': 'Sustituir los enlaces de correos anteriores',
  'my.open': 'Abrir mis citas',
  'my.open-lead': 'Su enlace es válido. Pulse el botón para ver todas las citas reservadas con este correo.',
  'my.open-shared': '¿No es su propio dispositivo? Cierre la sesión al terminar.',
  'my.booked-with': 'Reservadas con {email}',
  'my.past': 'Pasadas y canceladas',
  'my.none': 'No hay próximas citas',
  'my.nobody': 'No hay citas reservadas con este correo.',
  'my.details': 'Ver detalles',
  'my.again': 'Reservar de nuevo',
  'my.book': 'Reservar una cita',
  'my.cancelled': 'Cancelada',
  'my.missed': 'No asistió',
  'my.contact': 'Datos de contacto',
  'my.change': 'Cambiar',
  'my.change-of': 'Datos de contacto de {name}',
  'my.no-phone': 'Sin teléfono',
  'my.language': 'Idioma',
  'my.language-hint': 'Para nuestros correos y mensajes',
  'my.save': 'Guardar',
  'my.saved': 'Sus cambios se han guardado.',
  'my.messages': 'Recordatorios',
  'my.reminders-on': 'Los recordatorios y mensajes de seguimiento están activados.',
  'my.sign-out': 'Cerrar sesión',
  'my.signed-out': 'Ha cerrado la sesión.',
};
