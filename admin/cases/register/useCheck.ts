import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Stage } from '../../../schema/cases.ts';
import { post } from '../../api/http.ts';
import { checkBodyOf, type RegisterValue } from './value.ts';

export type SeenCase = {
  id: string;
  number: string;
  title: string;
  stage: Stage;
  receivedAt: string;
  visits: number;
  outcome: string | null;
  summary: string | null;
  category: string | null;
  matterId: string | null;
  why: string;
};

export type Finding = { code: string; text: string; source: string; state: 'holds' | 'fails' | 'unknown'; why: string };

export type Check = {
  duplicates: SeenCase[];
  earlierVisits: SeenCase[];
  conditions: { verdict: 'holds' | 'fails' | 'unknown' | 'excluded'; conditions: Finding[]; excluded: { code: string; text: string; source: string }[] };
  similar: SeenCase[];
  suggestion: { category: string; ruleText: string; why: string } | null;
};

const PAUSE = 350;

/** What the server makes of the draft, asked again a moment after the typing rests. */
export function useCheck(value: RegisterValue, matterName: string) {
  const asked = JSON.stringify(checkBodyOf(value, matterName));
  const [rested, setRested] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), PAUSE);
    return () => clearTimeout(timer);
  }, [asked]);
  return useQuery({
    queryKey: ['cases', 'check', rested],
    queryFn: ({ signal }) => post<Check>('/api/cases/check', JSON.parse(rested) as object, signal),
    placeholderData: keepPreviousData,
    retry: false,
    // The draft holds a phone and a name: nothing of it stays in memory once the form is gone.
    gcTime: 0,
    staleTime: 0,
  });
}
