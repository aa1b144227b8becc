import type { Instant } from '../../../schema/deadlines.ts';
import type { ItemOutcome, Position, Ruling } from '../../../schema/meeting-items.ts';
import type { CountersignVerdict, MinutesAction, MinutesDifference, MinutesSection, MinutesStatus } from '../../../schema/meeting-minutes.ts';
import type { ATTENDANCES, PARTICIPANT_KINDS } from '../../../schema/meeting-participants.ts';
import type { ResolutionDraft } from '../../../schema/resolutions.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { addWorkingDays, dayOf, type Calendar } from '../../deadlines/rules.ts';
import { timeText } from '../../deadlines/zone.ts';

type Held = { title: string; startsAt: Instant | null; openedAt: Instant | null; place: string | null; chairId: string | null; secretaryId: string | null; closedAt: Instant };
type Told = {
  id: string; number: string; caseTitle: string; outcome: ItemOutcome | null; positions: readonly Position[]; discussion: string; adjournReason: string | null; resolutions: readonly ResolutionDraft[];
  ruling: Ruling | null; clause: string | null; explanation: string | null; escalateTo: string | null; escalateAsk: string | null;
};
type Seat = { kind: (typeof PARTICIPANT_KINDS)[number]; departmentId: string | null; personId: string | null; body: string | null; substitute: string | null; attendance: (typeof ATTENDANCES)[number] | null };

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一、二、…、二十一: as headings of documents count. Up to ninety-nine; beyond, in figures. */
export function ordinal(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? NUMERALS[ones] : ''}`;
}

const dayWords = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

type NameOf = (id: string) => string;

function resolutionWords({ leadDepartmentId, assistDepartmentIds, what, workingDays }: ResolutionDraft, nameOf: NameOf, closedOn: string, calendar: Calendar): string {
  const assist = assistDepartmentIds.length > 0 ? `，${assistDepartmentIds.map(nameOf).join('、')}协办` : '';
  const lead = leadDepartmentId === null ? '' : `由${nameOf(leadDepartmentId)}牵头${assist}，`;
  const due = workingDays === null ? '' : `，于${dayWords(addWorkingDays(closedOn, workingDays, calendar))}前（${workingDays}个工作日）完成`;
  return `${lead}${what.replace(/[。；;]+$/u, '')}${due}。`;
}

/** What was decided of one item, in the words of the record. */
function itemWords(item: Told, nameOf: NameOf, closedOn: string, calendar: Calendar): string {
  const said = item.positions.filter(({ text }) => text !== '').map(({ departmentId, body, text }) => `${departmentId === null ? (body ?? '') : nameOf(departmentId)}：${text}`);
  const ruling = item.ruling ? [`会议明确，此类事项由${nameOf(item.ruling.leadDepartmentId)}牵头${item.ruling.assistDepartmentIds.length > 0 ? `，${item.ruling.assistDepartmentIds.map(nameOf).join('、')}协办` : ''}。${item.ruling.basis}`.trim()] : [];
  const decided: Record<ItemOutcome, string[]> = {
    resolved: ['会议议定：', ...item.resolutions.map((one, at) => `${at + 1}. ${resolutionWords(one, nameOf, closedOn, calendar)}`)],
    adjourned: [`本议题转下次会议。${item.adjournReason ?? ''}`],
    explained: [`会议认为，依据${item.clause ?? ''}，该诉求不能办理。${item.explanation ?? ''}`],
    escalated: [`会议决定提请${item.escalateTo ?? ''}：${item.escalateAsk ?? ''}`],
  };
  return [item.discussion, ...said, ...(item.outcome === null ? [] : decided[item.outcome]), ...ruling].filter((line) => line !== '').join('\n');
}

const SPOKEN = 12_000;

/** The first draft: who met when and where, each item and what came of it. It names no applicant. */
export function wordMinutes(meeting: Held, items: readonly Told[], seats: readonly Seat[], nameOf: NameOf, calendar: Calendar): { title: string; sections: MinutesSection[] } {
  const began = meeting.openedAt ?? meeting.startsAt ?? meeting.closedAt;
  const closedOn = dayOf(meeting.closedAt, calendar);
  const there = (seat: Seat) => seat.attendance === 'present' || seat.attendance === 'substitute';
  const called = (seat: Seat) => (seat.departmentId !== null ? nameOf(seat.departmentId) : seat.personId !== null ? nameOf(seat.personId) : (seat.body ?? ''));
  const came = seats.filter(there).map(called);
  const away = seats.filter((seat) => seat.attendance === 'absent').map(called);
  const opening = [
    `${dayWords(dayOf(began, calendar))}${timeText(calendar.index.clock, Date.parse(began))}，${meeting.chairId === null ? '' : `${nameOf(meeting.chairId)}`}${meeting.place ? `在${meeting.place}` : ''}主持召开${meeting.title}。会议研究了${items.length}件诉求，纪要如下。`,
    came.length > 0 ? `出席：${came.join('、')}。` : '',
    away.length > 0 ? `缺席：${away.join('、')}。` : '',
  ];
  return {
    title: `${meeting.title}纪要`.slice(0, 120),
    sections: [
      { id: 'opening', itemId: null, heading: '', text: opening.filter((line) => line !== '').join('\n') },
      ...items.map((item, at) => ({ id: `item-${item.id}`, itemId: item.id, heading: `${ordinal(at + 1)}、${item.caseTitle}（${item.number}）`.slice(0, 300), text: itemWords(item, nameOf, closedOn, calendar).slice(0, SPOKEN) })),
      { id: 'closing', itemId: null, heading: '', text: meeting.secretaryId === null ? '' : `记录：${nameOf(meeting.secretaryId)}` },
    ],
  };
}

export type MinutesState = { status: MinutesStatus };
export type Signed = { departmentId: string; verdict: CountersignVerdict | null };

const FROM: Record<MinutesAction, readonly MinutesStatus[]> = { circulate: ['draft', 'countersigning'], countersign: ['countersigning'], issue: ['draft', 'countersigning'], correct: ['issued'] };

/** `runs`: whether this person runs the meeting. A department answers for itself once it was asked. */
export function minutesActions(minutes: MinutesState, asked: readonly Signed[], runs: boolean, actor: Actor): MinutesAction[] {
  const mine = actor.role === 'handler' && asked.some(({ departmentId }) => departmentId === actor.departmentId);
  const may: Record<MinutesAction, boolean> = { circulate: runs, countersign: mine || (actor.role === 'coordinator' && asked.length > 0), issue: runs, correct: runs };
  // What is next comes first: sent round, it is countersigned, and issued once everybody has agreed.
  const round = minutes.status === 'countersigning';
  const agreed = round && asked.length > 0 && asked.every(({ verdict }) => verdict !== null && verdict !== 'object');
  const order: MinutesAction[] = agreed ? ['issue', 'countersign', 'circulate'] : round ? ['countersign', 'circulate', 'issue'] : ['circulate', 'issue', 'correct'];
  return order.filter((action) => may[action] && FROM[action].includes(minutes.status));
}

export const stepsOn = (action: MinutesAction, { status }: MinutesState): Refusal | undefined => (FROM[action].includes(status) ? undefined : refuse('minutes.wrong_status'));

/** Written while it is a draft; what was sent round is written again by sending it round again. */
export const editMinutes = ({ status }: MinutesState): Refusal | undefined => (status === 'draft' || status === 'countersigning' ? undefined : refuse('minutes.wrong_status'));

/** Issued once every department that was asked agreed, or with the reason why it is issued all the same. */
export function mayIssueMinutes(minutes: MinutesState, asked: readonly Signed[], despite: string | undefined): Refusal | undefined {
  const wrong = stepsOn('issue', minutes);
  if (wrong || despite !== undefined) return wrong;
  const objecting = asked.filter(({ verdict }) => verdict === 'object').length;
  if (objecting > 0) return refuse('minutes.objected', { count: objecting }, 'despite');
  const silent = asked.filter(({ verdict }) => verdict === null).length;
  return silent > 0 ? refuse('minutes.not_countersigned', { count: silent }, 'despite') : undefined;
}

type Run = MinutesDifference['sections'][number]['runs'][number];
/** Longer texts are told apart by lines and sentences, not by characters. */
const BY_CHARACTER = 600;

function pieces(text: string, fine: boolean): string[] {
  return fine ? [...text] : (text.match(/[^。；！？\n]*[。；！？\n]?/gu) ?? []).filter((piece) => piece !== '');
}

/** What one text says otherwise than another, in runs: the longest common sequence of their characters, or of their sentences where they are long. */
export function differ(before: string, after: string): Run[] {
  const fine = before.length <= BY_CHARACTER && after.length <= BY_CHARACTER;
  const [one, other] = [pieces(before, fine), pieces(after, fine)];
  const width = other.length + 1;
  const longest = new Uint16Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      longest[i * width + j] = one[i] === other[j] ? (longest[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const runs: Run[] = [];
  const say = (kind: Run['kind'], text: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      say('same', one[i] ?? '');
      i++;
      j++;
    } else if (j >= other.length || (i < one.length && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))) say('removed', one[i++] ?? '');
    else say('added', other[j++] ?? '');
  }
  return runs;
}

/** Section by section, in the order of the later edition; what is gone from it stands at the end. */
export function differenceOf(before: readonly MinutesSection[], after: readonly MinutesSection[]): MinutesDifference['sections'] {
  const whole = ({ heading, text }: MinutesSection) => (heading === '' ? text : `${heading}\n${text}`);
  const now = after.map((section) => {
    const old = before.find(({ id }) => id === section.id);
    const runs = differ(old ? whole(old) : '', whole(section));
    const state = !old ? ('added' as const) : runs.every(({ kind }) => kind === 'same') ? ('same' as const) : ('changed' as const);
    return { id: section.id, heading: section.heading, state, runs };
  });
  const gone = before.filter(({ id }) => !after.some((section) => section.id === id));
  return [...now, ...gone.map((section) => ({ id: section.id, heading: section.heading, state: 'removed' as const, runs: [{ kind: 'removed' as const, text: whole(section) }] }))];
}
