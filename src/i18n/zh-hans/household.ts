import type { household as english } from '../en/household.js';
import type { Translated } from '../translated.js';

export const household: Translated<typeof english> = {
  'household.title': '为谁预约？',
  'household.someone-else': '其他人',
  'household.someone-else-hint': '我们会询问其姓名，并发邮件给您。',
  'household.pick': '请选择为谁预约',
  'household.continue': '继续',
  'household.for': '为{name}预约',
  'household.for-new': '为其他人预约',
  'household.change': '预约对象',
  'household.name': '就诊人姓名',
  'household.confirmation-to': '我们会将确认邮件发送至 {email}。',
  'household.signed-out': '您已退出登录。请填写以下信息完成预约。',
};
