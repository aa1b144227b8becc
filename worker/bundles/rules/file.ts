import type { Answers, Inspection, ItemStatus, MaterialStatus, Measured, RunStage } from '../../../schema/bundles.ts';
import type { ClockEntries, Instant } from '../../../schema/deadlines.ts';
import type { TaskEdit, TaskState } from '../../cases/rules/file.ts';
import type { Planned } from './plan.ts';

/** What rules look at of a run. */
export type RunState = {
  id: string;
  stage: RunStage;
  title: string;
  templateName: string;
  startedAt: Instant | null;
  answerTaskId: string | null;
  visits: number;
  inspections: Inspection[];
  wanted: string[];
};

export type ItemState = { itemId: string; departmentId: string; status: ItemStatus; taskId: string | null };

export type MaterialState = { id: string; key: string | null; name: string; status: MaterialStatus; samples: string[]; items: string[]; second: boolean };

/** Everything a decision about a run looks at. `template` is its edition without the optional items nobody wanted. */
export type RunFile = { row: RunState; template: Planned; items: ItemState[]; tasks: TaskState[]; materials: MaterialState[]; answers: Answers };

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type RunEdit = Partial<RunState> & { readyAt?: Instant | null; issuedAt?: Instant; closedAt?: Instant; conclusion?: string; measured?: Measured };

/** What is to be written of a run, all of it or nothing. */
export type RunVerdict = {
  run?: RunEdit;
  /** The overall promise opens. */
  answer?: ClockEntries;
  /** Items open, each with its own clock. */
  open?: { itemId: string; clock: ClockEntries }[];
  tasks?: { task: TaskState; changes: TaskEdit; action: string; data?: Record<string, Json> }[];
  /** 受理通知书 numbers by item; null takes one away. */
  numbers?: { itemId: string; number: string | null }[];
  /** Items that will not be opened any more. */
  dropped?: string[];
  materials?: { id: string; changes: { status: MaterialStatus; reason: string | null; sampleId: string | null; checkedAt: Instant | null; checkedById: string | null } }[];
  asked?: { name: string; standard: string; item: string; departmentId: string; reason: string }[];
  data?: Record<string, Json>;
};

export const openItemsOf = ({ items }: RunFile): ItemState[] => items.filter(({ status }) => status === 'open' || status === 'waiting');
export const nameOf = ({ template }: RunFile, id: string): string => template.items.find((item) => item.id === id)?.name ?? id;
export const namesOf = (file: RunFile, ids: readonly string[]): string => ids.map((id) => nameOf(file, id)).join('、');
export const taskOf = ({ tasks }: RunFile, { taskId }: Pick<ItemState, 'taskId'>): TaskState | undefined => tasks.find(({ id }) => id === taskId);
export const answerOf = ({ tasks, row }: RunFile): TaskState | undefined => tasks.find(({ id }) => id === row.answerTaskId);
