import EyeIcon from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Case, REVEALABLE } from '../../../schema/cases.ts';
import { post } from '../../api/http.ts';
import { useSentence } from '../../api/useSentence.ts';
import { useKey } from '../../keys/Keys.tsx';
import { useT } from '../../messages/useT.ts';

const SHOWN_FOR = 60_000;

type Props = { row: Case; field: (typeof REVEALABLE)[number]; masked: string; label: string; hotkey?: string };

/** A masked number with an eye beside it. Each look is logged, and the number hides itself again after a minute. */
export function Revealed({ row, field, masked, label, hotkey }: Props) {
  const t = useT();
  const sentence = useSentence();
  const client = useQueryClient();
  const [shown, setShown] = useState<string | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);
  const reveal = async () => {
    setFailure('');
    try {
      const { value } = await post<{ value: string }>(`/api/cases/${row.id}/reveal`, { field });
      setShown(value);
      void client.invalidateQueries({ queryKey: ['events', row.id] });
    } catch (error) {
      setFailure(sentence(error));
    }
  };
  const may = row.actions.includes('reveal') && shown === null;
  useKey(hotkey, t('cases.reveal', { what: label }), () => void reveal(), may);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.25, minHeight: 24 }}>
      <Box component="span" sx={{ userSelect: shown ? 'all' : undefined, fontWeight: shown ? 600 : 400 }}>{shown ?? masked}</Box>
      {may && (
        <Tooltip title={[t('cases.revealHint'), hotkey?.toUpperCase()].filter(Boolean).join(' · ')}>
          <IconButton aria-label={t('cases.reveal', { what: label })} aria-keyshortcuts={hotkey} onClick={() => void reveal()} sx={{ p: 0.25 }}>
            <EyeIcon sx={{ fontSize: 16 }} />
          </IconButton>
        </Tooltip>
      )}
      {failure && <Box role="alert" sx={{ fontSize: 12 }}>{failure}</Box>}
    </Box>
  );
}
