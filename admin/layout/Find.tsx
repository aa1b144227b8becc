import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useT } from '../messages/useT.ts';
import { ProblemNotice } from '../states/Notice.tsx';

const SHOWN = 12;

/** `/` from anywhere: a number or any words, newest first, Enter opens. */
export function Find({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['cases', 'find', q],
    queryFn: ({ signal }) => get<Page<Case>>(`/api/cases?q=${encodeURIComponent(q)}&limit=${SHOWN}`, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const rows = q ? (found.data?.data ?? []) : [];
  const open = (row: Case | undefined) => {
    if (!row) return;
    onClose();
    void navigate(`/cases/${row.id}`);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((now) => Math.min(Math.max(now + step, 0), rows.length - 1));
    }
    if (event.key === 'Enter') open(rows[at]);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-label={t('layout.find')} sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: 1, borderColor: 'hairline' }}>
        <SearchIcon sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          placeholder={t('layout.findPlaceholder')}
          inputProps={{
            'aria-label': t('layout.find'),
            role: 'combobox',
            'aria-expanded': rows.length > 0,
            'aria-controls': 'find-results',
            'aria-activedescendant': rows[at] ? `find-${rows[at].id}` : undefined,
            style: { outline: 'none', fontSize: 16 },
          }}
        />
      </Box>
      <Box sx={{ overflow: 'auto', minHeight: 60 }}>
        {found.isError && <ProblemNotice error={found.error} />}
        <Box component="ul" role="listbox" id="find-results" aria-label={t('layout.find')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((row, index) => (
            <Result key={row.id} row={row} chosen={index === at} onOpen={() => open(row)} />
          ))}
        </Box>
        <Box role="status" sx={{ px: 2, py: 1, fontSize: 13, color: 'text.secondary' }}>
          {q === ''
            ? t('layout.findStart')
            : found.data && rows.length === 0
              ? t('layout.findNothing', { q })
              : found.data && t(found.data.totalIsExact ? 'layout.findCount' : 'layout.findMore', { smart_count: found.data.total })}
        </Box>
      </Box>
    </Dialog>
  );
}

function Result({ row, chosen, onOpen }: { row: Case; chosen: boolean; onOpen: () => void }) {
  return (
    <Box
      component="li"
      role="option"
      id={`find-${row.id}`}
      aria-selected={chosen}
      onClick={onOpen}
      sx={{ display: 'flex', gap: 1.5, px: 2, py: 0.75, cursor: 'pointer', bgcolor: chosen ? 'wash' : undefined, '&:hover': { bgcolor: 'hover' } }}
    >
      <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{row.number}</Box>
      <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{row.title}</Box>
      <Box sx={{ fontSize: 13 }}>
        <DueMark of={row} short />
      </Box>
    </Box>
  );
}
