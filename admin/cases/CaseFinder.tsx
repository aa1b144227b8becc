import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Case } from '../../schema/cases.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useT } from '../messages/useT.ts';

type Props = { label: string; typed: string; onTyped: (typed: string) => void; value: string | null; onChange: (id: string) => void; without?: string; error?: string | undefined };

/** A case found by number or words, chosen from a short list. */
export function CaseFinder({ label, typed, onTyped, value, onChange, without, error }: Props) {
  const t = useT();
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['cases', 'find', q],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?q=${encodeURIComponent(q)}&limit=12`, signal),
    enabled: q !== '',
  });
  const others = (found.data?.data ?? []).filter(({ id }) => id !== without);
  return (
    <>
      <Field label={label} error={error}>
        {(field) => <TextInput {...field} autoFocus value={typed} onChange={onTyped} maxLength={100} />}
      </Field>
      <Box role="radiogroup" aria-label={t('cases.mergeChoose')} sx={{ display: 'grid', maxHeight: 260, overflow: 'auto' }}>
        {others.map((other) => (
          <Box component="label" key={other.id} sx={{ display: 'flex', gap: 1, py: 0.5, alignItems: 'baseline', cursor: 'pointer', '&:hover': { bgcolor: 'hover' } }}>
            <input type="radio" name="into" checked={value === other.id} onChange={() => onChange(other.id)} />
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{other.number}</Box>
            <Box component="span" sx={{ flex: 1 }}>{other.title}</Box>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{t(`cases.stage.${other.stage}`)}</Box>
          </Box>
        ))}
        {found.data && others.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('layout.findNothing', { q })}</Box>}
      </Box>
    </>
  );
}
