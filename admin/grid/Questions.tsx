import { useSyncExternalStore } from 'react';
import type { Row } from '../api/rows.ts';
import { AddRows } from './AddRows.tsx';
import { ClashDialog } from './ClashDialog.tsx';
import { KeySheet } from './KeySheet.tsx';
import { Offer } from './Offer.tsx';
import { OutsideDialog } from './OutsideDialog.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { RowHistory } from './RowHistory.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import { StepDialog } from './StepDialog.tsx';
import type { Sheet } from './sheet.ts';

/** What the grid asks or shows over itself, one thing at a time. */
export function Questions<R extends Row>({ sheet }: { sheet: Sheet<R> }) {
  const question = useSyncExternalStore(sheet.changed.subscribe, sheet.question);
  const close = () => sheet.ask(null);
  switch (question?.kind) {
    case undefined:
      return null;
    case 'preview':
      return <PreviewDialog preview={question.preview} moment={sheet.words.moment} showMoves={sheet.resource.moves} onAnswer={question.answer} />;
    case 'step':
      return <StepDialog step={question.step} way={question.way} moment={sheet.words.moment} onAnswer={question.answer} />;
    case 'clash':
      return <ClashDialog sheet={sheet} rows={question.rows} onAnswer={question.answer} />;
    case 'refused':
      return <RefusedDialog sheet={sheet} onClose={close} />;
    case 'add':
      return <AddRows sheet={sheet} onClose={close} />;
    case 'outside':
      return <OutsideDialog sheet={sheet} onClose={close} />;
    case 'history':
      return <RowHistory sheet={sheet} {...question} onClose={close} />;
    case 'help':
      return <KeySheet onClose={close} />;
    case 'offer':
      return <Offer sheet={sheet} cell={question.cell} why={question.why} onClose={close} />;
  }
}
