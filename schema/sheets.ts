import { CALENDAR_LAYERS, DAY_KINDS } from './calendar-days.ts';
import { APPLICANT_KINDS, ID_TYPES } from './applicants.ts';
import { APPROVAL_KINDS, APPROVAL_STATUSES } from './approvals.ts';
import { RUN_STAGES } from './bundles.ts';
import { STAGES, URGENCIES } from './cases.ts';
import { DEPARTMENT_STANDINGS } from './departments.ts';
import { UNKEPT_WAYS } from './resolutions.ts';
import { ROLES } from './people.ts';
import { TASK_KINDS, TASK_ROLES, TASK_STATUSES } from './tasks.ts';

/** Resources that spreadsheet files are read into and written from. */
export const SHEET_RESOURCES = ['cases', 'tasks', 'departments', 'matters', 'calendar-days', 'people', 'duty', 'bundles'] as const;
export type SheetResource = (typeof SHEET_RESOURCES)[number];
/** Lists that are written as files too, and read from none: what is decided is decided in the system. */
export const EXPORT_RESOURCES = [...SHEET_RESOURCES, 'approvals', 'bulletins'] as const;
export type ExportResource = (typeof EXPORT_RESOURCES)[number];

/** Lists of the district's settings a column takes its values from. */
export type SheetList = 'channels' | 'tags' | 'circumstances' | 'categories' | 'causes' | 'outcomes' | 'declineReasons';

type Choice = { code: string; zh: string; en: string };

/** What a column's cells hold. `number` and `phone` of a person are figures that Excel damages. */
export type SheetKind =
  | { kind: 'text' | 'username' | 'whole' | 'number' | 'yes' | 'day' | 'instant' | 'phone' | 'idNumber' }
  | { kind: 'choice'; choices: readonly Choice[] }
  | { kind: 'listed' | 'listedMany'; list: SheetList }
  | { kind: 'department' | 'matter' | 'person' | 'coordinator' | 'site' };

export type SheetField = SheetKind & {
  /** As the row's own shape names it; `reporter.name` and `custom.f_…` lie deeper. */
  field: string;
  zh: string;
  en: string;
  /** Other headers it is known by, as offices write them. */
  also?: readonly string[];
  /** `never`: computed or moved by action only. `new`: taken at registration; afterwards it must be as it stands. */
  take?: 'never' | 'new';
  /** What an export writes where there is none. */
  absent?: string;
  /** In an export nobody chose columns for. */
  shown?: true;
  width?: number;
};

const named = <C extends string>(codes: readonly C[], names: Record<C, readonly [string, string]>): Choice[] => codes.map((code) => ({ code, zh: names[code][0], en: names[code][1] }));

