import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Case } from '../../../schema/cases.ts';
import { ActionDialog } from '../../actions/ActionDialog.tsx';
import { useSubmit } from '../../actions/useSubmit.ts';
import { get } from '../../api/http.ts';
import type { Page } from '../../api/rows.ts';
import { Field } from '../../form/Field.tsx';
import { TextInput } from '../../form/TextInput.tsx';
import { useT } from '../../messages/useT.ts';
import type { CaseDialogProps } from './CaseDialog.tsx';

/** A duplicate goes into the case that is kept: found by number or words, chosen from a short list. */
export function MergeCase({ row, onClose }: CaseDialogProps) {
  const t = useT();
  const form = useSubmit<{ intoId: string | null }>('cases', row, 'merge', { intoId: null });
  const [typed, setTyped] = useState(row.title);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['cases', 'find', q],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?q=${encodeURIComponent(q)}&limit=12`, signal),
    enabled: q !== '',
  });
  const others = (found.data?.data ?? []).filter(({ id }) => id !== row.id);
  const { intoId } = form.value;
  return (
    <ActionDialog
      title={`${t('cases.action.merge')} ${row.number}`}
      note={t('cases.note.merge')}
      submitLabel={t('cases.action.merge')}
      ready={intoId !== null}
      onAsk={form.ask}
      onSubmit={() => form.submit({ intoId }, 'cases.done.merge')}
      onClose={onClose}
    >
      <Field label={t('cases.mergeFind')} error={form.asked && intoId === null ? t('cases.mergeChoose') : undefined}>
        {(field) => <TextInput {...field} autoFocus value={typed} onChange={setTyped} maxLength={100} />}
      </Field>
      <Box role="radiogroup" aria-label={t('cases.mergeChoose')} sx={{ display: 'grid', maxHeight: 260, overflow: 'auto' }}>
        {others.map((other) => (
          <Box component="label" key={other.id} sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'baseline', cursor: 'pointer', '&:hover': { bgcolor: 'hover' } }}>
            <input type="radio" name="into" checked={intoId === other.id} onChange={() => form.set({ intoId: other.id })} />
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{other.number}</Box>
            <Box component="span" sx={{ flex: 1 }}>{other.title}</Box>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{t(`cases.stage.${other.stage}`)}</Box>
          </Box>
        ))}
        {found.data && others.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('layout.findNothing', { q })}</Box>}
      </Box>
    </ActionDialog>
  );
}
