import type { Translated } from '../translated.js';
import type { notifications as english } from '../en/notifications.js';

export const notifications: Translated<typeof english> = {
  'notification.booking-confirmed.subject': '您的预约：{when}',
  'notification.booking-confirmed.title': '您的预约已确认',
  'notification.booking-confirmed.greeting': '{name}，您好：',
  'notification.booking-confirmed.body':
    '期待与您见面。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n附件为日历文件。',

  'notification.booking-provisional.subject': '请确认预约：{when}',
  'notification.booking-provisional.title': '请确认您的预约',
  'notification.booking-provisional.greeting': '{name}，您好：',
  'notification.booking-provisional.body':
    '我们为您保留此时间至 {heldUntil}。请点击按钮确认预约。\n\n{confirmLink}\n\n{details}\n\n如果不是您本人预约，无需任何操作：此时间会自动释放。',

  'notification.booking-moved.subject': '您的预约已改至{when}',
  'notification.booking-moved.title': '您的预约已改期',
  'notification.booking-moved.greeting': '{name}，您好：',
  'notification.booking-moved.body':
    '您的新时间：\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可更新您的日历。',

  'notification.booking-moved-by-clinic.subject': '您的预约已改至{when}',
  'notification.booking-moved-by-clinic.title': '您的预约已改期',
  'notification.booking-moved-by-clinic.greeting': '{name}，您好：',
  'notification.booking-moved-by-clinic.body':
    '很抱歉，我们不得不更改您的预约。您的新时间：\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可更新您的日历。',

  'notification.booking-link.subject': '您的预约链接：{when}',
  'notification.booking-link.title': '您的新链接',
  'notification.booking-link.greeting': '{name}，您好：',
  'notification.booking-link.body':
    '这是您申请的新链接。预约没有变化；之前的链接不再有效。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.decline-asked.subject': '您{when}的预约：您还会来吗？',
  'notification.decline-asked.title': '您还会来吗？',
  'notification.decline-asked.greeting': '{name}，您好：',
  'notification.decline-asked.body':
    '您的日历拒绝了这次预约。在您取消之前，预约仍然有效。如果您会来，无需任何操作。\n\n{details}\n\n{manageLink}\n\n{terms}',

  'notification.appointments-link.subject': '您在{clinic}的链接',
  'notification.appointments-link.title': '您的预约',
  'notification.appointments-link.greeting': '您好：',
  'notification.appointments-link.body':
    '这是您申请的链接，可打开您在我们这里的所有预约。{minutes} 分钟内有效，只能使用一次。\n\n{appointmentsLink}\n\n如果不是您申请的，请忽略此邮件。',
  'notification.appointments-link.preheader': '只能使用一次，短时间内有效。',
  'notification.appointments-link.action': '查看我的预约',

  'notification.appointments-none.subject': '{clinic}：此邮箱没有预约',
  'notification.appointments-none.title': '此邮箱没有预约',
  'notification.appointments-none.greeting': '您好：',
  'notification.appointments-none.body':
    '有人申请了用此邮箱查看预约的链接，但没有找到预约。您可能使用了其他邮箱预约：请用该邮箱再试，或致电我们查询。\n\n{myLink}\n\n如果不是您本人，请忽略此邮件。',
  'notification.appointments-none.preheader': '您可能使用了其他邮箱预约。',
  'notification.appointments-none.action': '使用其他邮箱',

  'notification.waitlist-asked.subject': '请确认：{clinic}的候补名单',
  'notification.waitlist-asked.title': '请确认您的电子邮箱',
  'notification.waitlist-asked.greeting': '{name}，您好：',
  'notification.waitlist-asked.body':
    '您申请加入{treatment}的候补名单。请在{hours}小时内按下按钮；一有适合您的时间空出，我们就会发邮件给您。\n\n{confirmLink}\n\n不是您申请的？那您什么都不用做，不会有人被列入名单。',
  'notification.waitlist-asked.preheader': '按下按钮后才会列入名单。',
  'notification.waitlist-asked.action': '确认我的邮箱',

  'notification.waitlist-joined.subject': '您已在{clinic}的候补名单上',
  'notification.waitlist-joined.title': '您已在候补名单上',
  'notification.waitlist-joined.greeting': '{name}，您好：',
  'notification.waitlist-joined.body':
    '您正在等候{treatment}。您在名单上的位置：{place}。\n\n有适合您的时间空出时，我们会依次提供给候补者，并短暂保留。在您接受之前不会预约任何时间。\n\n{entryLink}',
  'notification.waitlist-joined.preheader': '查看或修改您的要求，或退出名单。',
  'notification.waitlist-joined.action': '查看我的候补',

  'notification.waitlist-offer.subject': '有时间空出给您：{when}',
  'notification.waitlist-offer.title': '我们为您保留了一个时间',
  'notification.waitlist-offer.greeting': '{name}，您好：',
  'notification.waitlist-offer.body':
    '我们有一个时间可以给您，并为您保留到{heldUntil}。\n\n{details}\n\n{offerLink}\n\n如果不合适，您可以在同一页面谢绝，并保留您在名单上的位置。如无回复，我们会提供给其他人。',
  'notification.waitlist-offer.preheader': '保留到{heldUntil}。',
  'notification.waitlist-offer.action': '查看并接受',

  'notification.waitlist.why': '您收到此邮件，是因为您在诊所的候补名单上。',
  'notification.waitlist.why-asked': '您收到此邮件，是因为有人用此邮箱申请加入诊所的候补名单。',
  'notification.waitlist.leave': '退出候补名单',

  'notification.reminder.subject': '您的预约：{when}',
  'notification.reminder.title': '期待与您见面',
  'notification.reminder.greeting': '{name}，您好：',
  'notification.reminder.body':
    '提醒您有一个预约。如果您会来，无需任何操作。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}',
  'notification.aftercare.subject': '感谢您的到来',
  'notification.aftercare.title': '感谢您的到来',
  'notification.aftercare.greeting': '{name}，您好：',
  'notification.aftercare.body': '希望您感觉良好。\n\n{aftercare}\n\n{nextVisit}\n\n{againLink}\n\n{details}',
  'notification.aftercare.now': '治疗之后',
  'notification.aftercare.next': '您的下一次预约是{when}。',
  'notification.aftercare.again':
    '通常需要几次治疗才能充分感受到效果。如果您想再来，这里有{practitioner}从下周起的可预约时间。',
  'notification.aftercare.action': '再次预约',

  'notification.recall.subject': '想再来看看吗？',
  'notification.recall.title': '想再来看看吗？',
  'notification.recall.greeting': '{name}，您好：',
  'notification.recall.body':
    '距离您上次预约{practitioner}已有一段时间。如果您想再来，这里有最近的可预约时间。\n\n{againLink}\n\n如果暂时不需要，无需任何操作，我们不会再就此给您发邮件。',

  'notification.booking-cancelled.subject': '您{when}的预约已取消',
  'notification.booking-cancelled.title': '您的预约已取消',
  'notification.booking-cancelled.greeting': '{name}，您好：',
  'notification.booking-cancelled.body':
    '您无需其他操作。期待下次与您见面。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'notification.booking-called-off.subject': '您{when}的预约已取消',
  'notification.booking-called-off.title': '我们不得不取消您的预约',
  'notification.booking-called-off.greeting': '{name}，您好：',
  'notification.booking-called-off.body':
    '非常抱歉，我们不得不取消您的预约。您无需付费。\n\n{details}\n\n{findLink}\n\n打开附件即可将预约从您的日历中删除。',

  'notification.course-confirmed.subject': '您的预约：{when}起',
  'notification.course-confirmed.title': '您的 {count} 次预约已确认',
  'notification.course-confirmed.greeting': '{name}，您好：',
  'notification.course-confirmed.body':
    '期待与您见面。\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n附件为每次预约的日历文件。',

  'notification.course-provisional.subject': '请确认：{when}起的 {count} 次预约',
  'notification.course-provisional.title': '请确认您的预约',
  'notification.course-provisional.greeting': '{name}，您好：',
  'notification.course-provisional.body':
    '我们为您保留这些时间至 {heldUntil}。请点击按钮确认全部 {count} 次预约。\n\n{confirmLink}\n\n{details}\n\n如果不是您本人预约，无需任何操作：这些时间会自动释放。',

  'notification.course-moved.subject': '您的预约有变动：下一次为{when}',
  'notification.course-moved.title': '您的预约已改期',
  'notification.course-moved.greeting': '{name}，您好：',
  'notification.course-moved.body':
    '您的新时间：\n\n{message}\n\n{details}\n\n{preparation}\n\n{manageLink}\n\n{terms}\n\n打开附件即可更新您的日历。',

  'notification.course-cancelled.subject': '您{when}起的预约已取消',
  'notification.course-cancelled.title': '您剩余的预约已取消',
  'notification.course-cancelled.greeting': '{name}，您好：',
  'notification.course-cancelled.body':
    '您无需其他操作。期待下次与您见面。\n\n{details}\n\n{findLink}\n\n打开附件即可将这些预约从您的日历中删除。',

  'notification.visit-new.subject': '新预约：{when}',
  'notification.visit-new.title': '新预约',
  'notification.visit-new.greeting': '',
  'notification.visit-new.body': '{details}\n\n附件为日历文件。',

  'notification.visit-moved.subject': '预约已改至{when}',
  'notification.visit-moved.title': '预约已改期',
  'notification.visit-moved.greeting': '',
  'notification.visit-moved.body': '{details}\n\n打开附件即可更新您的日历。',

  'notification.visit-cancelled.subject': '预约已取消：{when}',
  'notification.visit-cancelled.title': '预约已取消',
  'notification.visit-cancelled.greeting': '',
  'notification.visit-cancelled.body': '这个时间已空出。\n\n{details}\n\n打开附件即可将预约从您的日历中删除。',

  'notification.morning.subject': '您{date}的日程',
  'notification.morning.title': '{date}',
  'notification.morning.greeting': '',
  'notification.morning.body':
    '{visitCount, plural, =0 {今天没有预约。} other {今天有 # 个预约。}}\n\n{visits}\n\n{changeCount, plural, =0 {自上次汇总以来没有变化。} other {自上次汇总以来：}}\n\n{changes}\n\n{diaryLink}',
  'notification.morning.preheader':
    '{visits, plural, =0 {没有预约} other {# 个预约}}，{changes, plural, =0 {没有变化} other {# 项变化}}。',
  'notification.morning.new': '新预约',
  'notification.morning.moved': '已改期',
  'notification.morning.cancelled': '已取消',
  'notification.morning.before': '原时间：{when}',
  'notification.morning.action': '打开日程',
  'notification.morning.why': '您收到此邮件，是因为您选择了每日汇总。您可以在个人资料中改为每次变化发送一封邮件。',

  'notification.staff-invitation.subject': '您在{clinic}的账户',
  'notification.staff-invitation.title': '欢迎加入{clinic}',
  'notification.staff-invitation.greeting': '{name}，您好：',
  'notification.staff-invitation.body':
    '我们已为您开设账户。请设置密码，即可开始使用。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'notification.staff-invitation.preheader': '请设置密码，即可开始使用。',
  'notification.staff-invitation.action': '设置密码',
  'notification.staff-invitation.why': '您收到此邮件，是因为诊所管理员添加了您。',

  'notification.staff-reset.subject': '重置{clinic}的密码',
  'notification.staff-reset.title': '请设置新密码',
  'notification.staff-reset.greeting': '{name}，您好：',
  'notification.staff-reset.body':
    '有人（应该是您）申请重置密码。如果不是您，请忽略此邮件；您的密码保持不变。\n\n{passwordLink}\n\n此链接只能使用一次，{hours, plural, other {# 小时}}内有效。',
  'notification.staff-reset.preheader': '请设置新密码。',
  'notification.staff-reset.action': '设置新密码',
  'notification.staff-reset.why': '您收到此邮件，是因为有人在登录页输入了您的邮箱。',

  'notification.staff-email.subject': '请确认您在{clinic}使用的邮箱',
  'notification.staff-email.title': '请确认新邮箱',
  'notification.staff-email.greeting': '{name}，您好：',
  'notification.staff-email.body':
    '诊所管理员已将您在{clinic}的账户邮箱改为此地址。确认后，今后请用此邮箱登录。\n\n{confirmLink}\n\n此链接仅可使用一次，有效期为{hours, plural, other {#小时}}。如果您不认识{clinic}，可忽略此邮件。',
  'notification.staff-email.preheader': '请确认此邮箱，以便用它登录。',
  'notification.staff-email.action': '确认此邮箱',
  'notification.staff-email.why': '您收到此邮件，是因为诊所管理员填写了此地址。',

  'notification.staff-changed.subject': '您在{clinic}的账户有变动',
  'notification.staff-changed.title': '您的账户有变动',
  'notification.staff-changed.greeting': '{name}，您好：',
  'notification.staff-changed.body':
    '{change}\n\n{passwordLink}\n\n如果是您本人操作，无需理会。如果不是，请立即设置新密码，并告知管理员。',
  'notification.staff-changed.preheader': '如果是您本人操作，无需理会。',
  'notification.staff-changed.action': '设置新密码',
  'notification.staff-changed.why': '您收到此邮件，是因为您的登录方式有变动。',
  'notification.change.password': '您的密码已更改，并已在所有设备上退出登录。',
  'notification.change.email':
    '您账户的登录邮箱已更改，您已在所有设备上退出登录。如果不是您本人确认的，请立即告知管理员。',
  'notification.change.authenticator': '您的身份验证器已添加或移除。',
  'notification.change.passkey': '已添加或移除一个通行密钥。',
  'notification.change.recovery-codes': '您有新的恢复代码；旧的不再有效。',
  'notification.change.factors-forgotten': '管理员已重置您的两步登录。请用密码登录并重新设置。',

  'notification.trial.subject': '测试：{subject}',
  'notification.trial.why': '这是您申请的测试邮件，与真实预约无关，其中的链接无效。',

  'notification.calendar.title': '预约',
  'notification.calendar.patient': '治疗师：{practitioner}。预约编号 {reference}。',
  'notification.calendar.phone': '电话 {phone}',
  'notification.calendar.link': '查看或更改预约：{link}',
  'notification.calendar.practitioner': '预约编号 {reference}',
  'notification.fact.why': '原因',
  'notification.preheader': '{place}。预约编号 {reference}。',
  'notification.hello-there': '您好：',
  'notification.asked': '您要求我们取消此预约。',
  'notification.fact.when': '时间',
  'notification.fact.before': '原时间',
  'notification.fact.what': '治疗项目',
  'notification.fact.note': '请注意',
  'notification.for-new':
    '此预约仅限新患者，而您上次就诊是在{seen}。预约仍然保留。请通过下方链接选择其他治疗项目，或致电我们。',
  'notification.for-returning':
    '此预约仅限最近 {months, plural, other {# 个月}}内来过的患者。预约仍然保留。如果您不符合，请通过下方链接选择其他治疗项目，或致电我们。',
  'notification.fact.with': '治疗师',
  'notification.fact.where': '地点',
  'notification.fact.price': '价格',
  'notification.fact.patient': '患者',
  'notification.fact.course': '疗程',
  'notification.course-part': '第 {position} 次，共 {planned} 次',
  'notification.was': '原为{when}',
  'notification.nth': '第 {n} 次',
  'notification.fact.reference': '预约编号',
  'notification.zone': '{place} 当地时间',
  'notification.confirm': '确认预约',
  'notification.manage': '查看或更改预约',
  'notification.see': '查看您的预约',
  'notification.above-link': '{label}：',
  'notification.too-late': '已无法在线改期或取消。',
  'notification.too-late.call': '如需改期或取消，请致电 {phone}。',
  'notification.until': '{until}之前，您可以在线改期或取消。',
  'notification.until.call': '{until}之前，您可以在线改期或取消。之后请致电 {phone}。',
  'notification.each-until':
    '{minutes, plural, =0 {每次预约开始之前，您都可以在线改期或取消。} other {每次预约开始前 {notice}，您都可以在线改期或取消。}}',
  'notification.until-start': '预约开始之前，您都可以在线改期或取消。',
  'feed.visits': '{practitioner}的预约',
  'feed.busy': '{practitioner}：忙碌',
  'feed.busy-time': '忙碌',
  'notification.book-again': '另约时间',
  'notification.why': '您收到此邮件，是因为您在我们这里预约了。',
  'notification.stop-reminders': '退订提醒和回访邮件',
  'notification.appointments.why': '您收到此邮件，是因为有人在我们的网站上输入了您的邮箱。',
  'notification.secret': '请勿转发此链接：拥有链接的人可以更改您的预约。',
  'notification.questions': '有疑问？请致电 {phone}。',

  'notification.record-opened.subject': '{clinic}有一份患者记录被打开',
  'notification.record-opened.title': '一份患者记录被打开',
  'notification.record-opened.greeting': '{name}，您好：',
  'notification.record-opened.body':
    '{by}可紧急查看您一位患者的记录，时间为 {from} 至 {until}，除非提前关闭。每次查看都会记入审计日志。\n\n{recordsLink}\n\n如果您不清楚原因，请向对方询问。',
  'notification.record-opened.preheader': '登录后可查看是哪份记录以及原因。',
  'notification.record-opened.action': '查看是哪份记录及原因',
  'notification.record-opened.why': '您收到此邮件，是因为他人打开了您的一份记录。',

  'notification.erasure-asked.subject': '请确认您向{clinic}提出的请求',
  'notification.erasure-asked.title': '要删除您的资料吗？',
  'notification.erasure-asked.greeting': '{name}，您好：',
  'notification.erasure-asked.body':
    '我们收到请求，要删除我们保存的有关您的全部资料：联系方式、您写给我们的内容、治疗备注，以及我们发给您的信息。此操作无法撤销。\n\n{confirmLink}\n\n如果不是您提出的，请忽略此邮件，资料不会被删除。',
  'notification.erasure-asked.preheader': '未经您确认，不会删除任何资料。',
  'notification.erasure-asked.action': '查看并确认',
  'notification.erasure-asked.why': '您收到此邮件，是因为有人请诊所删除您的资料。',

  'notification.diary-changed.subject': '{clinic}的日程访问权限有变动',
  'notification.diary-changed.title': '日程访问权限有变动',
  'notification.diary-changed.greeting': '{name}，您好：',
  'notification.diary-changed.body': '{change}\n\n此类变动都会记入审计日志。如果您事先不知情，请立即向管理员询问。',
  'notification.diary-changed.preheader': '如果您已知情，无需理会。',
  'notification.diary-changed.why': '您收到此邮件，是因为这关系到谁可以查看备注和回答。',
  'notification.diary.operator': '拥有服务器权限的人员',
  'notification.diary.linked':
    '{by}已将账户 {email} 与{practitioner}的日程关联。该账户可查看此后的备注和回答；此前的内容，只有用{practitioner}本人的邮箱登录或经分享后才能查看。',
  'notification.diary.unlinked': '{by}已取消账户 {email} 与{practitioner}的日程的关联。',
  'notification.diary.address': '{by}已将{practitioner}的邮箱改为 {email}。30 天内，通知也会发送到原邮箱。',
  'notification.diary.exported':
    '{by}导出了诊所保存的{practitioner}一位患者的全部资料，包括备注和回答。患者有权获得这样的副本。',
  'notification.diary.answers-read': '由于预约被移到其他日程，{by}查看了患者预约时写给{practitioner}的内容。',

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
  'text.waitlist-offer': '{clinic}：{when}，{place}，为您保留到{until}。请在邮件中接受。',
  'text.waitlist-offer.short': '{clinic}：{when}为您保留到{until}，请看邮件。',
  'text.waitlist-offer.link': '{clinic}：{when}，{place}，为您保留到{until}。查看并接受：',
  'text.waitlist-offer.call': '或致电{phone}。',
};
