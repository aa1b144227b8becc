import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../messages/useT.ts';
import { Frame } from './Frame.tsx';
import type { TableStep } from './rules/steps.ts';

type Props = { step: TableStep; way: 'undo' | 'redo'; moment: (instant: string) => string; onAnswer: (yes: boolean) => void };

/** Asks before Ctrl+Z or Ctrl+Y reaches into another table, or into many rows: what was done, where and when. */
export function StepDialog({ step: { resource, rows, at, parts }, way, moment, onAnswer }: Props) {
  const t = useT();
  return (
    <Frame
      title={t(`grid.step.${way}`)}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button variant="outlined" onClick={() => onAnswer(false)} autoFocus>{t('grid.preview.cancel')}</Button>
          <Button variant="contained" onClick={() => onAnswer(true)}>{t(`grid.step.${way}Yes`, { smart_count: rows })}</Button>
        </>
      }
    >
      <Box>{t(parts > 1 ? 'grid.step.imported' : 'grid.step.what', { at: moment(at), table: t(`grid.table.${resource}`), smart_count: rows })}</Box>
    </Frame>
  );
}