const cases: SheetField[] = [
  { field: 'number', zh: '编号', en: 'Number', also: ['诉求编号', '诉求件编号', '受理编号', '登记编号'], kind: 'text', shown: true, width: 12 },
  { field: 'title', zh: '诉求', en: 'What it is about', also: ['标题', '诉求标题', '反映事项', '诉求内容', '一句话概括', '反映问题'], kind: 'text', shown: true, width: 36 },
  { field: 'stage', zh: '阶段', en: 'Stage', also: ['办理状态', '状态'], kind: 'choice', take: 'never', shown: true, width: 10,
    choices: named(STAGES, {
      received: ['已登记', 'Registered'], triaged: ['已研判', 'Triaged'], working: ['办理中', 'Working'], answered: ['已答复', 'Answered'],
      archived: ['已归档', 'Archived'], declined: ['不予受理', 'Declined'], referred: ['已转送', 'Referred'], withdrawn: ['已撤回', 'Withdrawn'],
    }) },
  { field: 'category', zh: '类别', en: 'Category', also: ['诉求类别'], kind: 'listed', list: 'categories', take: 'never', shown: true, width: 10 },
  { field: 'cause', zh: '原因', en: 'Cause', kind: 'listed', list: 'causes', take: 'never', width: 14 },
  { field: 'leadDepartmentId', zh: '牵头部门', en: 'Lead', kind: 'department', take: 'never', shown: true, width: 18 },
  { field: 'dueAt', zh: '到期', en: 'Due', also: ['到期时间', '办理期限'], kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'stuckAt', zh: '卡在哪里', en: 'Stuck at', also: ['卡点', '堵点'], kind: 'text', shown: true, width: 28 },
  { field: 'story', zh: '经过', en: 'Story', also: ['详细情况', '详情', '情况说明', '事情经过'], kind: 'text', width: 50 },
  { field: 'reporter.name', zh: '反映人', en: 'Reporter', also: ['姓名', '反映人姓名', '办事人', '申请人', '群众姓名'], kind: 'text', take: 'new', shown: true, width: 12 },
  { field: 'reporter.phone', zh: '电话', en: 'Phone', also: ['联系电话', '手机', '手机号', '手机号码', '反映人电话', '联系方式', '电话号码'], kind: 'phone', take: 'new', shown: true, width: 15 },
  { field: 'reporter.idNumber', zh: '证件号', en: 'ID number', also: ['证件号码', '身份证', '身份证号', '身份证号码', '公民身份号码', '反映人证件号'], kind: 'idNumber', take: 'new', shown: true, width: 21 },
  { field: 'reporter.idType', zh: '证件类型', en: 'Document', kind: 'choice', take: 'new', width: 14,
    choices: named(ID_TYPES, { resident: ['居民身份证', 'Resident identity card'], credit_code: ['统一社会信用代码', 'Unified social credit code'], other: ['其他证件', 'Other document'] }) },
  { field: 'reporter.kind', zh: '反映人类型', en: 'Reporter is', also: ['主体类型'], kind: 'choice', take: 'new', width: 10,
    choices: named(APPLICANT_KINDS, { person: ['个人', 'A person'], enterprise: ['企业', 'An enterprise'] }) },
  { field: 'reporter.registeredPlace', zh: '户籍所在地', en: 'Registered in', also: ['户籍地'], kind: 'text', take: 'new', width: 18 },
  { field: 'reporter.livingPlace', zh: '现居住地', en: 'Lives in', also: ['居住地', '住址', '联系地址', '现住址'], kind: 'text', take: 'new', width: 18 },
  { field: 'reporter.circumstances', zh: '特殊情况', en: 'Special circumstances', kind: 'listedMany', list: 'circumstances', take: 'new', width: 18 },
  { field: 'party.name', zh: '当事人', en: 'Party', also: ['当事人姓名', '当事人名称'], kind: 'text', take: 'new', width: 14 },
  { field: 'party.kind', zh: '当事人类型', en: 'Party is', kind: 'choice', take: 'new', width: 10,
    choices: named(APPLICANT_KINDS, { person: ['个人', 'A person'], enterprise: ['企业', 'An enterprise'] }) },
  { field: 'party.phone', zh: '当事人电话', en: 'Party’s phone', kind: 'phone', take: 'new', width: 15 },
  { field: 'party.idNumber', zh: '当事人证件号', en: 'Party’s ID number', also: ['当事人身份证号'], kind: 'idNumber', take: 'new', width: 21 },
  { field: 'reporterRelation', zh: '与当事人关系', en: 'Relation to the party', kind: 'text', width: 12 },
  { field: 'reporterWithheld', zh: '反映人要求保密', en: 'Reporter withheld', also: ['是否保密', '保密'], kind: 'yes', width: 10 },
  { field: 'complainedOfId', zh: '被反映的部门', en: 'Department complained of', also: ['被反映部门'], kind: 'department', width: 18 },
  { field: 'urgency', zh: '紧急程度', en: 'Urgency', kind: 'choice', shown: true, width: 10,
    choices: named(URGENCIES, { normal: ['一般', 'Normal'], urgent: ['紧急', 'Urgent'], critical: ['特急', 'Critical'] }) },
  { field: 'channel', zh: '渠道', en: 'Channel', also: ['来源', '反映渠道', '受理渠道', '来源渠道'], kind: 'listed', list: 'channels', shown: true, width: 14 },
  { field: 'hotlineOrder', zh: '12345 工单号', en: '12345 order number', also: ['工单号', '工单编号'], kind: 'text', width: 18 },
  { field: 'hotlineDueAt', zh: '12345 工单期限', en: '12345 order’s due', also: ['工单期限'], kind: 'instant', take: 'new', width: 17 },
  { field: 'matterId', zh: '事项', en: 'Matter', also: ['事项名称', '办理事项'], kind: 'matter', shown: true, width: 24 },
  { field: 'matterText', zh: '事项（自填）', en: 'Matter in words', kind: 'text', width: 24 },
  { field: 'departmentId', zh: '部门', en: 'Department', also: ['涉及部门', '主管部门', '责任部门'], kind: 'department', shown: true, width: 18 },
  { field: 'siteId', zh: '站点', en: 'Site', also: ['受理地点', '大厅'], kind: 'site', width: 14 },
  { field: 'visits', zh: '跑动', en: 'Visits', also: ['跑动次数', '已跑次数', '已经跑了几次'], kind: 'whole', shown: true, width: 8 },
  { field: 'loss', zh: '办不成的损失', en: 'Loss', kind: 'text', width: 24 },
  { field: 'tags', zh: '标签', en: 'Tags', kind: 'listedMany', list: 'tags', width: 16 },
  { field: 'coordinatorId', zh: '专员', en: 'Coordinator', also: ['协调专员', '经办专员'], kind: 'coordinator', shown: true, width: 12 },
  { field: 'helperId', zh: '帮办员', en: 'Helper', kind: 'person', shown: true, width: 12 },
  { field: 'receivedAt', zh: '登记时间', en: 'Received', also: ['收件时间', '受理时间', '登记日期', '反映时间', '受理日期', '收件日期'], kind: 'instant', take: 'new', shown: true, width: 17 },
  { field: 'fileCount', zh: '附件数', en: 'Number of files', kind: 'whole', take: 'never', width: 8 },
  { field: 'fileNames', zh: '附件', en: 'Files', kind: 'text', take: 'never', width: 36 },
  { field: 'outcome', zh: '办理结果', en: 'Outcome', kind: 'listed', list: 'outcomes', take: 'never', width: 12 },
  { field: 'answer', zh: '答复内容', en: 'Answer', kind: 'text', take: 'never', width: 40 },
  { field: 'answeredAt', zh: '答复时间', en: 'Answered', kind: 'instant', take: 'never', width: 17 },
  { field: 'rating', zh: '评价', en: 'Rating', kind: 'number', take: 'never', width: 8 },
  { field: 'declineReason', zh: '不予受理的理由', en: 'Why declined', kind: 'listed', list: 'declineReasons', take: 'never', width: 18 },
  { field: 'summary', zh: '归档小结', en: 'Summary', kind: 'text', take: 'never', width: 40 },
];

