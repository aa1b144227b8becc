import { Segments } from '../form/Segments.tsx';
import { useT } from '../messages/useT.ts';

type Status = 'inUse' | 'retired';

/** Retired rows stand apart: they are kept for old cases, and can be brought back. */
export function StatusTabs({ retired, onRetired }: { retired: boolean; onRetired: (retired: boolean) => void }) {
  const t = useT();
  return (
    <Segments<Status>
      quiet
      label={t('directory.status')}
      value={retired ? 'retired' : 'inUse'}
      onChange={(status) => onRetired(status === 'retired')}
      options={[
        { value: 'inUse', label: t('directory.inUse') },
        { value: 'retired', label: t('directory.retired') },
      ]}
    />
  );
}
