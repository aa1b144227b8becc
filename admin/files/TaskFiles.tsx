import type { Task } from '../../schema/tasks.ts';
import { useMay, useMe } from '../session/me.ts';
import { FilesSection } from './FilesSection.tsx';
import { useReadsFiles } from './useFiles.ts';

/** What belongs to one promise: the paper a department answered on, the photograph of a site. Its department attaches too. */
export function TaskFiles({ task, called }: { task: Task; called?: number | undefined }) {
  const reads = useReadsFiles();
  const handles = useMay('cases.handle');
  const handler = useMe()?.role === 'handler';
  if (!reads) return null;
  return <FilesSection subjectKind="tasks" subjectId={task.id} mayAttach={handles || handler} mayEdit={handles} called={called} />;
}
