import { useT } from '../messages/useT.ts';

/** A row's number, and who else is at it. Pressing it selects the row. */
export function RowHead({ by, index }: { by: string | null; index: number }) {
  return (
    <>
      {by !== null && <At name={by} />}
      {index + 1}
    </>
  );
}

function At({ name }: { name: string }) {
  const t = useT();
  return <span className="grid-by" role="img" aria-label={t('grid.by', { name })} title={t('grid.by', { name })}>{name.slice(0, 1)}</span>;
}
