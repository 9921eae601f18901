import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': '您的预约：{when}',
  'notification.booking-confirmed.title': '您的预约已确认',
  'notification.booking-confirmed.greeting': '{name}，您好：',
  'notification.booking-confirmed.body':
    '期待与您见面。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可将预约加入您的日历。',

  'notification.booking-moved.subject': '您的预约已改至{when}',
  'notification.booking-moved.title': '您的预约已改期',
  'notification.booking-moved.greeting': '{name}，您好：',
  'notification.booking-moved.body':
    '原来的时间已经空出。现在的时间如下。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可在您的日历中改期。',

  'notification.booking-moved-by-clinic.subject': '您的预约已改至{when}',
  'notification.booking-moved-by-clinic.title': '您的预约已改期',
  'notification.booking-moved-by-clinic.greeting': '{name}，您好：',
  'notification.booking-moved-by-clinic.body':
    '我们不得不更改您的预约。现在的时间如下。\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可在您的日历中改期。',

  'notification.booking-link.subject': '您的预约链接：{when}',
  'notification.booking-link.title': '您的新链接',
  'notification.booking-link.greeting': '{name}，您好：',
  'notification.booking-link.body':
    '您申请了预约的新链接。预约没有变化；以前信件中的链接不再有效。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': '您 {when} 的预约：您会来吗？',
  'notification.decline-asked.title': '您要取消吗？',
  'notification.decline-asked.greeting': '{name}，您好：',
  'notification.decline-asked.body':
    '您的日历拒绝了这次预约。在您自己取消之前，预约仍然有效；如果您会来，则无需任何操作。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.reminder.subject': '您的预约：{when}',
  'notification.reminder.title': '期待很快见到您',
  'notification.reminder.greeting': '{name}，您好：',
  'notification.reminder.body':
    '提醒您有一个预约。如果您会来，无需做任何事。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': '感谢您的到来',
  'notification.aftercare.title': '感谢您的到来',
  'notification.aftercare.greeting': '{name}，您好：',
  'notification.aftercare.body': '愿您一切都好。\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': '就诊之后',
  'notification.aftercare.next': '您的下一次预约是{when}。',
  'notification.aftercare.again':
    '往往需要几次治疗才能看出效果如何。如果您愿意再来，这里有{practitioner}从下周起的空位。',
  'notification.aftercare.action': '选择下次时间',

  'notification.booking-cancelled.subject': '您{when}的预约已取消',
  'notification.booking-cancelled.title': '您的预约已取消',
  'notification.booking-cancelled.greeting': '{name}，您好：',
  'notification.booking-cancelled.body':
    '您无需再做任何事。希望下次再见到您。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'notification.booking-called-off.subject': '您{when}的预约已取消',
  'notification.booking-called-off.title': '我们不得不取消您的预约',
  'notification.booking-called-off.greeting': '{name}，您好：',
  'notification.booking-called-off.body':
    '非常抱歉，诊所不得不取消这次预约；您无需付费。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'notification.visit-new.subject': '新预约：{when}',
  'notification.visit-new.title': '您的日程中有一个新预约',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\n打开附件即可将其加入您的日历。',

  'notification.visit-moved.subject': '预约已改至{when}',
  'notification.visit-moved.title': '一个预约已改期',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\n打开附件即可在您的日历中改期。',

  'notification.visit-cancelled.subject': '预约已取消：{when}',
  'notification.visit-cancelled.title': '一个预约已取消',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body': '这个时间已经空出。\n\n{details}\n\n打开附件即可将其从您的日历中删除。',

  'notification.morning.subject': '您{date}的日程',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {今天没有预约。} other {今天有 # 个预约。}}\n\n{visits}\n\n{changeCount, plural, =0 {自上一封信以来没有变化。} other {自上一封信以来：}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {没有预约} other {# 个预约}}，{changes, plural, =0 {没有变化} other {# 项变化}}。',
  'notification.morning.new': '新预约',
  'notification.morning.moved': '已改期',
  'notification.morning.cancelled': '已取消',
  'notification.morning.before': '原时间：{when}',
  'notification.morning.action': '打开日程',
  'notification.morning.why': '您收到此信，是因为您选择了每天早上只收一封信。您可以在个人资料中改为每次变化立即通知。',

  'notification.staff-invitation.subject': '您在{clinic}的账户',
  'notification.staff-invitation.title': '欢迎加入{clinic}',
  'notification.staff-invitation.greeting': '{name}，您好：',
  'notification.staff-invitation.body':
    '已为您开设账户，用于使用预约日程。请先设置密码。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'notification.staff-invitation.preheader': '请先设置密码。',
  'notification.staff-invitation.action': '设置密码',
  'notification.staff-invitation.why': '您收到此信，是因为诊所管理员录入了您的地址。',

  'notification.staff-reset.subject': '{clinic}的新密码',
  'notification.staff-reset.title': '请设置新密码',
  'notification.staff-reset.greeting': '{name}，您好：',
  'notification.staff-reset.body':
    '有人（可能就是您）申请了新密码。如果不是您，请不必理会：现有密码保持不变。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'notification.staff-reset.preheader': '请设置新密码。',
  'notification.staff-reset.action': '设置新密码',
  'notification.staff-reset.why': '您收到此信，是因为有人在登录页输入了您的地址。',

  'notification.staff-changed.subject': '您在{clinic}的账户有变动',
  'notification.staff-changed.title': '您的账户有变动',
  'notification.staff-changed.greeting': '{name}，您好：',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\n如果是您本人操作，无需做任何事。如果不是，请立即设置新密码，并告知管理员。',
  'notification.staff-changed.preheader': '如果是您本人操作，无需做任何事。',
  'notification.staff-changed.action': '设置新密码',
  'notification.staff-changed.why': '只要您账户的登录方式有变动，您就会收到此信。',
  'notification.change.password': '您的密码已更改，所有登录均已退出。',
  'notification.change.authenticator': '您的身份验证器已设置或移除。',
  'notification.change.passkey': '已添加或移除一个通行密钥。',
  'notification.change.recovery-codes': '已生成新的恢复代码；旧的不再有效。',
  'notification.change.factors-forgotten': '管理员已清除您的身份验证器和通行密钥。请用密码登录并重新设置。',

  'notification.trial.subject': '测试：{subject}',
  'notification.trial.why': '这是您要求发送的测试信。没有对应的预约，其中的链接也打不开任何内容。',

  'notification.calendar.title': '预约',
  'notification.calendar.patient': '治疗师：{practitioner}。预约编号 {reference}。',
  'notification.calendar.phone': '电话 {phone}',
  'notification.calendar.link': '查看、改期或取消：{link}',
  'notification.calendar.practitioner': '预约编号 {reference}',
  'notification.fact.why': '原因',
  'notification.preheader': '{place}。预约编号 {reference}。',
  'notification.hello-there': '您好：',
  'notification.fact.when': '时间',
  'notification.fact.before': '原时间',
  'notification.fact.what': '项目',
  'notification.fact.with': '治疗师',
  'notification.fact.where': '地点',
  'notification.fact.price': '价格',
  'notification.fact.patient': '患者',
  'notification.fact.reference': '编号',
  'notification.zone': '{place}当地时间',
  'notification.manage': '查看、改期或取消',
  'notification.see': '查看您的预约',
  'notification.above-link': '{label}：',
  'notification.too-late': '已不能在此改期或取消。',
  'notification.too-late.call': '如需改期或取消，请致电 {phone}。',
  'notification.until': '{until}之前，您可以在此改期或取消。',
  'notification.until.call': '{until}之前，您可以在此改期或取消。之后请致电 {phone}。',
  'notification.until-start': '预约开始之前，您都可以在此改期或取消。',
  'feed.visits': '{practitioner}的预约',
  'feed.busy': '{practitioner}：忙碌',
  'notification.book-again': '另约时间',
  'notification.why': '您收到此信，是因为预约时留下了您的地址。',
  'notification.stop-reminders': '不再接收提醒和就诊后的信件',
  'notification.secret': '此链接仅供您本人使用：任何持有者都能更改这次预约。',
  'notification.questions': '有疑问？请致电 {phone}。',

  'notification.record-opened.subject': '{clinic}有一份记录被打开',
  'notification.record-opened.title': '一份记录被打开',
  'notification.record-opened.greeting': '{name}，您好：',
  'notification.record-opened.body':
    '{by}打开了您一位患者的记录：{from} 至 {until}，除非提前关闭。每次查看都会记入审计日志。\n\n{recordsLink}\n\n如果您不清楚原因，请询问打开的人。',
  'notification.record-opened.preheader': '登录后可查看是谁的记录以及原因。',
  'notification.record-opened.action': '查看是谁的记录及原因',
  'notification.record-opened.why': '只要他人打开您的记录，您就会收到此信。',

  'text.reminder': '{clinic}：您的预约时间是 {when}，地点：{place}。',
  'text.reminder.short': '{clinic}：您的预约时间是 {when}。',
  'text.reminder.call': '如需更改，请致电 {phone}。',
  'text.booking-confirmed': '{clinic}：您{when}在{place}的预约照常进行。',
  'text.booking-confirmed.short': '{clinic}：您{when}的预约照常进行。',
  'text.booking-confirmed.call': '如有疑问，请致电 {phone}。',
  'text.booking-moved': '{clinic}：您{before}的预约已改至{when}，地点：{place}。',
  'text.booking-moved.short': '{clinic}：您的预约已改至{when}。',
  'text.booking-moved.call': '如不合适，请致电 {phone}。',
  'text.booking-cancelled': '{clinic}：您{when}在{place}的预约已取消。',
  'text.booking-cancelled.short': '{clinic}：您{when}的预约已取消。',
  'text.booking-cancelled.call': '如需另约，请致电 {phone}。',
};
