import type { Case } from '../../../schema/cases.ts';
import { RequestSpecial } from '../../approvals/RequestSpecial.tsx';
import { FormForce } from '../../task-forces/FormForce.tsx';
import { AcceptProvisionally } from '../../provisional/AcceptProvisionally.tsx';
import { AnswerCase } from './AnswerCase.tsx';
import type { DialogAction } from './CaseActions.tsx';
import { ConfirmCategory } from './ConfirmCategory.tsx';
import { DeclineCase } from './DeclineCase.tsx';
import { DispatchCase } from './DispatchCase.tsx';
import { EscalateCase } from './EscalateCase.tsx';
import { ExtendCase } from './ExtendCase.tsx';
import { MergeCase } from './MergeCase.tsx';
import { NoteCase } from './NoteCase.tsx';
import { PauseCase } from './PauseCase.tsx';
import { RateCase } from './RateCase.tsx';
import { ReasonCase } from './ReasonCase.tsx';
import { ReferCase } from './ReferCase.tsx';
import { RuleExtension } from './RuleExtension.tsx';
import { TriageCase } from './TriageCase.tsx';

export type CaseDialogProps = { row: Case; onClose: () => void };

/** The dialog that belongs to an action. */
export default function CaseDialog({ action, ...props }: CaseDialogProps & { action: DialogAction }) {
  switch (action) {
    case 'triage':
    case 'retriage':
      return <TriageCase {...props} action={action} />;
    case 'confirm-category':
      return <ConfirmCategory {...props} />;
    case 'dispatch':
      return <DispatchCase {...props} />;
    case 'decline':
      return <DeclineCase {...props} />;
    case 'refer':
      return <ReferCase {...props} />;
    case 'note':
      return <NoteCase {...props} />;
    case 'pause':
      return <PauseCase {...props} />;
    case 'provisional':
      return <AcceptProvisionally of="cases" {...props} />;
    case 'request-extension':
      return <ExtendCase {...props} />;
    case 'request-special':
      return <RequestSpecial {...props} />;
    case 'form-force':
      return <FormForce {...props} />;
    case 'escalate':
      return <EscalateCase {...props} />;
    case 'approve':
    case 'refuse':
      return <RuleExtension {...props} action={action} />;
    case 'answer':
      return <AnswerCase {...props} />;
    case 'rate':
      return <RateCase {...props} />;
    case 'merge':
      return <MergeCase {...props} />;
    case 'archive':
    case 'reopen':
    case 'withdraw':
    case 'resume':
      return <ReasonCase {...props} action={action} />;
  }
}
