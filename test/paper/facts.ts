import { BASIS } from '../../schema/deadline-basis.ts';
import type { Form } from '../../schema/paper-document.ts';
import { FORMS } from '../../schema/paper-document.ts';
import type { PaperFacts } from '../../schema/paper-facts.ts';
import { bundlePresets } from '../../schema/presets/bundles.ts';
import { EXAMPLE_PRESET_ID, exampleDepartments, exampleMatters, presetSettings } from '../../schema/presets/index.ts';
import { runFacts, type Run } from '../../worker/paper/rules/bundle.ts';
import type { Accepted } from '../../worker/paper/rules/facts.ts';
import { CALENDAR, beijingDay, endOfWorkingDay, instantOf, laterWorkingDay, scheduleStory } from '../../worker/demo/days.ts';
import type { Deed, Step } from '../../worker/demo/script.ts';
import { SITES } from '../../worker/demo/sites.ts';
import { STORIES } from '../../worker/demo/stories/index.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the example preset lost something the stories use');
  return value;
};

const settings = found(presetSettings(EXAMPLE_PRESET_ID));
const departments = exampleDepartments();
const matters = exampleMatters();
const departmentName = (id: string | null | undefined) => departments.find((one) => one.id === id)?.name ?? null;
const named = (list: readonly { code: string; name: string }[], code: string) => list.find((one) => one.code === code)?.name ?? code;

const NOTE_KINDS: Readonly<Record<string, string>> = { contact: '联系', verification: '核验', coordination: '协调', accompany: '陪同', guidance: '指导', home_visit: '上门', archive_fetch: '调档', callback: '回访', other: '其他' };

/** A case of which nothing is known yet but the district it is in. */
export const NOTHING: PaperFacts = {
  issuedOn: '2026-03-09', number: null, edition: 1, replaces: null, voided: null, paperCode: null, illustrative: true, provisionalYears: [], zone: 'Asia/Shanghai',
  districtName: settings.district.name, windowName: settings.district.windowName, supervisingBody: settings.district.supervisingBody,
  siteName: null, phone: settings.district.phone, address: settings.district.address,
  caseNumber: null, queryCode: null, progressUrl: null,
  reporterName: null, reporterRelation: null, reporterWithheld: false, reporterPhone: null, reporterIdNumber: null,
  partyName: null, partyPhone: null, partyIdNumber: null, partyPlace: null, circumstances: [],
  title: null, story: null, stuckAt: null, loss: null, matter: null, matterDepartment: null, visits: null,
  category: null, cause: null, channel: null, hotlineOrder: null, receivedAt: null, dueAt: null, limitText: null, limitBasis: [],
  coordinatorName: null, handlerName: null, helperName: null,
  departmentName: null, leadDepartment: null, assistDepartments: [], ask: null, taskDueAt: null, taskResult: null,
  declineReason: null, told: null, remedy: null, outcome: null, answer: null, basis: null, answeredAt: null,
  extensionDays: null, extensionReason: null, previousDueAt: null, newDueAt: null,
  explanation: null, clause: null, alternatives: null, supplements: [], supplementDueAt: null,
  missingMaterials: [], promise: null, supplyBy: [], verifications: [], decidedBy: null, decidedAt: null, endedAt: null,
  supervisionMatter: null, supervisionAsk: null, supervisionDueAt: null, contacts: [], notice: null, results: [], meeting: null, delivery: null,
};

const deed = <K extends Deed['do']>(steps: readonly Step[], kind: K) => steps.find((step): step is Step & { deed: Extract<Deed, { do: K }> } => step.deed.do === kind)?.deed;
const dueOf = (receivedAt: string, days: number) => endOfWorkingDay(laterWorkingDay(beijingDay(receivedAt), days), CALENDAR);

