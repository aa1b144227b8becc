import { useT } from '../../messages/useT.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { type Condition, type Filter, type FilterField, fromFilter, isBare, type Node } from './tree.ts';

/** A filter in words: 阶段 是 办理中 且（到期 今天 或 到期 已超期）. */
export default function FilterWords({ fields, filter }: { fields: readonly FilterField[]; filter: Filter }) {
  const t = useT();
  const dates = useDates();
  const valueText = ({ field, value, op }: Condition) => {
    const found = fields.find((one) => one.field === field);
    const choice = found?.choices?.find(({ id }) => id === value)?.label;
    if (choice) return choice;
    return (op === 'on' || op === 'after' || op === 'before') && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? dates.day(String(value)) : String(value);
  };
  const say = (node: Node): string => {
    if (node.kind === 'group') return node.nodes.map((one) => (one.kind === 'group' && one.nodes.length > 1 ? `（${say(one)}）` : say(one))).join(` ${t(node.any ? 'views.or' : 'views.and')} `);
    const label = fields.find(({ field }) => field === node.field)?.label ?? node.field;
    if (node.op === 'inWorkingDays') return `${label} ${t('views.inWorkingDays', { n: node.value })}`;
    return [label, t(`views.op.${node.op}`), isBare(node.op) ? '' : valueText(node)].filter(Boolean).join(' ');
  };
  return say(fromFilter(filter, (name) => fields.find(({ field }) => field === name)?.kind ?? 'text'));
}
