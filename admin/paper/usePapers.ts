import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import { get, post } from '../api/http.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';

/** Under which every query about papers is kept. */
export const PAPER_KEY = 'forms';

type CasePapers = { data: FormRow[]; offers: FormOffer[] };

/** The papers of a case, and which may be issued now. */
export const usePapers = (caseId: string, enabled = true) =>
  useQuery({ queryKey: [PAPER_KEY, caseId], queryFn: ({ signal }) => get<CasePapers>(`/api/cases/${caseId}/forms`, signal), enabled });

/** Writes something about a paper, then shows papers and the story afresh. */
export function usePaperWrite() {
  const client = useQueryClient();
  return useCallback(
    async (path: string, body: object): Promise<FormRow> => {
      try {
        return await post<FormRow>(path, body);
      } finally {
        await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === PAPER_KEY || name === 'events' || name === 'files' });
      }
    },
    [client],
  );
}

type Named = { form: FormRow['form']; departmentId: string | null; subjectKind: FormRow['subjectKind']; subjectId: string };

/** What a paper is called: 转办单 → 市监局, 送达回证（…3号）. */
export function usePaperName(papers: readonly FormRow[]): (paper: Named) => string {
  const t = useT();
  const departmentName = useDepartmentName();
  return ({ form, departmentId, subjectKind, subjectId }) => {
    const name = t(`paper.form.${form}`);
    const handed = subjectKind === 'forms' ? papers.find(({ id }) => id === subjectId) : undefined;
    if (handed) return t('paper.of', { form: name, number: handed.number });
    return departmentId && form === 'transfer' ? t('paper.to', { form: name, department: departmentName(departmentId) }) : name;
  };
}