/** What is known of a story at its end, as its script tells it. Names and numbers the article does not give are the demo's. */
export function factsOf(id: string): PaperFacts {
  const story = found(STORIES.find((one) => one.id === id));
  const steps = scheduleStory(story, '2026-11-20');
  const { at: receivedAt, deed: registered } = found(steps[0]);
  if (registered.do !== 'register') throw new Error('a story begins with its registration');
  const { draft } = registered;
  const [triaged, sent, answered] = [deed(steps, 'triage'), deed(steps, 'dispatch'), deed(steps, 'answer')];
  const category = settings.categories.find(({ code }) => code === triaged?.category);
  const days = category?.rule?.kind === 'working_days' ? category.rule.workingDays : 0;
  const matter = matters.find((one) => one.id === draft.matterId);
  return {
    ...NOTHING,
    issuedOn: beijingDay(found(steps.at(-1)).at),
    paperCode: `https://banshi.example.gov.cn/p/01jf8r7m5s9k3q2w${id}`,
    siteName: SITES.find((one) => one.id === draft.siteId)?.name ?? null,
    caseNumber: `2026-00${id.slice(1)}`,
    queryCode: 'K7M2Q9XH4D',
    progressUrl: 'https://banshi.example.gov.cn/progress?code=K7M2Q9XH4D',
    reporterName: draft.reporter.name,
    reporterRelation: draft.reporterRelation ?? null,
    reporterPhone: '138****1234',
    partyName: draft.party?.name ?? null,
    circumstances: (draft.reporter.circumstances ?? []).map((code) => named(settings.circumstances, code)),
    title: draft.title,
    story: draft.story ?? null,
    stuckAt: draft.stuckAt ?? null,
    loss: draft.loss ?? null,
    matter: matter?.name ?? draft.matterText ?? null,
    matterDepartment: departmentName(draft.departmentId),
    visits: draft.visits ?? null,
    category: category?.name ?? null,
    cause: triaged ? named(settings.causes, triaged.cause) : null,
    channel: named(settings.channels, draft.channel),
    receivedAt,
    dueAt: triaged ? dueOf(receivedAt, days) : null,
    limitText: category?.ruleText ?? null,
    limitBasis: triaged ? [BASIS.receipt_day.text, BASIS.closing.text] : [],
    coordinatorName: '示例专员甲',
    departmentName: departmentName(sent?.lead.department),
    leadDepartment: departmentName(sent?.lead.department),
    assistDepartments: (sent?.assist ?? []).map(({ department }) => found(departmentName(department) ?? undefined)),
    ask: sent?.lead.ask ?? null,
    taskDueAt: sent ? dueOf(receivedAt, days) : null,
    outcome: answered ? named(settings.outcomes, answered.outcome) : null,
    answer: answered?.text ?? null,
    basis: answered?.basis ?? null,
    answeredAt: steps.find((step) => step.deed.do === 'answer')?.at ?? null,
    explanation: triaged?.explanation ?? null,
    clause: triaged?.clause ?? null,
    alternatives: triaged?.alternatives ?? null,
    contacts: steps.flatMap(({ at, deed: one }) =>
      one.do === 'note' && one.note.with !== '演示说明'
        ? [{ at, kind: NOTE_KINDS[one.note.kind] ?? '其他', with: one.note.with, reached: one.note.reached, text: one.note.text, place: one.note.place ?? null, minutes: one.note.minutes ?? null, by: '示例专员甲' }]
        : [],
    ),
  };
}

const litigation = found(settings.declineReasons.find(({ code }) => code === 'litigation_petition'));

/** A paper that has not reached anybody yet. */
export const DELIVERY: NonNullable<PaperFacts['delivery']> = { department: null, supervised: false, paperTitle: '诉求答复书', paperNumber: '示政数复〔2026〕11号', means: '直接送达', postNumber: null, place: '丙街道为民服务中心', deliveredAt: null, receiver: null, relation: null, deliverer: '示例专员甲', note: null };

/** What the article of s10 tells of its 容缺受理; the promise, the ways and the days are the test's own. */
const ACCEPTED: Partial<PaperFacts> = {
  missingMaterials: ['新法定代表人身份证原件'], promise: '（推定）对本次缺少的新法定代表人身份证原件，承诺五个工作日内邮寄补齐。', supplyBy: ['邮寄办'], verifications: ['远程核验：新法人信息'],
  decidedBy: '市场监督管理局', decidedAt: instantOf('2026-03-06', '10:40'), supplementDueAt: instantOf('2026-03-13', '17:30'),
};

