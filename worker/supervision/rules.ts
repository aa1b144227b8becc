import type { z } from 'zod';
import type { Instant } from '../../schema/deadlines.ts';
import type { Actor } from '../../schema/people.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import type { ConfirmBody, NoticeAction, NoticeStatus, SendBackBody, WithdrawBody } from '../../schema/supervision.ts';
import { permissionsOf } from '../people/rules.ts';

export type NoticeState = { status: NoticeStatus; workingDays: number; rounds: number };

/** What a decision makes of a notice, and of the rectification that is owed on it. */
export type NoticeVerdict = {
  notice: { status: NoticeStatus; workingDays?: number; rounds?: number; issuedAt?: Instant; issuedById?: string; answeredAt?: null; closedAt?: Instant; closedById?: string; conclusion?: string | null };
  /** A `rectify` promise is opened, counted from now. */
  rectify?: 'open';
  /** The one that is open is taken back. */
  cancel?: { reason: string };
  data?: { reason: string };
};

/**
 * Only those who supervise act on a notice (F079, F081): the department it is about answers by its own task, and
 * never closes what is said of it (F084).
 */
export const mayWrite = (actor: Actor): boolean => permissionsOf(actor.role).includes('cases.supervise');

const STEPS: Record<NoticeAction, readonly NoticeStatus[]> = {
  issue: ['draft'],
  confirm: ['answered'],
  'send-back': ['answered'],
  withdraw: ['draft', 'issued', 'answered'],
};

export function noticeActions(notice: Pick<NoticeState, 'status'>, actor: Actor): NoticeAction[] {
  if (!mayWrite(actor)) return [];
  return (['issue', 'confirm', 'send-back', 'withdraw'] as const).filter((action) => STEPS[action].includes(notice.status));
}

function blocked(notice: NoticeState, action: NoticeAction): Refusal | undefined {
  if (STEPS[action].includes(notice.status)) return undefined;
  if (notice.status === 'issued') return refuse('supervision.not_answered');
  return refuse('supervision.wrong_status');
}

/** The department owes its rectification from now on. */
export function issue(notice: NoticeState, actor: Actor, now: Instant): NoticeVerdict | Refusal {
  return blocked(notice, 'issue') ?? { notice: { status: 'issued', rounds: notice.rounds + 1, issuedAt: now, issuedById: actor.id }, rectify: 'open' };
}

/** 销号: what the department answered is accepted. */
export function confirm(notice: NoticeState, body: z.output<typeof ConfirmBody>, actor: Actor, now: Instant): NoticeVerdict | Refusal {
  return blocked(notice, 'confirm') ?? { notice: { status: 'confirmed', closedAt: now, closedById: actor.id, conclusion: body.conclusion || null } };
}

/** 退回重办: the same notice, another round, another due; the first answer stays in its own task. */
export function sendBack(notice: NoticeState, body: z.output<typeof SendBackBody>): NoticeVerdict | Refusal {
  return blocked(notice, 'send-back') ?? { notice: { status: 'issued', rounds: notice.rounds + 1, workingDays: body.workingDays, answeredAt: null }, rectify: 'open', data: { reason: body.reason } };
}

export function withdraw(notice: NoticeState, body: z.output<typeof WithdrawBody>, actor: Actor, now: Instant): NoticeVerdict | Refusal {
  return blocked(notice, 'withdraw') ?? { notice: { status: 'withdrawn', closedAt: now, closedById: actor.id, conclusion: body.reason }, cancel: { reason: body.reason }, data: { reason: body.reason } };
}

/** A notice is written while it is a draft; what was issued stays as it was issued. */
export function edit(notice: Pick<NoticeState, 'status'>): Refusal | undefined {
  return notice.status === 'draft' ? undefined : refuse('supervision.issued');
}