const tasks: SheetField[] = [
  { field: 'id', zh: '任务编号', en: 'Task id', also: ['任务ID'], kind: 'text', width: 38 },
  { field: 'caseNumber', zh: '诉求件', en: 'Case', also: ['诉求编号', '编号'], kind: 'text', take: 'never', shown: true, width: 12 },
  { field: 'kind', zh: '任务', en: 'Kind', also: ['任务类型'], kind: 'choice', take: 'never', shown: true, width: 12,
    choices: named(TASK_KINDS, {
      triage: ['研判', 'Triage'], contact: ['首次联系', 'First contact'], answer: ['答复', 'Answer'], handle: ['办理', 'Part'], reply: ['反馈办事人', 'Reply'],
      supplement: ['补正', 'Supplement'], resolution: ['议定事项', 'Resolution'], bundle_item: ['一件事事项', 'Bundle item'], rectify: ['整改', 'Rectification'], callback: ['回访', 'Callback'], sign: ['签批', 'Signature'],
    }) },
  { field: 'ask', zh: '要做什么', en: 'What is asked', also: ['任务内容', '办理要求'], kind: 'text', shown: true, width: 40 },
  { field: 'caseTitle', zh: '诉求', en: 'What it is about', kind: 'text', take: 'never', shown: true, width: 30 },
  { field: 'departmentId', zh: '部门', en: 'Department', kind: 'department', take: 'never', absent: '本窗口', shown: true, width: 18 },
  { field: 'role', zh: '牵头或协办', en: 'Leads or assists', kind: 'choice', take: 'never', width: 10, choices: named(TASK_ROLES, { lead: ['牵头', 'Leads'], assist: ['协办', 'Assists'], force: ['专班', 'Task force'], above: ['提级', 'Level above'] }) },
  { field: 'personId', zh: '经办人', en: 'Person', also: ['承办人', '办理人'], kind: 'person', shown: true, width: 12 },
  { field: 'status', zh: '状态', en: 'Status', also: ['办理状态'], kind: 'choice', take: 'never', shown: true, width: 10,
    choices: named(TASK_STATUSES, { open: ['待签收', 'Open'], accepted: ['已签收', 'Accepted'], done: ['已办结', 'Done'], returned: ['已退回', 'Returned'], cancelled: ['已取消', 'Cancelled'] }) },
  { field: 'receivedAt', zh: '收件', en: 'Received', kind: 'instant', take: 'never', width: 17 },
  { field: 'dueAt', zh: '到期', en: 'Due', also: ['到期时间', '办理期限'], kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'acceptedAt', zh: '签收时间', en: 'Accepted', kind: 'instant', take: 'never', width: 17 },
  { field: 'closedAt', zh: '了结时间', en: 'Closed', kind: 'instant', take: 'never', width: 17 },
  { field: 'result', zh: '办理结果', en: 'Result', kind: 'text', take: 'never', shown: true, width: 40 },
  { field: 'returns', zh: '退回次数', en: 'Returned times', kind: 'whole', take: 'never', width: 8 },
  { field: 'fileCount', zh: '附件数', en: 'Number of files', kind: 'whole', take: 'never', width: 8 },
  { field: 'fileNames', zh: '附件', en: 'Files', kind: 'text', take: 'never', width: 36 },
];

