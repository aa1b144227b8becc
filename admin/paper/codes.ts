import type { FormRow } from '../../schema/paper.ts';

/**
 * Which of a case's papers a code belongs to: most bear their own address in the panel, a receipt the applicant's
 * progress page. Null for a code of another case or of nothing of ours.
 */
export function paperOfCode(text: string, papers: readonly Pick<FormRow, 'id' | 'form' | 'voidedAt'>[], queryCode: string | null): string | null {
  if (!URL.canParse(text)) return null;
  const { pathname, searchParams } = new URL(text);
  const id = /\/admin\/paper\/([A-Za-z0-9_-]+)$/.exec(pathname)?.[1];
  if (id !== undefined) return papers.find((paper) => paper.id === id)?.id ?? null;
  if (queryCode === null || searchParams.get('code')?.toUpperCase() !== queryCode) return null;
  const receipts = papers.filter(({ form }) => form === 'receipt');
  return (receipts.findLast(({ voidedAt }) => voidedAt === null) ?? receipts.at(-1))?.id ?? null;
}
