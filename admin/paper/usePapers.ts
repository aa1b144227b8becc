import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FormOffer, FormRow } from '../../schema/paper.ts';
import { get, post } from '../api/http.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';

/** Under which every query about papers is kept. */
export const PAPER_KEY = 'forms';

type CasePapers = { data: FormRow[]; offers: FormOffer[] };

export type PaperOwner = 'bundles' | 'cases' | 'supervision-notices';

/** The papers of a case, a run of a bundle or a supervision notice, and which may be issued now. */
export const usePapers = (id: string, enabled = true, of: PaperOwner = 'cases') =>
  useQuery({ queryKey: [PAPER_KEY, of, id], queryFn: ({ signal }) => get<CasePapers>(`/api/${of}/${id}/forms`, signal), enabled });

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
    if (form === 'supplement' && subjectKind === 'provisional-acceptances') return t('paper.ofAcceptance', { form: name });
    return departmentId && (form === 'transfer' || form === 'supervision') ? t('paper.to', { form: name, department: departmentName(departmentId) }) : name;
  };
}
