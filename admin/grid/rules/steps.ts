import type { Step } from '../../../schema/many.ts';

/** Tables that stand as spreadsheets. What was set elsewhere (the settings, files, views) is taken back where it was done. */
export const TABLES = ['cases', 'tasks', 'departments', 'matters', 'people', 'calendar-days', 'bundles'] as const;
export type Table = (typeof TABLES)[number];
export type TableStep = Step & { resource: Table };

/** More rows than this go back only after asking. */
export const MANY = 20;

/** So many rows of a step are taken over from its answer. Of more only those in sight are read again, for two thousand are megabytes; so they come and go with what the list holds. */
export const MOST_ANSWERED = 500;

const isTable = (step: Step): step is TableStep => TABLES.some((table) => table === step.resource);
const isUndo = ({ action }: Step) => action.endsWith('.undo');
const isRedo = ({ action }: Step) => action.endsWith('.redo');

/**
 * What Ctrl+Z and Ctrl+Y take in a spreadsheet, of one person's steps, newest first. `passed` are steps that could not be
 * taken back, because somebody else has changed their rows: those before them still can.
 */
export function stepToTake(steps: readonly Step[], way: 'undo' | 'redo', passed: ReadonlySet<string>): TableStep | null {
  const standing = steps.filter(isTable).filter(({ id, undoneBy }) => undoneBy === null && !passed.has(id));
  if (way === 'undo') return standing.find((step) => !isUndo(step)) ?? null;
  const forward = standing.find((step) => !isRedo(step));
  return forward && isUndo(forward) ? forward : null;
}

/** Whether it reaches further than what is looked at: into another table, into many rows, or over all of a file. */
export const asksFirst = (step: TableStep, table: string): boolean => step.rows > MANY || step.parts > 1 || step.resource !== table;
