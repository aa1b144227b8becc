import { useMemo } from 'react';
import { ownIdOf } from '../../../schema/fields.ts';
import type { ViewSettings } from '../../../schema/views.ts';
import type { Row } from '../../api/rows.ts';
import { useT } from '../../messages/useT.ts';
import type { RowReader } from '../filter/match.ts';
import type { FilterField } from '../filter/tree.ts';
import type { GroupKey, Grouping } from '../grouping.ts';
import { aggregateOf, totalIn } from './useTotals.ts';

/** Chinese by its sound, as an office's lists are; what has numbers in it by those. */
const words = new Intl.Collator('zh-CN', { numeric: true });
const isKey = (value: unknown): value is GroupKey => value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** How the rows stand in groups: in the order of the field's choices, of numbers or of words, and last what says nothing. */
export function useGrouping<R extends Row>(by: FilterField | undefined, totals: ViewSettings['totals'], reader: RowReader<R>): Grouping<R> | null {
  const t = useT();
  return useMemo(() => {
    if (!by) return null;
    const { field, label, kind, choices = [] } = by;
    const places = new Map<GroupKey, number>(choices.map(({ id }, at) => [id, at]));
    const name = (key: GroupKey) => {
      if (key === null) return t('views.blank');
      if (typeof key === 'boolean') return t(key ? 'views.op.yes' : 'views.op.no');
      // Names that are still on their way are no codes to read.
      return choices.find(({ id }) => id === key)?.label ?? (kind === 'code' && choices.length === 0 ? '…' : String(key));
    };
    const compare = (one: GroupKey, other: GroupKey) => {
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      if (typeof one !== 'string' || typeof other !== 'string') return Number(one) - Number(other);
      const [place = Infinity, otherPlace = Infinity] = [places.get(one), places.get(other)];
      return place === otherPlace ? words.compare(one, other) : place - otherPlace;
    };
    return {
      field,
      label,
      aggregate: aggregateOf(totals),
      keyOf: (row) => {
        // A cell of the district's own columns that was never filled is not in the row.
        const value = reader.value(row, field) ?? (Reflect.has(row, field) || ownIdOf(field) !== null ? null : undefined);
        return isKey(value) ? value : undefined;
      },
      name,
      compare,
      total: (column, head) => {
        const total = totals[column];
        return total === undefined ? '' : totalIn(t, column, total, head);
      },
    };
  }, [t, by, totals, reader]);
}
