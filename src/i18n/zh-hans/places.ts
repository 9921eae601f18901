import type { Translated } from '../translated.js';
import type { places as english } from '../en/places.js';

/** Where to look, and regions. */
export const places: Translated<typeof english> = {
  'find.where': '您想在哪里查找？',
  'find.where-next': '请输入城市或邮编，我们会显示附近的治疗师。',
  'find.none-in-country': '我们在{place}还没有诊所。',
  'find.none-in-country-next': '请输入您的城市或邮编，我们会找到最近的诊所。',
  'find.asked-in': '{treatment}，{place}',
  'find.count-in': '{place}：{count, plural, other {# 位治疗师}}',
  'find.none-in': '我们在{place}还没有治疗师。以下是最近的。',
};
