import { Empty } from '../states/States.tsx';
import { useT } from '../messages/useT.ts';

export default function Workbench() {
  const t = useT();
  return <Empty title={t('layout.workbench')} />;
}
