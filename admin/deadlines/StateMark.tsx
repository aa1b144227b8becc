import Box from '@mui/material/Box';
import type { ClockMark } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';
import type { Tones } from '../theme/tokens.ts';

export type ClockState = ClockMark['state'];

const SHAPES: Record<keyof Tones, string> = {
  ok: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  soon: 'M5 1L9.4 9H.6z',
  overdue: 'M1 1h8v8H1z',
  paused: 'M2 1h2v8H2zM6 1h2v8H6z',
};

/** Which ink a state is written in; `none` has no mark. */
export function toneOf(state: ClockState): keyof Tones | null {
  switch (state) {
    case 'ok':
      return 'ok';
    case 'soon':
    case 'today':
      return 'soon';
    case 'overdue':
      return 'overdue';
    case 'paused':
      return 'paused';
    case 'none':
      return null;
  }
}

/** ● ▲ ■ ‖ drawn, so that no font makes them wide, small or coloured. */
export function Shape({ tone }: { tone: keyof Tones }) {
  return (
    <Box
      component="svg"
      viewBox="0 0 10 10"
      aria-hidden
      sx={{ width: 10, height: 10, flex: 'none', fill: (theme) => theme.palette.tones[tone].ink }}
    >
      <path d={SHAPES[tone]} />
    </Box>
  );
}

/** State in shape and words; colour only repeats them. */
export function StateMark({ state, children }: { state: ClockState; children?: React.ReactNode }) {
  const t = useT();
  const tone = toneOf(state);
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        whiteSpace: 'nowrap',
        color: (theme) => (tone ? theme.palette.tones[tone].ink : theme.palette.text.secondary),
      }}
    >
      {tone && <Shape tone={tone} />}
      {children ?? t(`deadlines.${state}`)}
    </Box>
  );
}
