import { useQuery } from '@tanstack/react-query';
import { BOARD_STATES, type Board, type BoardOwner, type BoardState } from '../../schema/board.ts';
import { get } from '../api/http.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import type { Tones } from '../theme/tokens.ts';

/** Read anew when somebody comes back to it, not all the time: it may count thousands. */
export const useBoard = () => useQuery({ queryKey: ['tasks', 'board'], queryFn: ({ signal }) => get<Board>('/api/board', signal), staleTime: 30_000 });

/** The traffic lights; each stands with its word. */
export const TONE_OF: Record<BoardState, keyof Tones | null> = { overdue: 'overdue', today: 'soon', soon: 'soon', later: 'ok', paused: 'paused', undated: null };

/** Which rows of the board's list are meant; all of it stands in the address. */
export type Asked = { owner: BoardOwner | null; state: BoardState | null; day: string | null; moved: string | null };

const NOBODY = '-';

export function addressOf({ owner = null, state = null, day = null }: Partial<Asked>): string {
  const asked = new URLSearchParams();
  if (owner) {
    asked.set('department', owner.departmentId ?? NOBODY);
    asked.set('person', owner.personId ?? NOBODY);
  }
  if (state) asked.set('state', state);
  if (day) asked.set('day', day);
  const text = asked.toString();
  return text === '' ? '/board/list' : `/board/list?${text}`;
}

export function askedIn(search: URLSearchParams): Asked {
  const named = (name: string) => {
    const value = search.get(name);
    return value === null || value === NOBODY ? null : value;
  };
  return {
    owner: search.has('department') ? { departmentId: named('department'), personId: named('person') } : null,
    state: BOARD_STATES.find((state) => state === search.get('state')) ?? null,
    day: search.get('day'),
    moved: search.get('moved'),
  };
}

/** What an owner is called. On a handler's board every owner is of his department. */
export function useOwnerName(): (owner: BoardOwner, own: boolean) => string {
  const t = useT();
  const departmentName = useDepartmentName();
  const personName = usePersonName();
  return ({ departmentId, personId }, own) => {
    if (personId !== null) return own ? personName(personId) : `${t('tasks.window')} · ${personName(personId)}`;
    if (own) return t('board.unassigned');
    return departmentId === null ? t('board.nobody') : departmentName(departmentId);
  };
}