const departments: SheetField[] = [
  { field: 'code', zh: '代码', en: 'Code', also: ['部门代码', '单位代码', '统一社会信用代码', '部门编码'], kind: 'text', shown: true, width: 20 },
  { field: 'name', zh: '名称', en: 'Name', also: ['部门名称', '单位名称', '部门', '单位', '部门全称', '全称'], kind: 'text', shown: true, width: 30 },
  { field: 'shortName', zh: '简称', en: 'Short name', also: ['部门简称', '单位简称'], kind: 'text', shown: true, width: 14 },
  { field: 'contact', zh: '联系人', en: 'Contact', also: ['部门联系人', '联络员'], kind: 'text', shown: true, width: 12 },
  { field: 'phone', zh: '电话', en: 'Phone', also: ['联系电话', '办公电话', '电话号码', '联系方式'], kind: 'phone', shown: true, width: 18 },
  { field: 'standing', zh: '层级', en: 'Standing', also: ['单位层级'], kind: 'choice', width: 10, choices: named(DEPARTMENT_STANDINGS, { own: ['本区部门', 'Own'], above: ['上级', 'Above'], outside: ['外部单位', 'Outside'] }) },
  { field: 'source', zh: '来源', en: 'Source', kind: 'text', width: 30 },
  { field: 'illustrative', zh: '示例', en: 'Example', kind: 'yes', shown: true, width: 8 },
];

