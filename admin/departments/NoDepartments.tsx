import { LoadExamples } from '../directory/LoadExamples.tsx';
import { useT } from '../messages/useT.ts';
import { Empty } from '../states/States.tsx';

const drafts = async () => (await import('../../schema/presets/directory.ts')).exampleDepartments();

export function NoDepartments({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  return (
    <Empty title={t('departments.emptyTitle')} hint={t('departments.emptyHint')}>
      {mayEdit && <LoadExamples resource="departments" drafts={drafts} />}
    </Empty>
  );
}
