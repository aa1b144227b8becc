import Box from '@mui/material/Box';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { Segments } from '../../form/Segments.tsx';
import { Tick } from '../../form/Tick.tsx';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';
import { NotePicker } from './NotePicker.tsx';

/** The applicant's own rating, taken down from a callback that reached him. */
export function RateCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const ratings = useSettings().ratings;
  const form = useSubmit<{ level: string | null; reasons: string[]; noteId: string | null }>('cases', row, 'rate', { level: null, reasons: [], noteId: null });
  const { level, reasons, noteId } = form.value;
  const levels = (ratings?.levels ?? []).toSorted((one, other) => other.score - one.score);
  const bad = levels.find(({ score }) => String(score) === level)?.bad ?? false;
  const missing = (absent: boolean) => (form.asked && absent ? t('actions.required') : undefined);
  return (
    <ActionDialog
      title={`${t('cases.action.rate')} ${row.number}`}
      note={t('cases.note.rate')}
      submitLabel={t('actions.save')}
      ready={level !== null && noteId !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ level: Number(level), reasons: bad ? reasons : [], noteId }, bad ? 'cases.done.ratedBad' : 'cases.done.rate')}
      onClose={onClose}
      draft={form.draft}
    >
      <Segments
        label={t('cases.rating')}
        value={level}
        onChange={(value) => form.set({ level: value })}
        options={levels.map(({ score, name }) => ({ value: String(score), label: name }))}
        error={missing(level === null)}
      />
      {bad && (
        <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
          <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('cases.badReasons')}</Box>
          {ratings?.badReasons.map(({ code, name }) => (
            <Tick
              key={code}
              label={name}
              checked={reasons.includes(code)}
              onChange={(checked) => form.set({ reasons: checked ? [...reasons, code] : reasons.filter((one) => one !== code) })}
            />
          ))}
        </Box>
      )}
      <NotePicker row={row} kind="callback" value={noteId} onChange={(id) => form.set({ noteId: id })} error={missing(noteId === null)} />
    </ActionDialog>
  );
}