/** Each form with the story it is made of. What no story has (a declined case, an extension) is the test's own, and marked. */
export const CASES: Record<Form, PaperFacts> = {
  registration: factsOf('s10'),
  receipt: factsOf('s07'),
  transfer: { ...factsOf('s12'), number: '示政数转〔2026〕3号' },
  supervision: {
    ...factsOf('s08'), number: '示效督〔2026〕1号',
    supervisionMatter: '（推定）部门办理期限已过，尚未回告', supervisionAsk: '查明未按期回告的原因，办结并回告窗口', supervisionDueAt: instantOf('2026-01-16', '17:30'),
  },
  reply: { ...factsOf('s06'), number: '示政数复〔2026〕12号' },
  decline: {
    ...factsOf('s14'), number: '示政数不受〔2026〕2号',
    declineReason: litigation.name, told: '（推定）和政务服务关联度不大，不属本窗口受理范围', remedy: '（推定）向所在街道办事处反映',
  },
  extension: {
    ...factsOf('s09'), number: '示政数延〔2026〕1号',
    extensionDays: 5, extensionReason: '（推定）失联股东尚未找到', previousDueAt: factsOf('s09').dueAt, newDueAt: dueOf(found(factsOf('s09').receivedAt ?? undefined), 15),
  },
  supplement: {
    ...factsOf('s10'), number: '示政数补〔2026〕4号',
    supplements: [{ material: '新法定代表人身份证原件', requirement: '事后查验原件', dueOn: null }], supplementDueAt: instantOf('2026-03-13', '17:30'),
  },
  explanation: factsOf('s06'),
  delivery: {
    ...factsOf('s12'), number: '示政数送〔2026〕9号',
    delivery: DELIVERY,
  },
  contact: factsOf('s08'),
  notice: {
    ...factsOf('s10'), number: '一次性告知〔2026〕1号', matter: '开办餐饮店（“开店不求人”集成联办）',
    notice: {
      limit: '6个工作日', illustrative: true,
      materials: [
        { name: '经营者（法定代表人）身份证明', how: '原件，1份', standard: '（推定）在有效期内', items: ['营业执照（设立登记）', '公章刻制备案', '税务信息确认'] },
        { name: '经营场所平面布置图（含设备布局、消防设施）', how: '1份', standard: '', items: ['食品经营许可（新办）', '公众聚集场所投入使用、营业前消防安全检查'] },
      ],
      items: [{ name: '营业执照（设立登记）', department: '市场监督管理局', limit: '1个工作日' }, { name: '食品经营许可（新办）', department: '市场监督管理局', limit: '5个工作日' }],
      circulating: ['营业执照'],
    },
  },
  results: {
    ...factsOf('s10'), number: '结果领取〔2026〕1号', matter: '新生儿出生',
    results: [{ item: '出生登记（户口申报）', department: '公安局', outputs: ['户口登记（新生儿户口页）'], result: '已打印' }, { item: '社会保障卡申领', department: '人力资源和社会保障局', outputs: ['社会保障卡'], result: null }],
  },
  minutes: {
    ...NOTHING, number: '联席会议纪要〔2026〕1号', issuedOn: '2026-03-12', paperCode: 'https://banshi.example.gov.cn/admin/paper/01jf8r7m5s9k3q2wmin', title: '三月第二次联席会议纪要', illustrative: true,
    meeting: {
      sections: [
        { heading: '', text: '2026年3月11日9:00，在政务服务中心三楼会议室主持召开三月第二次联席会议。会议研究了1件诉求，纪要如下。\n出席：市场监督管理局、消防救援大队。' },
        { heading: '一、营业执照住所办不下来（2026-0012）', text: '市场监督管理局：（推定）材料齐全即可受理。\n会议议定：\n1. 由市场监督管理局牵头，消防救援大队协办，出具意见，于2026年3月16日前（3个工作日）完成。' },
        { heading: '', text: '记录：示例' },
      ],
      countersigns: [{ department: '消防救援大队', verdict: '修改后同意', text: '（推定）意见以书面为准。' }],
    },
  },
  promise: { ...factsOf('s10'), ...ACCEPTED, number: '容缺承诺〔2026〕1号' },
  termination: { ...factsOf('s10'), ...ACCEPTED, number: '容缺终止告知〔2026〕1号', endedAt: instantOf('2026-03-13', '17:45') },
};

