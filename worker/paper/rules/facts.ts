import type { Account, Instant } from '../../../schema/deadlines.ts';
import type { NOTE_KINDS } from '../../../schema/events.ts';
import type { Form } from '../../../schema/paper.ts';
import type { PaperFacts } from '../../../schema/paper-facts.ts';
import type { SupplyMeans, Verification, VerificationMethod } from '../../../schema/provisional.ts';
import type { SettingValues } from '../../../schema/settings.ts';
import type { TaskRole } from '../../../schema/tasks.ts';

type NoteKind = (typeof NOTE_KINDS)[number];
/** As they stand on a 联系记录. */
const NOTE_NAMES: Record<NoteKind, string> = {
  contact: '联系办事人', home_visit: '上门', archive_fetch: '调取档案', accompany: '陪同办理', guidance: '业务指导', verification: '核实情况',
  coordination: '协调部门', callback: '回访', progress: '告知进度', other: '其他',
};

/** As they stand on a 承诺书. */
const SUPPLY_NAMES: Record<SupplyMeans, string> = { phone: '电话办', wechat: '微信办', post: '邮寄办', in_person: '到场补交' };
const METHOD_NAMES: Record<VerificationMethod, string> = { video_call: '视频连线', record_check: '系统、档案核对', handwriting: '字迹核对', remote_check: '远程核验', other: '其他' };

type Words = string | null;
type Reached = Omit<NonNullable<PaperFacts['delivery']>, 'paperTitle' | 'paperNumber' | 'department' | 'supervised'>;
/** Of an applicant: phone and number as they may stand on this paper, masked or in full. */
export type Applicant = { id: string; name: string; phone: Words; idNumber: Words; place: Words; circumstances: readonly string[] };
export type Contact = { at: Instant; kind: NoteKind; with: string; reached: boolean; text: string; place: Words; minutes: number | null; by: string };
export type Part = { departmentId: Words; personId: Words; role: TaskRole | null; ask: string; dueAt: Instant | null; result: Words };
/** Another paper, whose way to its receiver a 送达回证 shows. */
export type Handed = { title: string; number: string; delivery: Reached | null };

/** A case and what surrounds it, read; ids are resolved by `names`. */
export type Gathered = {
  row: {
    number: string; queryCode: string; title: string; story: string; stuckAt: string; loss: Words; matterId: Words; matterText: Words; departmentId: Words;
    siteId: Words; visits: number; category: Words; cause: Words; channel: string; hotlineOrder: Words; receivedAt: Instant; dueAt: Instant | null;
    coordinatorId: Words; helperId: Words; leadDepartmentId: Words; complainedOfId: Words; reporterWithheld: boolean; reporterRelation: Words;
    declineReason: Words; told: Words; remedy: Words; outcome: Words; answer: Words; basis: Words; answeredAt: Instant | null;
    explanation: Words; clause: Words; alternatives: Words;
  };
  reporter: Applicant;
  party: Applicant;
  /** Departments that have a part, the lead first. */
  parts: readonly Part[];
  /** The part a 转办单 gives out. */
  part: Part | null;
  /** The account of the answer's due, once there is one. */
  account: Pick<Account, 'basis' | 'provisionalYears'> | null;
  extension: { workingDays: number; grounds: string; from: Instant | null; to: Instant | null } | null;
  contacts: readonly Contact[];
  handed: Handed | null;
  /** To which department the paper goes. */
  departmentId: Words;
  names: ReadonlyMap<string, string>;
};

/** What this very paper is. */
export type Making = {
  form: Form;
  number: Words;
  edition: number;
  replaces: PaperFacts['replaces'];
  issuedOn: string;
  supplement: { materials: readonly { material: string; requirement?: string | undefined }[]; dueOn?: string | undefined; dueAt: Instant | null } | null;
  progressUrl: string;
  /** The provisional acceptance it is of. */
  acceptance: (Omit<Accepted, 'decidedBy'> & { departmentId: string }) | null;
  /** The address of this paper in the panel: what its small code says. */
  paperUrl: string;
  settings: SettingValues;
};

/** A provisional acceptance (容缺受理), and when what is missing is owed. */
export type Accepted = {
  materials: readonly { name: string }[]; promise: string; supplyBy: readonly SupplyMeans[]; verifications: readonly Verification[]; decidedBy: Words; decidedAt: Instant; endedAt: Instant | null; dueAt: Instant | null;
};

/** What papers say of one: what was let go is what is to be supplied. */
export const acceptedFacts = ({ materials, promise, supplyBy, verifications, decidedBy, decidedAt, endedAt, dueAt }: Accepted) =>
  ({
    missingMaterials: materials.map(({ name }) => name),
    supplements: materials.map(({ name }) => ({ material: name, requirement: null, dueOn: null })),
    supplementDueAt: dueAt,
    promise, decidedBy, decidedAt, endedAt,
    supplyBy: supplyBy.map((means) => SUPPLY_NAMES[means]),
    verifications: verifications.map(({ method, found }) => `${METHOD_NAMES[method]}：${found}`),
  }) satisfies Partial<PaperFacts>;

type Listed = 'categories' | 'causes' | 'channels' | 'outcomes' | 'circumstances' | 'declineReasons';

