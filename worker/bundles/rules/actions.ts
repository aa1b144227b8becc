import { RUN_ACTIONS, type RunAction, type RunStage } from '../../../schema/bundles.ts';
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

/** What a department does of a run itself, beside its tasks: it decides what may follow, and takes down the number of its own notice of acceptance. */
const BY_DEPARTMENT: ReadonlySet<RunAction> = new Set(['provisional', 'record-number']);

/** Who takes which action of a run he sees. A department that sees a run has an item in it; of which items it may speak the action decides. */
export const mayTake = (action: RunAction, actor: Actor): boolean => mayRun(actor) || (BY_DEPARTMENT.has(action) && actor.role === 'handler' && actor.departmentId !== null);

export function runActions({ stage, deletedAt, inspecting }: Shown, actor: Actor): RunAction[] {
  if (deletedAt !== null) return [];
  return RUN_ACTIONS.filter((action) => mayTake(action, actor) && FROM[action].includes(stage) && (action !== 'resume' || inspecting) && (action !== 'issue' || stage === 'ready'));
}

export const blocked = (stage: RunStage, action: RunAction): Refusal | undefined => (FROM[action].includes(stage) ? undefined : refuse('bundle.wrong_stage'));
