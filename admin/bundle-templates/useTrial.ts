import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { TemplateContent, type BundleTemplate, type Trial } from '../../schema/bundle-templates.ts';
import { ClockRule } from '../../schema/deadlines.ts';
import { post } from '../api/http.ts';
import type { Editable } from './content.ts';

const PAUSE = 350;

/** What the server would take. A time of which only the unit is chosen yet is not asked about. */
function bodyOf({ items, materials, fields, visits, promised }: Editable): string | null {
  const sound = TemplateContent.safeParse({ items, materials, fields }).success && (promised === null || ClockRule.safeParse(promised).success);
  return sound ? JSON.stringify({ items, materials, fields, visits, promised }) : null;
}

/** What a template comes to with what is typed, saved or not: both plans and what stands in the way, a moment after the last key. */
export function useTrial(row: Pick<BundleTemplate, 'id' | 'version'>, value: Editable) {
  const body = bodyOf(value);
  const [asked, setAsked] = useState(body);
  useEffect(() => {
    const timer = setTimeout(() => setAsked((before) => body ?? before), PAUSE);
    return () => clearTimeout(timer);
  }, [body]);
  return useQuery({
    queryKey: ['bundle-templates', row.id, 'trial', row.version, asked],
    queryFn: ({ signal }) => post<Trial>(`/api/bundle-templates/${row.id}/plan`, JSON.parse(asked ?? '{}'), signal),
    placeholderData: keepPreviousData,
    enabled: asked !== null,
  });
}
