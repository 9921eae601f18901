import type { Translated } from '../catalogue.js';
import type { letters as english } from '../en/letters.js';

export const letters: Translated<typeof english> = {
  'letter.booking-confirmed.subject': '您的预约：{when}',
  'letter.booking-confirmed.title': '您的预约已确认',
  'letter.booking-confirmed.greeting': '{name}，您好：',
  'letter.booking-confirmed.body':
    '期待与您见面。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可将预约加入您的日历。',

  'letter.booking-moved.subject': '您的预约已改至{when}',
  'letter.booking-moved.title': '您的预约已改期',
  'letter.booking-moved.greeting': '{name}，您好：',
  'letter.booking-moved.body':
    '原来的时间已经空出。现在的时间如下。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可在您的日历中改期。',

  'letter.booking-moved-by-clinic.subject': '您的预约已改至{when}',
  'letter.booking-moved-by-clinic.title': '您的预约已改期',
  'letter.booking-moved-by-clinic.greeting': '{name}，您好：',
  'letter.booking-moved-by-clinic.body':
    '我们不得不更改您的预约。现在的时间如下。\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可在您的日历中改期。',

  'letter.booking-link.subject': '您的预约链接：{when}',
  'letter.booking-link.title': '您的新链接',
  'letter.booking-link.greeting': '{name}，您好：',
  'letter.booking-link.body':
    '您申请了预约的新链接。预约没有变化；以前信件中的链接不再有效。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.decline-asked.subject': '您 {when} 的预约：您会来吗？',
  'letter.decline-asked.title': '您要取消吗？',
  'letter.decline-asked.greeting': '{name}，您好：',
  'letter.decline-asked.body':
    '您的日历拒绝了这次预约。在您自己取消之前，预约仍然有效；如果您会来，则无需任何操作。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'letter.reminder.subject': '您的预约：{when}',
  'letter.reminder.title': '期待很快见到您',
  'letter.reminder.greeting': '{name}，您好：',
  'letter.reminder.body':
    '提醒您有一个预约。如果您会来，无需做任何事。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'letter.aftercare.subject': '感谢您的到来',
  'letter.aftercare.title': '感谢您的到来',
  'letter.aftercare.greeting': '{name}，您好：',
  'letter.aftercare.body': '愿您一切都好。\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'letter.aftercare.now': '就诊之后',
  'letter.aftercare.next': '您的下一次预约是{when}。',
  'letter.aftercare.again': '往往需要几次治疗才能看出效果如何。如果您愿意再来，这里有{practitioner}从下周起的空位。',
  'letter.aftercare.action': '选择下次时间',

  'letter.booking-cancelled.subject': '您{when}的预约已取消',
  'letter.booking-cancelled.title': '您的预约已取消',
  'letter.booking-cancelled.greeting': '{name}，您好：',
  'letter.booking-cancelled.body':
    '您无需再做任何事。希望下次再见到您。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'letter.booking-called-off.subject': '您{when}的预约已取消',
  'letter.booking-called-off.title': '我们不得不取消您的预约',
  'letter.booking-called-off.greeting': '{name}，您好：',
  'letter.booking-called-off.body':
    '非常抱歉，诊所不得不取消这次预约；您无需付费。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'letter.visit-new.subject': '新预约：{when}',
  'letter.visit-new.title': '您的日程中有一个新预约',
  'letter.visit-new.greeting': '',
  'letter.visit-new.body': '{details}\n\n打开附件即可将其加入您的日历。',

  'letter.visit-moved.subject': '预约已改至{when}',
  'letter.visit-moved.title': '一个预约已改期',
  'letter.visit-moved.greeting': '',
  'letter.visit-moved.body': '{details}\n\n打开附件即可在您的日历中改期。',

  'letter.visit-cancelled.subject': '预约已取消：{when}',
  'letter.visit-cancelled.title': '一个预约已取消',
  'letter.visit-cancelled.greeting': '',
  'letter.visit-cancelled.body': '这个时间已经空出。\n\n{details}\n\n打开附件即可将其从您的日历中删除。',

  'letter.morning.subject': '您{date}的日程',
  'letter.morning.title': '{date}',
  'letter.morning.greeting': '',
  'letter.morning.body':
    '{visitCount, plural, =0 {今天没有预约。} other {今天有 # 个预约。}}\n\n{visits}\n\n{changeCount, plural, =0 {自上一封信以来没有变化。} other {自上一封信以来：}}\n\n{changes}\n\n{diaryLink}',
  'letter.morning.preheader':
    '{visits, plural, =0 {没有预约} other {# 个预约}}，{changes, plural, =0 {没有变化} other {# 项变化}}。',
  'letter.morning.new': '新预约',
  'letter.morning.moved': '已改期',
  'letter.morning.cancelled': '已取消',
  'letter.morning.before': '原时间：{when}',
  'letter.morning.action': '打开日程',
  'letter.morning.why': '您收到此信，是因为您选择了每天早上只收一封信。您可以在个人资料中改为每次变化立即通知。',

  'letter.staff-invitation.subject': '您在{clinic}的账户',
  'letter.staff-invitation.title': '欢迎加入{clinic}',
  'letter.staff-invitation.greeting': '{name}，您好：',
  'letter.staff-invitation.body':
    '已为您开设账户，用于使用预约日程。请先设置密码。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'letter.staff-invitation.preheader': '请先设置密码。',
  'letter.staff-invitation.action': '设置密码',
  'letter.staff-invitation.why': '您收到此信，是因为诊所管理员录入了您的地址。',

  'letter.staff-reset.subject': '{clinic}的新密码',
  'letter.staff-reset.title': '请设置新密码',
  'letter.staff-reset.greeting': '{name}，您好：',
  'letter.staff-reset.body':
    '有人（可能就是您）申请了新密码。如果不是您，请不必理会：现有密码保持不变。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'letter.staff-reset.preheader': '请设置新密码。',
  'letter.staff-reset.action': '设置新密码',
  'letter.staff-reset.why': '您收到此信，是因为有人在登录页输入了您的地址。',

  'letter.staff-changed.subject': '您在{clinic}的账户有变动',
  'letter.staff-changed.title': '您的账户有变动',
  'letter.staff-changed.greeting': '{name}，您好：',
  'letter.staff-changed.body':
    '{change}\n\n{passwordLink}\n\n如果是您本人操作，无需做任何事。如果不是，请立即设置新密码，并告知管理员。',
  'letter.staff-changed.preheader': '如果是您本人操作，无需做任何事。',
  'letter.staff-changed.action': '设置新密码',
  'letter.staff-changed.why': '只要您账户的登录方式有变动，您就会收到此信。',
  'letter.change.password': '您的密码已更改，所有登录均已退出。',
  'letter.change.authenticator': '您的身份验证器已设置或移除。',
  'letter.change.passkey': '已添加或移除一个通行密钥。',
  'letter.change.recovery-codes': '已生成新的恢复代码；旧的不再有效。',
  'letter.change.factors-forgotten': '管理员已清除您的身份验证器和通行密钥。请用密码登录并重新设置。',

  'letter.trial.subject': '测试：{subject}',
  'letter.trial.why': '这是您要求发送的测试信。没有对应的预约，其中的链接也打不开任何内容。',

  'letter.calendar.title': '预约',
  'letter.calendar.patient': '治疗师：{practitioner}。预约编号 {reference}。',
  'letter.calendar.phone': '电话 {phone}',
  'letter.calendar.link': '查看、改期或取消：{link}',
  'letter.calendar.practitioner': '预约编号 {reference}',
  'letter.fact.why': '原因',
  'letter.preheader': '{place}。预约编号 {reference}。',
  'letter.hello-there': '您好：',
  'letter.fact.when': '时间',
  'letter.fact.before': '原时间',
  'letter.fact.what': '项目',
  'letter.fact.with': '治疗师',
  'letter.fact.where': '地点',
  'letter.fact.price': '价格',
  'letter.fact.patient': '患者',
  'letter.fact.reference': '编号',
  'letter.period': '{start} 至 {end}',
  'letter.zone': '{place}当地时间',
  'letter.manage': '查看、改期或取消',
  'letter.see': '查看您的预约',
  'letter.above-link': '{label}：',
  'letter.too-late': '已不能在此改期或取消。',
  'letter.too-late.call': '如需改期或取消，请致电 {phone}。',
  'letter.until': '{until}之前，您可以在此改期或取消。',
  'letter.until.call': '{until}之前，您可以在此改期或取消。之后请致电 {phone}。',
  'letter.until-start': '预约开始之前，您都可以在此改期或取消。',
  'feed.visits': '{practitioner}的预约',
  'feed.busy': '{practitioner}：忙碌',
  'letter.book-again': '另约时间',
  'letter.why': '您收到此信，是因为预约时留下了您的地址。',
  'letter.stop-reminders': '不再接收提醒和就诊后的信件',
  'letter.secret': '此链接仅供您本人使用：任何持有者都能更改这次预约。',
  'letter.questions': '有疑问？请致电 {phone}。',

  'letter.record-opened.subject': '{clinic}有一份记录被打开',
  'letter.record-opened.title': '一份记录被打开',
  'letter.record-opened.greeting': '{name}，您好：',
  'letter.record-opened.body':
    '{by}打开了您一位患者的记录：{from} 至 {until}，除非提前关闭。每次查看都会记入审计日志。\n\n{recordsLink}\n\n如果您不清楚原因，请询问打开的人。',
  'letter.record-opened.preheader': '登录后可查看是谁的记录以及原因。',
  'letter.record-opened.action': '查看是谁的记录及原因',
  'letter.record-opened.why': '只要他人打开您的记录，您就会收到此信。',

  'text.reminder': '{clinic}：您的预约时间是 {when}，地点：{place}。',
  'text.reminder-short': '{clinic}：您的预约时间是 {when}。',
  'text.call': '如需更改，请致电 {phone}。',
};
