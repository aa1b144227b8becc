import type { ResolutionState } from '../../schema/resolutions.ts';
import { type ClockState, StateMark } from '../deadlines/StateMark.tsx';
import { useT } from '../messages/useT.ts';

const MARKS: Record<ResolutionState, ClockState> = { drafted: 'none', running: 'ok', kept: 'none', unkept: 'overdue', returned: 'soon', cancelled: 'none' };

/** How a resolution stands, in shape and words. */
export function ResolutionMark({ state }: { state: ResolutionState }) {
  const t = useT();
  return <StateMark state={MARKS[state]}>{t(`meetings.resolutions.state.${state}`)}</StateMark>;
}