const matters: SheetField[] = [
  { field: 'implementationCode', zh: '实施编码', en: 'Implementation code', also: ['实施清单编码', '事项实施编码'], kind: 'text', shown: true, width: 34 },
  { field: 'basicCode', zh: '基本编码', en: 'Basic code', also: ['事项基本编码', '事项编码'], kind: 'text', shown: true, width: 20 },
  { field: 'name', zh: '事项名称', en: 'Name', also: ['名称', '事项'], kind: 'text', shown: true, width: 36 },
  { field: 'departmentId', zh: '办理部门', en: 'Department', also: ['部门', '实施部门', '责任部门', '实施主体', '主管部门'], kind: 'department', shown: true, width: 24 },
  { field: 'type', zh: '类型', en: 'Type', also: ['事项类型'], kind: 'text', shown: true, width: 14 },
  { field: 'siteInspection', zh: '需要现场勘查', en: 'Site inspection', also: ['现场勘查', '勘查', '是否现场勘查'], kind: 'yes', shown: true, width: 12 },
  { field: 'source', zh: '来源', en: 'Source', kind: 'text', width: 30 },
  { field: 'illustrative', zh: '示例', en: 'Example', kind: 'yes', shown: true, width: 8 },
];

const calendarDays: SheetField[] = [
  { field: 'date', zh: '日期', en: 'Date', also: ['年月日'], kind: 'day', shown: true, width: 13 },
  { field: 'kind', zh: '这一天', en: 'This day', also: ['放假上班', '类型', '安排', '状态'], kind: 'choice', shown: true, width: 10, choices: named(DAY_KINDS, { off: ['放假', 'Off'], work: ['上班', 'Working'] }) },
  { field: 'name', zh: '名称', en: 'Name', also: ['节日', '节假日', '节日名称', '说明'], kind: 'text', shown: true, width: 18 },
  { field: 'layer', zh: '适用于', en: 'For', also: ['层级', '范围', '适用范围'], kind: 'choice', shown: true, width: 10, choices: named(CALENDAR_LAYERS, { national: ['全国', 'national'], district: ['本区', 'district'], site: ['站点', 'site'] }) },
  { field: 'siteId', zh: '站点名称', en: 'Site', also: ['所在站点'], kind: 'site', shown: true, width: 14 },
  { field: 'source', zh: '来源', en: 'Source', also: ['依据', '文件'], kind: 'text', shown: true, width: 40 },
];

const people: SheetField[] = [
  { field: 'username', zh: '用户名', en: 'User name', also: ['账号', '登录名', '登录账号'], kind: 'username', shown: true, width: 16 },
  { field: 'name', zh: '姓名', en: 'Name', also: ['人员姓名'], kind: 'text', shown: true, width: 12 },
  { field: 'role', zh: '岗位', en: 'Role', also: ['角色'], kind: 'choice', shown: true, width: 14,
    choices: named(ROLES, { admin: ['管理员', 'Administrator'], director: ['中心主任', 'Director'], coordinator: ['协调专员', 'Coordinator'], supervisor: ['效能监督', 'Supervisor'], handler: ['经办人', 'Handler'], viewer: ['查看人', 'Viewer'] }) },
  { field: 'departmentId', zh: '部门', en: 'Department', also: ['所属部门', '单位'], kind: 'department', shown: true, width: 24 },
  { field: 'siteId', zh: '站点', en: 'Site', kind: 'site', shown: true, width: 14 },
  { field: 'head', zh: '部门负责人', en: 'Head', also: ['负责人'], kind: 'yes', shown: true, width: 10 },
  { field: 'phone', zh: '电话', en: 'Phone', also: ['联系电话', '手机', '手机号'], kind: 'phone', shown: true, width: 15 },
];

