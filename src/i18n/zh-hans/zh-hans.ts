import type { Words } from '../translated.js';
import { courses } from './courses.js';
import { find } from './find.js';
import { found } from './found.js';
import { household } from './household.js';
import { my } from './my.js';
import { notifications } from './notifications.js';
import { pages } from './pages.js';
import { places } from './places.js';
import { refusals } from './refusals.js';
import { waitlist } from './waitlist.js';

/** 简体中文。用“您”，句子简短；提供治疗的人称“治疗师”。 */
export const zhHans: Words = {
  'with-add-ons': '{treatment}加{addOns}',
  'access.step-free': '无障碍通行',
  'access.lift': '电梯',
  'access.parking': '停车位',
  'access.accessible-toilet': '无障碍洗手间',
  'access.hearing-loop': '助听环路',
  'access.few-steps': '有几级台阶',
  'access.bicycle-stand': '自行车停放处',
  'access.public-transport': '邻近公共交通',
  'practitioner.access.signing': '手语',
  'practitioner.access.low-vision': '协助视障人士',
  'practitioner.access.transfer-help': '协助上治疗床',
  'practitioner.access.chair-treatment': '可坐着治疗',
  'practitioner.access.quiet': '安静治疗，少交谈',
  'practitioner.access.chaperone': '治疗时有陪同人员在场',

  ...courses,
  ...find,
  ...found,
  ...household,
  ...my,
  ...notifications,
  ...pages,
  ...places,
  ...refusals,
  ...waitlist,
};
