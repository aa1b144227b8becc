import { z } from 'zod';
import { Day, Instant } from './values.ts';

const Said = z.string().nullable();

/** A material that is still to come. */
const Supplement = z.strictObject({ material: z.string(), requirement: Said, dueOn: Day.nullable() });
/** One contact as it was noted, kind and people by their names on screen. */
const Contact = z.strictObject({
  at: Instant,
  kind: z.string(),
  with: z.string(),
  reached: z.boolean(),
  text: z.string(),
  place: Said,
  minutes: z.int().nullable(),
  by: z.string(),
});
/** What is told once of a 一件事: each material with the items it is for, each item with its department and limit. */
const Notice = z.strictObject({
  limit: z.string(),
  /** The matrix is made up for show. */
  illustrative: z.boolean(),
  materials: z.array(z.strictObject({ name: z.string(), how: z.string(), standard: z.string(), items: z.array(z.string()) })),
  items: z.array(z.strictObject({ name: z.string(), department: z.string(), limit: z.string() })),
  /** Outputs that go from item to item without the applicant. */
  circulating: z.array(z.string()),
});
/** What one item gave. */
const Result = z.strictObject({ item: z.string(), department: z.string(), outputs: z.array(z.string()), result: Said });
/** What a joint meeting decided, section by section, and what departments said of the record when they countersigned it. */
const Meeting = z.strictObject({
  sections: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  /** By its name: 同意, 修改后同意, 不同意, 未会签. */
  countersigns: z.array(z.strictObject({ department: z.string(), verdict: z.string(), text: Said })),
});
/** How one paper reached somebody. Whatever has not happened yet is null and left to be filled in by hand. */
const Delivery = z.strictObject({
  /** The department it goes to; null where it goes to whoever reported. */
  department: Said,
  /** It is a 督办单 that was handed over. */
  supervised: z.boolean(),
  paperTitle: z.string(),
  paperNumber: Said,
  /** By its name: 直接送达, 邮寄, 微信, 现场. */
  means: Said,
  postNumber: Said,
  place: Said,
  deliveredAt: Instant.nullable(),
  receiver: Said,
  /** Of the receiver to the addressee, where they are two. */
  relation: Said,
  deliverer: Said,
  note: Said,
});

/**
 * Everything a paper may say, as the reader of the paper may know it: whoever gathers these decides what is masked and
 * what a withheld reporter leaves out. Codes are already names. Null is what this case does not have.
 */
export const PaperFacts = z.strictObject({
  // the paper
  issuedOn: Day,
  number: Said,
  edition: z.int().min(1),
  /** The edition this one takes the place of. */
  replaces: z.strictObject({ edition: z.int().min(1), issuedOn: Day, number: Said }).nullable(),
  voided: z.strictObject({ reason: z.string() }).nullable(),
  /** What the small code in the head says, so that a scan finds its paper; on a receipt `progressUrl` does that. */
  paperCode: Said,
  /** A made-up district, or examples in place of real departments: the paper says so. */
  illustrative: z.boolean(),
  /** Years whose calendar is not published and which the dates on this paper reach into. */
  provisionalYears: z.array(z.int()),
  /** IANA name; days and times on paper are read in it. */
  zone: z.string(),

  // the district
  districtName: z.string(),
  windowName: z.string(),
  supervisingBody: Said,
  siteName: Said,
  phone: Said,
  address: Said,

  // the case
  caseNumber: Said,
  queryCode: Said,
  progressUrl: Said,
  reporterName: Said,
  reporterRelation: Said,
  /** The reporter asked to be withheld from the reader of this paper; names and numbers are then null. */
  reporterWithheld: z.boolean(),
  /** As it may stand on this paper: masked, or in full where the gatherer was allowed to. */
  reporterPhone: Said,
  reporterIdNumber: Said,
  partyName: Said,
  partyPhone: Said,
  partyIdNumber: Said,
  partyPlace: Said,
  circumstances: z.array(z.string()),
  title: Said,
  story: Said,
  stuckAt: Said,
  loss: Said,
  matter: Said,
  matterDepartment: Said,
  visits: z.int().nullable(),
  category: Said,
  cause: Said,
  channel: Said,
  hotlineOrder: Said,
  receivedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  /** The promise in words: 「10个工作日内反馈」. */
  limitText: Said,
  /** Sentences on which the count rests, with their sources (schema/deadline-basis.ts); only what applies here. */
  limitBasis: z.array(z.string()),
  coordinatorName: Said,
  handlerName: Said,
  helperName: Said,

  // a department's part
  departmentName: Said,
  leadDepartment: Said,
  assistDepartments: z.array(z.string()),
  ask: Said,
  taskDueAt: Instant.nullable(),
  taskResult: Said,

  // refused, and where to go
  declineReason: Said,
  told: Said,
  remedy: Said,

  // answered
  outcome: Said,
  answer: Said,
  basis: Said,
  answeredAt: Instant.nullable(),

  // extended
  extensionDays: z.int().nullable(),
  extensionReason: Said,
  previousDueAt: Instant.nullable(),
  newDueAt: Instant.nullable(),

  // explained
  explanation: Said,
  clause: Said,
  alternatives: Said,

  // to be supplied
  supplements: z.array(Supplement),
  supplementDueAt: Instant.nullable(),

  // taken provisionally (容缺受理)
  missingMaterials: z.array(z.string()),
  promise: Said,
  supplyBy: z.array(z.string()),
  verifications: z.array(z.string()),
  decidedBy: Said,
  decidedAt: Instant.nullable(),
  endedAt: Instant.nullable(),

  // supervised
  supervisionMatter: Said,
  supervisionAsk: Said,
  supervisionDueAt: Instant.nullable(),

  // of a 一件事
  notice: Notice.nullable(),
  results: z.array(Result),

  // of a joint meeting
  meeting: Meeting.nullable(),

  contacts: z.array(Contact),
  delivery: Delivery.nullable(),
});
export type PaperFacts = z.infer<typeof PaperFacts>;

