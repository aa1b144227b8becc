import type { ApprovalStep } from '../../schema/approvals.ts';
import { BY_ANSWER, dueColumns, startClock, type Bench, type CaseState, type NewTask } from '../cases/rules/file.ts';

type Owner = Pick<CaseState, 'dueAt' | 'coordinatorId'>;
type Counted = Pick<Bench, 'now' | 'settings' | 'calendar'>;

/** From its turn on so many working days, and with the answer at the latest as long as that has not passed. */
function clockOf({ dueAt: answerDueAt }: Owner, workingDays: number, bench: Counted) {
  const clock = startClock(bench, { kind: 'working_days', workingDays });
  const { dueAt } = dueColumns(clock, bench.calendar);
  const late = answerDueAt !== null && bench.now <= answerDueAt && dueAt !== null && dueAt > answerDueAt;
  return late ? { ...clock, external: [{ dueAt: answerDueAt, what: BY_ANSWER }] } : clock;
}

/** 居委会核实 is the coordinator's to enter. */
export const toVerify = (owner: Owner, workingDays: number, bench: Counted): NewTask => ({
  kind: 'sign', personId: owner.coordinatorId, ask: '登记居委会（社区）的核实情况', clock: clockOf(owner, workingDays, bench),
});

/** A signature is owed by whoever may give it (`signers`), and by no department: what is done about it is not that one's part of the case. */
export const toSign = (owner: Owner, { name, by, workingDays }: ApprovalStep, bench: Counted): NewTask => ({
  kind: 'sign', personId: null, signers: by, ask: `特事特办申请：${name}`, clock: clockOf(owner, workingDays, bench),
});
