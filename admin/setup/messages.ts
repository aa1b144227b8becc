import type { Shape } from '../messages/shape.ts';

export const zh = {
  title: '首次设置',
  hint: '建立第一位管理员，选定本区从哪一份已公布的规则开始。以后都可以在设置里改。',
  closed: '系统已经有管理员，首次设置链接不再有效。',
  noToken: '请用服务启动时显示的首次设置链接打开本页。',
  waiting: '系统还没有设置。请用服务启动时显示的首次设置链接建立第一位管理员。',
  name: '管理员姓名',
  usernameRule: '3 到 30 位，字母、数字、点、下划线或短横。',
  passwordRule: '至少 12 位。用一句好记的话比用符号好。',
  passwordsDiffer: '两次输入的密码不一样。',
  again: '再输入一次密码',
  preset: '从哪个地区公布的规则开始',
  presetHint: '分类、原因、渠道、时限都来自公开报道，各注出处。本区自己的规定请在设置里改。',
  missing: '有 %{smart_count} 类没有公布时限，要在设置里填写后才能研判。',
  noCategories: '没有公布分类，要在设置里建立。',
  submit: '完成设置',
};

export const en: Shape<typeof zh> = {
  title: 'First set-up',
  hint: 'Make the first administrator and choose the published rules this district begins with. All of it can be changed later.',
  closed: 'There is an administrator already; the set-up link no longer works.',
  noToken: 'Open this page with the set-up link that the server shows at its start.',
  waiting: 'Nothing is set up yet. Use the set-up link that the server shows at its start to make the first administrator.',
  name: 'Administrator’s name',
  usernameRule: '3 to 30 letters, digits, dots, underscores or hyphens.',
  passwordRule: 'At least 12 characters. A sentence you remember beats symbols.',
  passwordsDiffer: 'The two passwords differ.',
  again: 'Password once more',
  preset: 'Begin with the rules published by',
  presetHint: 'Categories, causes, channels and deadlines come from published articles, each with its source. Enter the district’s own in the settings.',
  missing: '%{smart_count} category has no published deadline; enter it in the settings before triage. |||| %{smart_count} categories have no published deadline; enter them in the settings before triage.',
  noCategories: 'No categories published; make them in the settings.',
  submit: 'Finish set-up',
};