type FieldKind = 'text' | 'list' | 'count' | 'day' | 'moment';
type PaperField = { field: string; en: string; fact: keyof PaperFacts; kind: FieldKind };

/**
 * What a district may write between braces: `{当事人}`. The name is the label in Chinese. A `day` reads 2026年3月9日,
 * a `moment` 2026年3月16日17:30; lists are joined with 、.
 */
export const FIELDS = [
  { field: '当事人', en: 'Party', fact: 'partyName', kind: 'text' },
  { field: '当事人电话', en: 'Party’s phone', fact: 'partyPhone', kind: 'text' },
  { field: '当事人证件号', en: 'Party’s ID number', fact: 'partyIdNumber', kind: 'text' },
  { field: '当事人住址', en: 'Party’s place', fact: 'partyPlace', kind: 'text' },
  { field: '反映人', en: 'Reporter', fact: 'reporterName', kind: 'text' },
  { field: '反映人电话', en: 'Reporter’s phone', fact: 'reporterPhone', kind: 'text' },
  { field: '反映人证件号', en: 'Reporter’s ID number', fact: 'reporterIdNumber', kind: 'text' },
  { field: '与当事人关系', en: 'Reporter’s relation to the party', fact: 'reporterRelation', kind: 'text' },
  { field: '文号', en: 'Number of this paper', fact: 'number', kind: 'text' },
  { field: '印发日期', en: 'Day of issue', fact: 'issuedOn', kind: 'day' },
  { field: '地区', en: 'District', fact: 'districtName', kind: 'text' },
  { field: '窗口', en: 'Window', fact: 'windowName', kind: 'text' },
  { field: '监督机构', en: 'Supervising body', fact: 'supervisingBody', kind: 'text' },
  { field: '站点', en: 'Site', fact: 'siteName', kind: 'text' },
  { field: '窗口电话', en: 'Window’s phone', fact: 'phone', kind: 'text' },
  { field: '窗口地址', en: 'Window’s address', fact: 'address', kind: 'text' },
  { field: '编号', en: 'Case number', fact: 'caseNumber', kind: 'text' },
  { field: '查询码', en: 'Query code', fact: 'queryCode', kind: 'text' },
  { field: '查询网址', en: 'Progress page', fact: 'progressUrl', kind: 'text' },
  { field: '诉求', en: 'Title of the case', fact: 'title', kind: 'text' },
  { field: '经过', en: 'Story', fact: 'story', kind: 'text' },
  { field: '卡在哪里', en: 'Where it is stuck', fact: 'stuckAt', kind: 'text' },
  { field: '事项', en: 'Matter', fact: 'matter', kind: 'text' },
  { field: '事项部门', en: 'Department of the matter', fact: 'matterDepartment', kind: 'text' },
  { field: '跑动次数', en: 'Visits', fact: 'visits', kind: 'count' },
  { field: '类别', en: 'Category', fact: 'category', kind: 'text' },
  { field: '原因', en: 'Cause', fact: 'cause', kind: 'text' },
  { field: '渠道', en: 'Channel', fact: 'channel', kind: 'text' },
  { field: '工单号', en: 'Order of 12345', fact: 'hotlineOrder', kind: 'text' },
  { field: '收件日期', en: 'Day received', fact: 'receivedAt', kind: 'day' },
  { field: '收件时间', en: 'Time received', fact: 'receivedAt', kind: 'moment' },
  { field: '到期日', en: 'Day due', fact: 'dueAt', kind: 'day' },
  { field: '到期时间', en: 'Time due', fact: 'dueAt', kind: 'moment' },
  { field: '时限', en: 'Time limit', fact: 'limitText', kind: 'text' },
  { field: '协调专员', en: 'Coordinator', fact: 'coordinatorName', kind: 'text' },
  { field: '经办人', en: 'Handler', fact: 'handlerName', kind: 'text' },
  { field: '帮办员', en: 'Helper', fact: 'helperName', kind: 'text' },
  { field: '部门', en: 'Department', fact: 'departmentName', kind: 'text' },
  { field: '牵头部门', en: 'Lead department', fact: 'leadDepartment', kind: 'text' },
  { field: '协办部门', en: 'Assisting departments', fact: 'assistDepartments', kind: 'list' },
  { field: '办理要求', en: 'What is asked', fact: 'ask', kind: 'text' },
  { field: '部门到期日', en: 'Day the part is due', fact: 'taskDueAt', kind: 'day' },
  { field: '部门到期时间', en: 'Time the part is due', fact: 'taskDueAt', kind: 'moment' },
  { field: '部门办理结果', en: 'Result of the part', fact: 'taskResult', kind: 'text' },
  { field: '不予受理理由', en: 'Reason of declining', fact: 'declineReason', kind: 'text' },
  { field: '已告知内容', en: 'What was told', fact: 'told', kind: 'text' },
  { field: '救济途径', en: 'Remedy or place to go', fact: 'remedy', kind: 'text' },
  { field: '办理结果', en: 'Outcome', fact: 'outcome', kind: 'text' },
  { field: '答复内容', en: 'Answer', fact: 'answer', kind: 'text' },
  { field: '答复依据', en: 'Basis of the answer', fact: 'basis', kind: 'text' },
  { field: '答复日期', en: 'Day answered', fact: 'answeredAt', kind: 'day' },
  { field: '延期天数', en: 'Working days of the extension', fact: 'extensionDays', kind: 'count' },
  { field: '延期理由', en: 'Reason of the extension', fact: 'extensionReason', kind: 'text' },
  { field: '原到期日', en: 'Day due before', fact: 'previousDueAt', kind: 'day' },
  { field: '新到期日', en: 'New day due', fact: 'newDueAt', kind: 'day' },
  { field: '新到期时间', en: 'New time due', fact: 'newDueAt', kind: 'moment' },
  { field: '解释内容', en: 'Explanation', fact: 'explanation', kind: 'text' },
  { field: '依据条款', en: 'Clause', fact: 'clause', kind: 'text' },
  { field: '替代办法', en: 'Alternatives tried', fact: 'alternatives', kind: 'text' },
  { field: '补充到期日', en: 'Day the materials are due', fact: 'supplementDueAt', kind: 'day' },
  { field: '缺少的材料', en: 'What is missing', fact: 'missingMaterials', kind: 'list' },
  { field: '承诺内容', en: 'The promise', fact: 'promise', kind: 'text' },
  { field: '补齐方式', en: 'How to supply', fact: 'supplyBy', kind: 'list' },
  { field: '核验方式', en: 'What was checked instead', fact: 'verifications', kind: 'list' },
  { field: '容缺决定部门', en: 'Department that accepted provisionally', fact: 'decidedBy', kind: 'text' },
  { field: '容缺受理日期', en: 'Day accepted provisionally', fact: 'decidedAt', kind: 'day' },
  { field: '终止日期', en: 'Day it ended', fact: 'endedAt', kind: 'day' },
  { field: '督办事由', en: 'Matter of supervision', fact: 'supervisionMatter', kind: 'text' },
  { field: '督办要求', en: 'What supervision asks', fact: 'supervisionAsk', kind: 'text' },
  { field: '督办到期日', en: 'Day supervision is due', fact: 'supervisionDueAt', kind: 'day' },
] as const satisfies readonly PaperField[];

/** Facts that no single word of a wording stands for, as a refusal names them. */
export const FACT_LISTS = {
  contacts: ['联系记录', 'contact records'],
  delivery: ['要送达的文书', 'the paper to deliver'],
  supplements: ['要补充的材料', 'materials to supply'],
  notice: ['要告知的事项和材料', 'the items and materials to tell of'],
  results: ['办理结果', 'results'],
  meeting: ['会议记录', 'the record of the meeting'],
} as const satisfies Partial<Record<keyof PaperFacts, readonly [string, string]>>;

/**
 * A district's words for one form. Each may hold fields; a line break starts a paragraph. What stands in double square
 * brackets is left out whole where a field in it has nothing to say: `如有疑问，请到窗口咨询[[，或者拨打{窗口电话}]]。`
 */
export const FormWording = z.strictObject({
  title: z.string().min(1).max(80),
  opening: z.string().max(2_000),
  body: z.string().max(6_000),
  closing: z.string().max(2_000),
  footer: z.string().max(1_000),
});
export type FormWording = z.infer<typeof FormWording>;
