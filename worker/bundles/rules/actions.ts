import type { RunAction, RunStage } from '../../../schema/bundles.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';

const FROM: Record<RunAction, readonly RunStage[]> = {
  // Items may be done before what was let go has come.
  'accept-materials': ['collecting', 'working', 'ready'],
  start: ['collecting'],
  inspect: ['working'],
  resume: ['working', 'ready'],
  issue: ['working', 'ready'],
  withdraw: ['collecting', 'working', 'ready'],
  'ask-again': ['collecting', 'working'],
  note: ['collecting', 'working', 'ready', 'issued', 'withdrawn'],
  provisional: ['collecting', 'working'],
  'record-number': ['working', 'ready'],
};

type Shown = { stage: RunStage; deletedAt: string | null; inspecting: boolean };

/** The window runs it; departments do their items by their own tasks. */
export const mayRun = (actor: Actor): boolean => actor.role === 'coordinator';

/** What a department does of a run itself, beside its tasks. */
const BY_DEPARTMENT = ['provisional', 'record-number'] as const satisfies readonly RunAction[];

export function runActions({ stage, deletedAt, inspecting }: Shown, actor: Actor): RunAction[] {
  if (deletedAt !== null) return [];
  // A department that sees a run has an item in it, and decides what may follow; the rest is the window's.
  if (!mayRun(actor)) return actor.role === 'handler' && actor.departmentId !== null ? BY_DEPARTMENT.filter((action) => FROM[action].includes(stage)) : [];
  const fits = (action: RunAction) => FROM[action].includes(stage) && (action !== 'resume' || inspecting) && (action !== 'issue' || stage === 'ready');
  return (['accept-materials', 'start', 'inspect', 'resume', 'issue', 'withdraw', 'ask-again', 'note', 'provisional', 'record-number'] as const).filter(fits);
}

export const blocked = (stage: RunStage, action: RunAction): Refusal | undefined => (FROM[action].includes(stage) ? undefined : refuse('bundle.wrong_stage'));
