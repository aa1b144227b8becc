import type { Case } from '../../schema/cases.ts';
import { useMe } from '../session/me.ts';
import { FilesSection } from './FilesSection.tsx';

/** A case's files, for who may read them: who only counts is not asked to look. */
export function CaseFiles({ row }: { row: Case }) {
  const me = useMe();
  if (!me || (me.role !== 'handler' && !me.permissions.includes('personal_data.see'))) return null;
  const handles = me.permissions.includes('cases.handle');
  return <FilesSection subjectKind="cases" subjectId={row.id} mayAttach={handles && row.deletedAt === null} mayEdit={handles} />;
}
