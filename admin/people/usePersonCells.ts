import { useMemo } from 'react';
import type { Person } from '../../schema/people.ts';
import type { Choice } from '../grid/rules/kinds.ts';
import { useAwayWords } from '../leave/useLeave.ts';
import { usePeople } from './usePeople.ts';

/** People in a grid: those in service to choose from, and a cell that holds one; who is away today is marked in both. */
export function usePersonCells() {
  const people = usePeople();
  const awayWords = useAwayWords();
  return useMemo(() => {
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const choiceOf = ({ id, name, username }: Person): Choice => ({ id, label: name, code: username, note: awayWords(id) || undefined });
    return {
      staff: people.filter(({ retiredAt }) => retiredAt === null),
      choiceOf,
      personCell: <R>(idOf: (row: R) => string | null) => ({
        kind: 'person' as const,
        value: idOf,
        text: (row: R) => names.get(idOf(row) ?? '') ?? '',
        note: (row: R) => awayWords(idOf(row)),
      }),
    };
  }, [people, awayWords]);
}
