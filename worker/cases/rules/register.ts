import type { z } from 'zod';
import type { CaseDraft } from '../../../schema/cases.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { dueOf } from '../../deadlines/rules.ts';
import { startClock, type Bench, type NewTask } from './file.ts';

type Draft = z.output<typeof CaseDraft>;
/** Instants for which counting makes sense, as the clock's own shape has them. */
const COUNTED = { from: '2000', before: '2100' };
export const HOTLINE_DUE = '12345 工单期限';
type Coded = { code: string; retired: boolean }[];

const unknownIn = (codes: readonly string[], list: Coded) => codes.find((code) => !list.some((entry) => entry.code === code && !entry.retired));

/** A tag that is neither in use in the district nor on the row already. */
export const unknownTag = (codes: readonly string[], standing: readonly string[], tags: Coded) => unknownIn(codes.filter((code) => !standing.includes(code)), tags);

/** The codes of a draft against the district's own lists, its instants against now, and what a channel asks for. */
export function checkDraft(draft: Draft, bench: Bench): Refusal | undefined {
  const { settings, now } = bench;
  if (unknownIn([draft.channel], settings.channels) !== undefined) return refuse('value.unknown_code', { field: 'channel', code: draft.channel }, 'channel');
  const tag = unknownTag(draft.tags ?? [], [], settings.tags);
  if (tag !== undefined) return refuse('value.unknown_code', { field: 'tags', code: tag }, 'tags');
  for (const who of ['reporter', 'party'] as const) {
    const circumstance = unknownIn(draft[who]?.circumstances ?? [], settings.circumstances);
    if (circumstance !== undefined) return refuse('value.unknown_code', { field: `${who}.circumstances`, code: circumstance }, `${who}.circumstances`);
  }
  if (draft.receivedAt && draft.receivedAt > now) return refuse('value.in_future', { field: 'receivedAt' }, 'receivedAt');
  for (const field of ['receivedAt', 'hotlineDueAt'] as const) {
    const instant = draft[field];
    if (instant && (instant < COUNTED.from || instant >= COUNTED.before)) return refuse('clock.year_out_of_range', {}, field);
  }
  if (draft.hotlineDueAt) {
    if (draft.channel !== 'h12345') return refuse('case.hotline_due_misplaced', {}, 'hotlineDueAt');
    if (draft.hotlineDueAt < (draft.receivedAt ?? now)) return refuse('case.hotline_due_early', {}, 'hotlineDueAt');
  }
  if (draft.channel === 'h12345' && !draft.hotlineOrder) return refuse('case.hotline_order_missing', {}, 'hotlineOrder');
  if (draft.reporterWithheld && !draft.complainedOfId) return refuse('case.complained_of_missing', {}, 'complainedOfId');
  if (draft.facts?.personalCause && !draft.facts.personalReason) return refuse('case.personal_reason_missing', {}, 'facts.personalReason');
  return undefined;
}

/**
 * The promises a registration makes: to look at it (`triage`, a limit of ours), and, where the district promises
 * one, to call the applicant first (`contact`). Both count from receipt.
 */
export function openingTasks(title: string, coordinatorId: string, receivedAt: string, bench: Bench): NewTask[] {
  const { triage, contact } = bench.settings.limits;
  const tasks: NewTask[] = [{ kind: 'triage', personId: coordinatorId, ask: title, clock: startClock(bench, triage, receivedAt) }];
  if (contact) tasks.push({ kind: 'contact', personId: coordinatorId, ask: '首次联系办事人', clock: startClock(bench, contact, receivedAt) });
  return tasks;
}

/** Until triage only a 12345 order's own due stands. */
export function openingDue(hotlineDueAt: string | null, receivedAt: string, bench: Bench): { dueAt: string | null; provisional: boolean } {
  if (!hotlineDueAt) return { dueAt: null, provisional: false };
  const { dueAt, provisional } = dueOf({ ...startClock(bench, { kind: 'immediate' }, receivedAt), pauses: [{ from: receivedAt, to: null }], external: [{ dueAt: hotlineDueAt, what: HOTLINE_DUE }] }, bench.calendar);
  return { dueAt, provisional };
}
