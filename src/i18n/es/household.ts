import type { household as english } from '../en/household.js';
import type { Translated } from '../translated.js';

export const household: Translated<typeof english> = {
  'household.title': '¿Para quién es la cita?',
  'household.someone-else': 'Otra persona',
  'household.someone-else-hint': 'Le pediremos su nombre y le escribiremos a usted.',
  'household.pick': 'Elija para quién es la cita',
  'household.continue': 'Continuar',
  'household.for': 'Para {name}',
  'household.for-new': 'Para otra persona',
  'household.change': 'para quién es la cita',
  'household.name': 'Nombre de la persona',
  'household.confirmation-to': 'Enviaremos la confirmación a {email}.',
  'household.signed-out': 'Su sesión se ha cerrado. Rellene los datos para reservar.',
};
