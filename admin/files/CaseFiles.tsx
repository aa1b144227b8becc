import type { Case } from '../../schema/cases.ts';
import { useMay } from '../session/me.ts';
import { FilesSection } from './FilesSection.tsx';
import { useReadsFiles } from './useFiles.ts';

/** A case's files. `called` moves on each time somebody asks for them. */
export function CaseFiles({ row, called }: { row: Case; called?: number | undefined }) {
  const reads = useReadsFiles();
  const handles = useMay('cases.handle');
  if (!reads) return null;
  return <FilesSection subjectKind="cases" subjectId={row.id} mayAttach={handles && row.deletedAt === null} mayEdit={handles} called={called} />;
}
