import { useLayoutEffect, useRef } from 'react';
import type { Row } from '../api/rows.ts';
import { useT } from '../messages/useT.ts';
import type { GroupHead, Grouping } from './grouping.ts';
import type { Sheet } from './sheet.ts';

type Props<R extends Row> = { sheet: Sheet<R>; head: GroupHead; grouping: Grouping<R>; unit: string; active: boolean };

/** A group's name and how many rows it has, over as much of its line as it takes. The whole line is one stop of the cursor. */
export function GroupName<R extends Row>({ sheet, head, grouping, unit, active }: Props<R>) {
  const t = useT();
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => (active && element.current ? sheet.typing.arrive(element.current) : undefined), [sheet, active]);
  const { key, count, exact, open, listed } = head;
  const name = grouping.name(key);
  const counted = t(exact ? 'views.groupCount' : 'views.atLeast', { n: count, unit });
  const cut = listed < count ? t('views.groupCut', { n: listed, unit }) : '';
  const totals = sheet.columns.flatMap((column) => {
    const total = grouping.total(column.field, head);
    return total === '' ? [] : [`${column.label} ${total}`];
  });
  return (
    <span
      ref={element}
      className="grid-group-name"
      role="button"
      tabIndex={active ? 0 : -1}
      aria-expanded={open}
      aria-label={t('views.groupSaid', { label: grouping.label, name, what: [counted, cut, ...totals].filter(Boolean).join(t('grid.misread.comma')) })}
      title={t('views.groupTitle', { label: grouping.label, name })}
    >
      <span className="grid-caret" aria-hidden>{open ? '▾' : '▸'}</span>
      <span className="grid-group-label">{name}</span>
      <span className="grid-group-count">{counted}{cut && ` · ${cut}`}</span>
    </span>
  );
}
