import { useT } from '../messages/useT.ts';

type Props = { by: string | null; number: number | null; name: string; onOpen?: (() => void) | undefined };

/** A row's number, who else is at it, and the way into the whole record. Pressing the number selects the row. */
export function RowHead({ by, number, name, onOpen }: Props) {
  return (
    <>
      {by !== null && <At name={by} />}
      <span className="grid-index">{number}</span>
      {onOpen && <Open name={name} onOpen={onOpen} />}
    </>
  );
}

function At({ name }: { name: string }) {
  const t = useT();
  const label = t('grid.by', { name });
  return <span className="grid-by" role="img" aria-label={label} title={label}>{name.slice(0, 1)}</span>;
}

function Open({ name, onOpen }: { name: string; onOpen: () => void }) {
  const t = useT();
  const label = t('grid.openRow', { name });
  return <button type="button" className="grid-open" tabIndex={-1} aria-label={label} title={label} onClick={onOpen}>›</button>;
}