/**
 * Everything a paper may say, as its reader may know it. A paper that goes to the department complained of says
 * neither who reported nor what he told, where he asked to be withheld; one that goes to any department bears no
 * phone and no ID number, as its handlers see none.
 */
export function factsOf({ row, reporter, party, parts, part, account, extension, contacts, handed, departmentId, names }: Gathered, making: Making): PaperFacts {
  const { settings } = making;
  const { district } = settings;
  const name = (id: Words): Words => (id === null ? null : (names.get(id) ?? null));
  const listed = (list: Listed, code: Words): Words => (code === null ? null : (settings[list].find((entry) => entry.code === code)?.name ?? code));
  const toDepartment = departmentId !== null;
  const withheld = toDepartment && row.reporterWithheld && row.complainedOfId === departmentId;
  const told = <T>(value: T): T | null => (withheld ? null : value);
  const ownPhone = <T>(value: T): T | null => (toDepartment ? null : value);
  const sameParty = reporter.id === party.id;
  const ofParty = <T>(value: T): T | null => (withheld && sameParty ? null : value);
  const lead = parts.find(({ role }) => role === 'lead');
  const doer = part ?? lead ?? null;
  return {
    issuedOn: making.issuedOn,
    number: making.number,
    edition: making.edition,
    replaces: making.replaces,
    voided: null,
    paperCode: making.paperUrl,
    illustrative: district.illustrative,
    provisionalYears: account?.provisionalYears ?? [],
    zone: district.zone,

    districtName: district.name,
    windowName: district.windowName || '“办不成事”反映窗口',
    supervisingBody: district.supervisingBody || null,
    siteName: name(row.siteId),
    phone: district.phone || null,
    address: district.address || null,

    caseNumber: row.number,
    queryCode: ownPhone(row.queryCode),
    progressUrl: ownPhone(making.progressUrl),
    reporterName: told(reporter.name),
    reporterRelation: told(row.reporterRelation),
    reporterWithheld: withheld,
    reporterPhone: told(ownPhone(reporter.phone)),
    reporterIdNumber: told(ownPhone(reporter.idNumber)),
    partyName: ofParty(party.name),
    partyPhone: ofParty(ownPhone(party.phone)),
    partyIdNumber: ofParty(ownPhone(party.idNumber)),
    partyPlace: ofParty(ownPhone(party.place)),
    circumstances: withheld && sameParty ? [] : party.circumstances.map((code) => listed('circumstances', code) ?? code),
    title: row.title,
    story: told(row.story || null),
    stuckAt: told(row.stuckAt || null),
    loss: told(row.loss),
    matter: name(row.matterId) ?? row.matterText,
    matterDepartment: name(row.departmentId),
    visits: row.visits,
    category: listed('categories', row.category),
    cause: listed('causes', row.cause),
    channel: listed('channels', row.channel),
    hotlineOrder: told(row.hotlineOrder),
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    limitText: settings.categories.find(({ code }) => code === row.category)?.ruleText || null,
    limitBasis: (account?.basis ?? []).map(({ convention, source }) => `${convention}（${source}）`),
    coordinatorName: name(row.coordinatorId),
    handlerName: name(doer?.personId ?? null),
    helperName: name(row.helperId),

    departmentName: name(departmentId),
    leadDepartment: name(row.leadDepartmentId),
    assistDepartments: parts.filter(({ role }) => role === 'assist').flatMap((one) => name(one.departmentId) ?? []),
    ask: part?.ask ?? null,
    taskDueAt: part?.dueAt ?? null,
    taskResult: part?.result ?? null,

    declineReason: listed('declineReasons', row.declineReason),
    told: told(row.told),
    remedy: row.remedy,

    outcome: listed('outcomes', row.outcome),
    answer: told(row.answer),
    basis: row.basis,
    answeredAt: row.answeredAt,

    extensionDays: extension?.workingDays ?? null,
    extensionReason: extension?.grounds ?? null,
    previousDueAt: extension?.from ?? null,
    newDueAt: extension?.to ?? null,

    explanation: told(row.explanation),
    clause: row.clause,
    alternatives: told(row.alternatives),

    supplements: (making.supplement?.materials ?? []).map(({ material, requirement }) => ({ material, requirement: requirement || null, dueOn: making.supplement?.dueOn ?? null })),
    supplementDueAt: making.supplement?.dueAt ?? null,

    missingMaterials: [], promise: null, supplyBy: [], verifications: [], decidedBy: null, decidedAt: null, endedAt: null,
    ...(making.acceptance && acceptedFacts({ ...making.acceptance, decidedBy: name(making.acceptance.departmentId) })),

    supervisionMatter: null,
    supervisionAsk: null,
    supervisionDueAt: null,

    contacts: withheld ? [] : contacts.map(({ kind, ...contact }) => ({ ...contact, kind: NOTE_NAMES[kind] })),
    notice: null,
    results: [],
    meeting: null,
    delivery: deliveryOf(handed, name(departmentId), false),
  };
}

const NOT_YET: Reached = { means: null, postNumber: null, place: null, deliveredAt: null, receiver: null, relation: null, deliverer: null, note: null };

/** What a 送达回证 says of the paper it is of. */
export const deliveryOf = (handed: Handed | null, department: Words, supervised: boolean): PaperFacts['delivery'] =>
  handed && { department, supervised, paperTitle: handed.title, paperNumber: handed.number, ...(handed.delivery ?? NOT_YET) };