const duty: SheetField[] = [
  { field: 'date', zh: '日期', en: 'Date', also: ['值班日期', '年月日'], kind: 'day', shown: true, width: 13 },
  { field: 'siteId', zh: '站点', en: 'Site', also: ['站点名称', '大厅', '窗口'], kind: 'site', shown: true, width: 24 },
  { field: 'aId', zh: 'A岗', en: 'A post', also: ['A 岗', 'A岗人员', '值班人员', '值班人', '主岗'], kind: 'coordinator', shown: true, width: 14 },
  { field: 'bId', zh: 'B岗', en: 'B post', also: ['B 岗', 'B岗人员', '备岗', '副岗'], kind: 'coordinator', shown: true, width: 14 },
];

const approvals: SheetField[] = [
  { field: 'createdAt', zh: '申请时间', en: 'Asked', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'kind', zh: '申请', en: 'Request', kind: 'choice', take: 'never', width: 12, choices: named(APPROVAL_KINDS, { extension: ['延期', 'Extension'], special: ['特事特办', 'Special approval'] }) },
  { field: 'caseNumber', zh: '诉求件', en: 'Case', kind: 'text', take: 'never', shown: true, width: 12 },
  { field: 'caseTitle', zh: '诉求', en: 'What it is about', kind: 'text', take: 'never', shown: true, width: 30 },
  { field: 'requesterId', zh: '申请人', en: 'Asked by', kind: 'person', take: 'never', shown: true, width: 12 },
  { field: 'grounds', zh: '申请理由', en: 'Grounds', kind: 'text', take: 'never', shown: true, width: 40 },
  { field: 'evidence', zh: '依据（份）', en: 'Files', kind: 'whole', take: 'never', shown: true, width: 9 },
  { field: 'verified', zh: '居委会核实', en: 'Verification', kind: 'text', take: 'never', shown: true, width: 36 },
  { field: 'signed', zh: '审批', en: 'Signatures', kind: 'text', take: 'never', shown: true, width: 50 },
  { field: 'conditions', zh: '条件', en: 'Conditions', kind: 'text', take: 'never', shown: true, width: 30 },
  { field: 'status', zh: '结果', en: 'Result', kind: 'choice', take: 'never', shown: true, width: 10,
    choices: named(APPROVAL_STATUSES, { waiting: ['审批中', 'Under way'], approved: ['已批准', 'Approved'], refused: ['不予批准', 'Refused'], withdrawn: ['已撤回', 'Withdrawn'] }) },
  { field: 'decision', zh: '结果说明', en: 'Reason', kind: 'text', take: 'never', shown: true, width: 30 },
  { field: 'decidedAt', zh: '决定时间', en: 'Decided', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'usedAt', zh: '据此答复', en: 'Answered on it', kind: 'instant', take: 'never', shown: true, width: 17 },
];

