import type { my as english } from '../en/my.js';
import type { Translated } from '../translated.js';

export const my: Translated<typeof english> = {
  'my.title': '我的预约',
  'my.lead': '请输入您预约时使用的邮箱。我们会向您发送查看预约的链接。',
  'my.asked':
    '我们已向您发送电子邮件。如果该邮箱有预约，邮件中会有一个链接，15 分钟内有效，只能使用一次。几分钟后仍未收到？请查看垃圾邮件。',
  'my.replace': '更换之前邮件中的链接',
  'my.open': '打开我的预约',
  'my.open-lead': '您的链接有效。请点击按钮，查看用此邮箱预约的所有就诊。',
  'my.open-shared': '不是您自己的设备？用完后请退出。',
  'my.booked-with': '预约邮箱：{email}',
  'my.past': '过往和已取消',
  'my.none': '没有即将到来的预约',
  'my.nobody': '此邮箱没有预约。',
  'my.details': '查看详情',
  'my.again': '再次预约',
  'my.book': '预约',
  'my.cancelled': '已取消',
  'my.missed': '未到诊',
  'my.contact': '联系方式',
  'my.change': '更改',
  'my.change-of': '{name}的联系方式',
  'my.no-phone': '未提供电话',
  'my.language': '语言',
  'my.language-hint': '邮件和短信使用的语言',
  'my.save': '保存',
  'my.saved': '更改已保存。',
  'my.messages': '提醒',
  'my.reminders-on': '提醒和随访消息已开启。',
  'my.sign-out': '退出',
  'my.signed-out': '您已退出。',
};
