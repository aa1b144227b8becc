import type { Shape } from '../messages/shape.ts';

export const zh = {
  edit: '更正个人信息',
  note: '此人的其他诉求件会一并更正，更正前后都留在记录里。',
  saved: '已更正',
  kind: '身份',
  name: '姓名或名称',
  idType: '证件类型',
  idTypes: { resident: '居民身份证', credit_code: '统一社会信用代码', other: '其他证件' },
  maskHint: '不改就保持掩码；要改请填写完整号码。',
  files: '本人的材料',
  filesCount: '本人的材料（%{count}）',
  filesNote: '身份证件、户口簿等随人走的材料，在此人的其他诉求件里也看得到；承办部门看不到。',
};

export const en: Shape<typeof zh> = {
  edit: 'Correct personal details',
  note: 'Other cases of this person change with it; both versions stay in the history.',
  saved: 'Corrected',
  kind: 'Kind',
  name: 'Name',
  idType: 'Document',
  idTypes: { resident: 'Resident identity card', credit_code: 'Unified social credit code', other: 'Other document' },
  maskHint: 'Leave the mask to keep it; type the whole number to change it.',
  files: 'Papers of this person',
  filesCount: 'Papers of this person (%{count})',
  filesNote: 'Identity papers and the like, seen in this person’s other cases too, and not by departments.',
};
