import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Preview } from '../../schema/paper.ts';
import { post } from '../api/http.ts';

const PAUSE_MS = 350;

/** A value that has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The page a paper would be, asked for once typing pauses; null asks for nothing. The one before stays until the next is there. */
export function usePreview(body: object | null) {
  const asked = useSettled(body);
  return useQuery({
    queryKey: ['paper-preview', asked],
    queryFn: ({ signal }) => post<Preview>('/api/forms/preview', asked ?? {}, signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}
