import type { BundleFile, RunAction } from '../../../schema/bundles.ts';
import { AskAgain } from './AskAgain.tsx';
import { InspectRun } from './InspectRun.tsx';
import { IssueRun } from './IssueRun.tsx';
import { NoteRun } from './NoteRun.tsx';
import { RecordNumber } from './RecordNumber.tsx';
import { ResumeRun } from './ResumeRun.tsx';
import { StartRun } from './StartRun.tsx';
import { WithdrawRun } from './WithdrawRun.tsx';

export type RunDialogProps = { run: BundleFile; onClose: () => void };

const DIALOGS: Record<Exclude<RunAction, 'accept-materials' | 'provisional'>, (props: RunDialogProps) => React.ReactNode> = {
  start: StartRun,
  inspect: InspectRun,
  resume: ResumeRun,
  issue: IssueRun,
  withdraw: WithdrawRun,
  'ask-again': AskAgain,
  note: NoteRun,
  'record-number': RecordNumber,
};

/** The dialog of one action. Materials are checked in where they stand, without one; 容缺 has its own, which cases share. */
export function RunActionDialog({ action, ...props }: RunDialogProps & { action: RunAction }) {
  if (action === 'accept-materials' || action === 'provisional') return null;
  const Dialog = DIALOGS[action];
  return <Dialog {...props} />;
}
