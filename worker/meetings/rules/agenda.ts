import { AGENDA_REASONS, type AgendaReason } from '../../../schema/meeting-items.ts';
import type { MeetingSetting, Proposal, ProposedItem } from '../../../schema/meetings.ts';
import type { Instant } from '../../../schema/deadlines.ts';
import { dayOf, workingDaysBetween, type Calendar } from '../../deadlines/rules.ts';
import { arrange } from './grouping.ts';

/** What the proposal looks at of a case that was triaged and not answered. */
export type Candidate = {
  caseId: string;
  receivedAt: Instant;
  dueAt: Instant | null;
  /** Standing still with a reason: such a case is not stuck. */
  paused: boolean;
  /** When one of its parts was last opened, taken up, finished or given back. */
  movedAt: Instant;
  /** Parts given back, over all departments. */
  returns: number;
  /** The last lead gave it back, and nobody leads. */
  leaderless: boolean;
  /** A meeting that is over put it off, and no later one has taken it up. */
  adjourned: boolean;
  /** A resolution about it is past its due, or was given back. */
  unkept: boolean;
  /** Who has, had or would have to do with it. */
  departments: string[];
};

/** Why a case should be taken to the table; nothing where it should not. Each return has stated its ground already. */
export function reasonsFor(one: Candidate, setting: MeetingSetting, now: Instant, calendar: Calendar): AgendaReason[] {
  const still = workingDaysBetween(dayOf(one.movedAt, calendar), dayOf(now, calendar), calendar);
  const holds: Record<AgendaReason, boolean> = {
    unkept: one.unkept,
    adjourned: one.adjourned,
    ruling: one.leaderless,
    returned: one.returns >= setting.returns,
    stuck: !one.paused && still > setting.stuckWorkingDays,
  };
  return AGENDA_REASONS.filter((reason) => holds[reason]);
}

type Wanted = { departments?: readonly string[] | undefined; limit?: number | undefined };
const LIMIT = 200;

/** The cases that should be taken to the table, the weightiest first, and the blocks they make. Every one stands in one block. */
export function propose(candidates: readonly Candidate[], { departments, limit = LIMIT }: Wanted, setting: MeetingSetting, now: Instant, calendar: Calendar): Proposal {
  const rank = ({ why }: ProposedItem) => Math.min(...why.map((reason) => AGENDA_REASONS.indexOf(reason)));
  const found = candidates
    .filter((one) => !departments || one.departments.some((id) => departments.includes(id)))
    .map((one) => ({ one, item: { caseId: one.caseId, why: reasonsFor(one, setting, now, calendar), departments: [...new Set(one.departments)].toSorted() } }))
    .filter(({ item }) => item.why.length > 0)
    .toSorted((a, b) => rank(a.item) - rank(b.item) || (a.one.dueAt ?? '9').localeCompare(b.one.dueAt ?? '9') || a.one.receivedAt.localeCompare(b.one.receivedAt) || a.one.caseId.localeCompare(b.one.caseId))
    .slice(0, limit);
  const items = found.map(({ item }) => item);
  return { items, blocks: arrange(items.map(({ caseId, departments: seats }) => ({ id: caseId, departments: seats, minutes: setting.minutesPerItem }))) };
}

type Owned = { kind: string; status: string; role: string | null; departmentId: string | null; dueAt: Instant | null; pausedAt: Instant | null; createdAt: Instant; acceptedAt: Instant | null; closedAt: Instant | null; returns: number };
type Taken = { outcome: string | null; over: boolean; closedAt: Instant | null };
type Standing = { id: string; receivedAt: Instant; dueAt: Instant | null; paused: boolean; leadDepartmentId: string | null; departmentId: string | null };

const isPart = ({ kind }: Owned) => kind === 'handle' || kind === 'resolution';
const isOpen = ({ status }: Owned) => status === 'open' || status === 'accepted';

/**
 * A case as the proposal looks at it, by its promises and the meetings it was on, the oldest first; null where it stands on
 * an agenda that is not over. A resolution given back counts until a later meeting has dealt with the case.
 */
export function candidateOf(one: Standing, tasks: readonly Owned[], taken: readonly Taken[], now: Instant): Candidate | null {
  if (taken.some(({ over, outcome }) => !over && outcome !== 'adjourned')) return null;
  const parts = tasks.filter(isPart);
  const lastMet = taken.flatMap(({ closedAt }) => closedAt ?? []).toSorted().at(-1) ?? '';
  const unkept = parts.some((part) => part.kind === 'resolution' && (isOpen(part) ? part.pausedAt === null && part.dueAt !== null && now > part.dueAt : part.status === 'returned' && (part.closedAt ?? '') >= lastMet));
  const leads = parts.filter((part) => part.kind === 'handle' && part.role === 'lead');
  const concerned = parts.filter((part) => isOpen(part) || part.status === 'returned').flatMap(({ departmentId }) => departmentId ?? []);
  const departments = [...new Set([...concerned, ...(one.leadDepartmentId === null ? [] : [one.leadDepartmentId])])].toSorted();
  return {
    caseId: one.id,
    receivedAt: one.receivedAt,
    dueAt: one.dueAt,
    paused: one.paused,
    movedAt: tasks.flatMap(({ createdAt, acceptedAt, closedAt }) => [createdAt, acceptedAt ?? '', closedAt ?? '']).toSorted().at(-1) ?? one.receivedAt,
    returns: parts.reduce((sum, { returns }) => sum + returns, 0),
    leaderless: leads.at(-1)?.status === 'returned' && !leads.some(isOpen),
    adjourned: taken.at(-1)?.outcome === 'adjourned',
    unkept,
    departments: departments.length > 0 || one.departmentId === null ? departments : [one.departmentId],
  };
}
