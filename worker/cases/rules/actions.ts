import { OPEN_STAGES, type CaseAction, type Stage } from '../../../schema/cases.ts';
import type { Instant } from '../../../schema/deadlines.ts';
import type { Actor } from '../../../schema/people.ts';
import { isPaused, type CaseState } from './file.ts';

type Standing = Pick<
  CaseState,
  'stage' | 'category' | 'dueAt' | 'pausedAt' | 'pausedUntil' | 'awaitsConfirmation' | 'extensionRequestId' | 'specialRequestId' | 'coordinatorId' | 'leadDepartmentId' | 'openParts' | 'openReplies' | 'openSupplements' | 'rating'
> & { requesterId?: string | null; deletedAt: Instant | null };

const isLive = (stage: Stage) => stage === 'triaged' || stage === 'working';
const isUndecided = (stage: Stage) => stage === 'received' || isLive(stage);
export const isOpen = (stage: Stage): boolean => OPEN_STAGES.some((open) => open === stage);

/** The case's coordinator, or whoever stands in for him today. */
export const answersFor = ({ coordinatorId }: Pick<Standing, 'coordinatorId'>, { id, standsInFor = [] }: Pick<Actor, 'id' | 'standsInFor'>): boolean =>
  coordinatorId === id || (coordinatorId !== null && standsInFor.includes(coordinatorId));

/** What a coordinator may do next, the likeliest first. */
function coordinatorActions(row: Standing, actor: Actor, now: Instant): CaseAction[] {
  const { stage } = row;
  const live = isLive(stage);
  const settled = live && !row.awaitsConfirmation && row.category !== null;
  const paused = isPaused(row, now);
  const expired = row.dueAt !== null && now > row.dueAt;
  const offers: [boolean, CaseAction][] = [
    [stage === 'received', 'triage'],
    [live && row.category === null, 'retriage'],
    [stage === 'triaged' && settled, 'dispatch'],
    [settled && row.openParts === 0, 'answer'],
    [stage === 'answered' && row.openReplies === 0 && row.openSupplements === 0, 'archive'],
    [stage === 'answered' && row.rating === null, 'rate'],
    [true, 'note'],
    [stage === 'working' && settled, 'dispatch'],
    [settled && row.dueAt !== null && !expired, 'provisional'],
    [live && paused, 'resume'],
    [live && !paused, 'pause'],
    [live && !expired && row.extensionRequestId === null, 'request-extension'],
    [settled && row.specialRequestId === null, 'request-special'],
    [settled, 'form-force'],
    [settled, 'escalate'],
    [live && row.category !== null, 'retriage'],
    [isUndecided(stage), 'refer'],
    [stage === 'received' || stage === 'triaged', 'decline'],
    [isUndecided(stage), 'merge'],
    [isUndecided(stage), 'withdraw'],
    [!isUndecided(stage) && stage !== 'archived', 'reopen'],
    [isOpen(stage) && answersFor(row, actor), 'reveal'],
  ];
  return offers.filter(([allowed]) => allowed).map(([, action]) => action);
}

/** What this person may do with this case now. The same conditions are refused by the rules of each action. */
export function caseActions(row: Standing, actor: Actor, now: Instant): CaseAction[] {
  if (row.deletedAt !== null) return [];
  const waiting = row.extensionRequestId !== null && row.requesterId !== actor.id;
  const expired = row.dueAt !== null && now > row.dueAt;
  switch (actor.role) {
    case 'coordinator':
      return coordinatorActions(row, actor, now);
    case 'supervisor': {
      const offers: [boolean, CaseAction][] = [
        [row.awaitsConfirmation, 'confirm-category'],
        [waiting && !expired, 'approve'],
        [waiting, 'refuse'],
        [row.stage === 'archived', 'reopen'],
        [true, 'reveal'],
      ];
      return offers.filter(([allowed]) => allowed).map(([, action]) => action);
    }
    case 'director':
      return !waiting ? [] : expired ? ['refuse'] : ['approve', 'refuse'];
    case 'handler': {
      const leads = actor.departmentId !== null && actor.departmentId === row.leadDepartmentId;
      const live = isLive(row.stage);
      const offers: [boolean, CaseAction][] = [
        [true, 'note'],
        [live && row.category !== null && !row.awaitsConfirmation && row.dueAt !== null && !expired, 'provisional'],
        [leads && live && !expired && row.extensionRequestId === null, 'request-extension'],
      ];
      return offers.filter(([allowed]) => allowed).map(([, action]) => action);
    }
    case 'admin':
    case 'viewer':
      return [];
  }
}

/** Who may take an action at all, whatever the case's stage: asked before anything is decided. */
const TAKERS: Record<CaseAction, readonly Actor['role'][]> = {
  triage: ['coordinator'],
  'confirm-category': ['supervisor'],
  dispatch: ['coordinator'],
  retriage: ['coordinator'],
  decline: ['coordinator'],
  refer: ['coordinator'],
  note: ['coordinator', 'handler'],
  pause: ['coordinator'],
  resume: ['coordinator'],
  provisional: ['coordinator', 'handler'],
  'request-extension': ['coordinator', 'handler'],
  'request-special': ['coordinator'],
  'form-force': ['coordinator'],
  escalate: ['coordinator'],
  approve: ['director', 'supervisor'],
  refuse: ['director', 'supervisor'],
  answer: ['coordinator'],
  rate: ['coordinator'],
  archive: ['coordinator'],
  reopen: ['coordinator', 'supervisor'],
  withdraw: ['coordinator'],
  merge: ['coordinator'],
  reveal: ['coordinator', 'supervisor'],
};

export function mayTake(action: CaseAction, row: Standing, actor: Actor): boolean {
  if (!TAKERS[action].includes(actor.role)) return false;
  if (action === 'reveal') return actor.role === 'supervisor' || (isOpen(row.stage) && answersFor(row, actor));
  if (action === 'request-extension' && actor.role === 'handler') return actor.departmentId !== null && actor.departmentId === row.leadDepartmentId;
  if (action === 'reopen') return actor.role === 'supervisor' ? row.stage === 'archived' : row.stage !== 'archived';
  return true;
}