const bundles: SheetField[] = [
  { field: 'number', zh: '编号', en: 'Number', also: ['一件事编号', '办件编号'], kind: 'text', shown: true, width: 16 },
  { field: 'title', zh: '办什么', en: 'What for', kind: 'text', shown: true, width: 30 },
  { field: 'templateName', zh: '一件事', en: 'Bundle', kind: 'text', take: 'never', shown: true, width: 30 },
  { field: 'edition', zh: '模板版本', en: 'Edition', kind: 'whole', take: 'never', width: 9 },
  { field: 'illustrative', zh: '材料和环节为示例', en: 'Illustrative', kind: 'yes', take: 'never', width: 12 },
  { field: 'applicant.name', zh: '申请人', en: 'Applicant', kind: 'text', take: 'never', shown: true, width: 14 },
  { field: 'applicant.phone', zh: '电话', en: 'Phone', kind: 'phone', take: 'never', width: 15 },
  { field: 'stage', zh: '环节', en: 'Stage', kind: 'choice', take: 'never', shown: true, width: 10,
    choices: named(RUN_STAGES, { collecting: ['收材料', 'Collecting'], working: ['办理中', 'Working'], ready: ['待出件', 'Ready'], issued: ['已出件', 'Issued'], withdrawn: ['已撤回', 'Withdrawn'] }) },
  { field: 'itemsDone', zh: '办结事项', en: 'Items done', kind: 'whole', take: 'never', shown: true, width: 9 },
  { field: 'itemsTotal', zh: '事项', en: 'Items', kind: 'whole', take: 'never', shown: true, width: 8 },
  { field: 'materialsAccepted', zh: '已收材料', en: 'Materials in', kind: 'whole', take: 'never', shown: true, width: 9 },
  { field: 'materialsTotal', zh: '材料', en: 'Materials', kind: 'whole', take: 'never', shown: true, width: 8 },
  { field: 'secondNotices', zh: '二次告知', en: 'Second notices', kind: 'whole', take: 'never', shown: true, width: 9 },
  { field: 'visits', zh: '跑动', en: 'Visits', kind: 'whole', take: 'never', shown: true, width: 8 },
  { field: 'createdAt', zh: '登记时间', en: 'Registered', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'startedAt', zh: '开始计时', en: 'Started', kind: 'instant', take: 'never', width: 17 },
  { field: 'dueAt', zh: '到期', en: 'Due', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'issuedAt', zh: '出件时间', en: 'Issued', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'coordinatorId', zh: '专员', en: 'Coordinator', also: ['协调专员'], kind: 'coordinator', shown: true, width: 12 },
  { field: 'helperId', zh: '帮办员', en: 'Helper', also: ['帮办人', '帮办代办人员'], kind: 'person', shown: true, width: 12 },
];

const bulletins: SheetField[] = [
  { field: 'departmentId', zh: '部门', en: 'Department', kind: 'department', take: 'never', shown: true, width: 20 },
  { field: 'role', zh: '牵头或协办', en: 'Leads or assists', kind: 'choice', take: 'never', shown: true, width: 11, choices: named(TASK_ROLES, { lead: ['牵头', 'Leads'], assist: ['协办', 'Assists'], force: ['专班', 'Task force'], above: ['提级', 'Level above'] }) },
  { field: 'what', zh: '议定事项', en: 'Resolution', kind: 'text', take: 'never', shown: true, width: 44 },
  { field: 'meetingTitle', zh: '会议', en: 'Meeting', kind: 'text', take: 'never', shown: true, width: 26 },
  { field: 'caseNumber', zh: '诉求件', en: 'Case', kind: 'text', take: 'never', shown: true, width: 12 },
  { field: 'dueAt', zh: '到期', en: 'Due', kind: 'instant', take: 'never', shown: true, width: 17 },
  { field: 'how', zh: '情况', en: 'How it stands', kind: 'choice', take: 'never', shown: true, width: 12, choices: named(UNKEPT_WAYS, { open: ['超期未落实', 'Overdue'], late: ['落实晚了', 'Done late'], returned: ['退回', 'Given back'] }) },
  { field: 'workingDays', zh: '超期工作日', en: 'Working days over', kind: 'whole', take: 'never', shown: true, width: 11 },
  { field: 'closedAt', zh: '了结时间', en: 'Closed', kind: 'instant', take: 'never', width: 17 },
];

export const SHEETS: Record<ExportResource, { zh: string; en: string; fields: SheetField[] }> = {
  cases: { zh: '诉求件', en: 'Cases', fields: cases },
  tasks: { zh: '任务', en: 'Tasks', fields: tasks },
  departments: { zh: '部门', en: 'Departments', fields: departments },
  matters: { zh: '事项', en: 'Matters', fields: matters },
  'calendar-days': { zh: '工作日历', en: 'Calendar', fields: calendarDays },
  people: { zh: '人员', en: 'People', fields: people },
  duty: { zh: '值班表', en: 'Duty roster', fields: duty },
  approvals: { zh: '特事特办', en: 'Special approvals', fields: approvals },
  bundles: { zh: '一件事办件', en: 'Bundle runs', fields: bundles },
  bulletins: { zh: '议定事项落实情况通报', en: 'Bulletin of resolutions', fields: bulletins },
};
