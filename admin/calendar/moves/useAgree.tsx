import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CalendarMight } from '../../../schema/calendar-days.ts';
import type { CalendarMoves } from '../../../schema/many.ts';
import { Frame } from '../../grid/Frame.tsx';
import { useT } from '../../messages/useT.ts';
import { ProblemNotice } from '../../states/Notice.tsx';
import { askMoves, isMoving } from './askMoves.ts';
import { MovesList } from './MovesList.tsx';

/** A count quicker than this needs no dialog of its own. */
const QUIET_MS = 500;

type Asking = { state: 'counting'; looked: number } | { state: 'counted'; moves: CalendarMoves } | { state: 'failed'; error: unknown };
type Open = { asking: Asking; answer: (agreed: boolean) => void };

/**
 * Shows which open promises a calendar as it might be would move, and asks whether it is to be so. Answers yes by itself
 * where nothing moves. `dialog` has to stand on the page.
 */
export function useAgree(): { agree: (might: CalendarMight) => Promise<boolean>; dialog: React.ReactNode } {
  const [open, setOpen] = useState<Open | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const agree = useCallback(async (might: CalendarMight): Promise<boolean> => {
    running.current?.abort();
    const counting = new AbortController();
    running.current = counting;
    return new Promise<boolean>((resolve) => {
      const answer = (agreed: boolean) => {
        clearTimeout(timer);
        counting.abort();
        setOpen(null);
        resolve(agreed);
      };
      const show = (asking: Asking) => setOpen({ asking, answer });
      const timer = setTimeout(() => show({ state: 'counting', looked: 0 }), QUIET_MS);
      askMoves(might, counting.signal, ({ looked }) => show({ state: 'counting', looked })).then(
        (moves) => {
          clearTimeout(timer);
          if (isMoving(moves)) show({ state: 'counted', moves });
          else answer(true);
        },
        (error: unknown) => {
          clearTimeout(timer);
          if (!counting.signal.aborted) show({ state: 'failed', error });
        },
      );
    });
  }, []);

  return { agree, dialog: open && <MovesDialog {...open} /> };
}

function MovesDialog({ asking, answer }: Open) {
  const t = useT();
  const counted = asking.state === 'counted';
  return (
    <Frame
      wide={counted}
      title={t('calendar.moves.title')}
      hint={t(counted ? 'calendar.moves.hint' : 'calendar.moves.countingHint')}
      onClose={() => answer(false)}
      actions={
        <>
          <Button variant="outlined" onClick={() => answer(false)} autoFocus={!counted}>{t('calendar.moves.cancel')}</Button>
          {counted && <Button variant="contained" onClick={() => answer(true)} autoFocus>{t('calendar.moves.agree')}</Button>}
        </>
      }
    >
      {asking.state === 'counting' && (
        <Box>
          <Box role="status" sx={{ mb: 0.5, fontVariantNumeric: 'tabular-nums' }}>{asking.looked > 0 ? t('calendar.moves.looked', { count: asking.looked }) : t('calendar.moves.counting')}</Box>
          <LinearProgress aria-label={t('calendar.moves.counting')} />
        </Box>
      )}
      {asking.state === 'failed' && <ProblemNotice error={asking.error} />}
      {counted && <MovesList moves={asking.moves} />}
    </Frame>
  );
}
