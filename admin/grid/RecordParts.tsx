import { useContext } from 'react';
import { createPortal } from 'react-dom';
import type { Row } from '../api/rows.ts';
import { Beside } from '../directory/beside.ts';
import { Neighbours } from '../directory/Neighbours.tsx';
import { HistoryList } from '../history/HistoryList.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import type { Sheet } from './sheet.ts';
import { historyFields, useAround } from './useAround.ts';

type Props<R extends Row> = {
  sheet: Sheet<R>;
  /** The rows the panel beside shows: one, or all that say something of one day. */
  rows: readonly R[];
};

/** What a grid adds to the record opened beside it: the way to its neighbours, and its timeline in the words of its columns. */
export function RecordParts<R extends Row>({ sheet, rows }: Props<R>) {
  const t = useT();
  const { head, foot } = useContext(Beside);
  const [first] = rows;
  const around = useAround(sheet, first?.id, (row) => sheet.record?.(row));
  return (
    <>
      {head && createPortal(<Neighbours {...around} />, head)}
      {foot &&
        createPortal(
          rows.map((row) => (
            <Section key={row.id} title={rows.length > 1 ? t('history.of', { name: sheet.nameOf(row) }) : t('history.title')}>
              <HistoryList resource={sheet.resource.name} id={row.id} version={row.version} fields={historyFields(sheet, row)} />
            </Section>
          )),
          foot,
        )}
    </>
  );
}