export const EVERY_FORM = FORMS;

const { name: restaurant, items: shopItems = [], materials: shopMaterials = [] } = found(bundlePresets().find(({ code }) => code === 'restaurant'));
/** A run of the preset's restaurant, whose matrix of materials is made up and says so; one material is wrong, one was asked for later. */
const SHOP: Run = {
  number: 'YJS-2026-0003', queryCode: 'K7M2Q9XH4D', title: '示例路12号', templateName: restaurant, createdAt: instantOf('2026-03-09', '09:20'), dueAt: null, illustrative: true,
  promised: { kind: 'working_days', workingDays: 6 },
  items: shopItems.map((item) => ({ ...item, result: `${item.outputs[0] ?? item.name}（示例号）` })),
  materials: [
    ...shopMaterials.map(({ name, standard, form, copies, id }, at) => ({
      name, standard, form, copies, items: shopItems.filter(({ materials }) => materials.includes(id)).map((item) => item.id), second: false, status: at === 3 ? 'wrong' as const : 'awaited' as const, reason: at === 3 ? '（推定）平面图没有标注疏散口' : null,
    })),
    { name: '相邻方同意书', standard: '', form: '', copies: null, items: ['R5'], second: true, status: 'awaited', reason: null },
  ],
  applicant: { name: '某个体工商户', phone: '138****1234', idNumber: null }, coordinatorName: '示例专员甲', helperName: null, siteName: null, provisionalYears: [], handed: null, accepted: null,
};
const BROKEN: Accepted = {
  materials: [{ name: '经营场所使用证明（租赁合同或产权证明）' }], promise: '（推定）承诺三个工作日内到窗口补交租赁合同原件。', supplyBy: ['in_person', 'post'], verifications: [{ method: 'record_check', found: '（推定）房屋租赁备案' }],
  decidedBy: '市场监督管理局', decidedAt: instantOf('2026-03-10', '10:00'), endedAt: instantOf('2026-03-13', '17:45'), dueAt: instantOf('2026-03-13', '17:30'),
};
const { issuedOn, number: _none, illustrative, zone, districtName, windowName, supervisingBody, phone, address } = NOTHING;
const ofRun = (number: string, over: Partial<Run> = {}, made: Pick<PaperFacts, 'edition' | 'replaces'> = { edition: 1, replaces: null }) =>
  runFacts({ ...SHOP, ...over }, { issuedOn, number, illustrative, zone, districtName, windowName, supervisingBody, phone, address, ...made, paperCode: 'https://banshi.example.gov.cn/admin/paper/01jf8r7m5s9k3q2wrun', progressUrl: 'https://banshi.example.gov.cn/progress?code=K7M2Q9XH4D' });

/** The papers of a 一件事办件, with the sheets each takes. */
export const OF_RUN: readonly [name: string, form: Form, facts: PaperFacts, sheets: number][] = [
  ['notice', 'notice', ofRun('一次性告知〔2026〕3号', { materials: SHOP.materials.filter(({ second }) => !second) }), 2],
  ['second-notice', 'notice', ofRun('一次性告知〔2026〕3号', {}, { edition: 2, replaces: { edition: 1, issuedOn, number: null } }), 2],
  ['receipt', 'receipt', ofRun('登记回执〔2026〕8号'), 1],
  ['lacking', 'supplement', ofRun('补充材料告知〔2026〕5号'), 1],
  ['promise', 'promise', ofRun('容缺承诺〔2026〕2号', { accepted: BROKEN }), 1],
  ['supplement', 'supplement', ofRun('补充材料告知〔2026〕6号', { accepted: BROKEN }), 1],
  ['termination', 'termination', ofRun('容缺终止告知〔2026〕2号', { accepted: BROKEN }), 1],
  ['results', 'results', ofRun('结果领取〔2026〕2号'), 1],
];
