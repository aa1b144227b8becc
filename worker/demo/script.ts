import type { z } from 'zod';
import type { ForceMember } from '../../schema/task-forces.ts';
import type { AnswerBody, CaseDraft, DeclineBody, NoteBody, ReferBody, TriageBody } from '../../schema/cases.ts';
import type { Held } from './meetings.ts';

type Unversioned<S extends z.ZodType> = Omit<z.input<S>, 'version'>;

/** A page of plain text that is attached as a file. */
export type Paper = { name: string; text: string };

/** One department's part: asked of it by the dispatch. */
export type Part = { department: string; ask: string; dueIn?: number };

/**
 * What somebody does to a case. Departments and sites go by the ids of the example directory; a department that
 * has no account of its own is entered on behalf (代录). `called` names a note, `into` another script's case.
 */
export type Deed =
  | { do: 'register'; draft: z.input<typeof CaseDraft> }
  | ({ do: 'triage' } & Unversioned<typeof TriageBody>)
  | ({ do: 'retriage'; reason: string } & Unversioned<typeof TriageBody>)
  | { do: 'confirm'; confirm: boolean; reason: string }
  | { do: 'dispatch'; lead: Part; assist?: Part[] }
  | { do: 'accept'; department: string; onBehalf?: boolean }
  | { do: 'finish'; department: string; result: string; onBehalf?: boolean }
  | { do: 'return'; department: string; ground: string; text: string; onBehalf?: boolean }
  | { do: 'remind'; department: string; text: string }
  | { do: 'note'; note: z.input<typeof NoteBody>; called?: string }
  | { do: 'pause'; reason: string }
  | { do: 'resume'; reason: string }
  | { do: 'extend'; workingDays: number; reason: string; after: string }
  | { do: 'approve' | 'refuse'; reason: string }
  | ({ do: 'answer' } & Unversioned<typeof AnswerBody>)
  | { do: 'reply' | 'callback'; result: string }
  | { do: 'rate'; level: number; reasons?: string[]; after: string }
  | { do: 'archive'; summary: string }
  | ({ do: 'decline' } & Unversioned<typeof DeclineBody>)
  | ({ do: 'refer' } & Unversioned<typeof ReferBody>)
  | { do: 'withdraw' | 'reopen'; reason: string }
  | { do: 'merge'; into: string }
  // 提级 to the body above; what it answered is entered with its paper.
  | { do: 'escalate'; department: string; ask: string; dueIn?: number }
  | { do: 'above'; department: string; result: string; paper: Paper }
  // 特事特办: asked for with evidence, verified, and signed by who is named.
  | { do: 'special'; grounds: string; evidence: Paper }
  | { do: 'verify'; committee: string; verifier: string; reason: string }
  | { do: 'sign'; by: string; reason: string; conditions?: string }
  // 专班, led by the case's coordinator.
  | { do: 'force'; title: string; ask: string; members: z.input<typeof ForceMember>[] }
  | { do: 'log'; text: string }
  | { do: 'force-done' | 'force-close'; result: string }
  | ({ do: 'meet' } & Held)
  /** A department keeps what a meeting resolved. */
  | { do: 'keep'; department: string; result: string };

/** A deed at an instant; `as` is a username where it is not the usual one for the deed. */
export type Step = { at: string; as?: string; deed: Deed };

/** One case from its registration on. `name` is what a failure is reported under; `coordinator` whose case it is. */
export type Script = { name: string; coordinator?: string; steps: Step[] };

/** A deed on the n-th working day after the first, at a Beijing time. */
export type Planned = { on: number; at: string; as?: string } & Deed;

export type Story = {
  /** The id in domain/scenarios.json. */
  id: string;
  title: string;
  /** Where and in which article it stands. */
  source: string;
  /** What the article leaves out and the script supplies; stands on the case as its first note. */
  supplied: string;
  /** Counted back from the demo's first day, or the last such date that lies wholly before it. */
  begins: { workingDaysAgo: number } | { month: number; day: number };
  steps: Planned[];
};
