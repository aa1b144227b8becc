import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useT } from '../../messages/useT.ts';
import { Sheetlet } from '../views/Sheetlet.tsx';
import { ConditionRow, conditionOn } from './ConditionRow.tsx';
import { SmallSelect } from './Small.tsx';
import { type FilterField, type Filter, fromFilter, type Group, type Node, toFilter } from './tree.ts';

type Props = { fields: readonly FilterField[]; filter: Filter; onApply: (filter: Filter) => void; onClose: () => void };

/** Conditions, and groups of them, joined by 且 or 或. */
export default function FilterDialog({ fields, filter, onApply, onClose }: Props) {
  const t = useT();
  const kindOf = (name: string) => fields.find(({ field }) => field === name)?.kind ?? 'text';
  const [tree, setTree] = useState<Group>(() => {
    const read = fromFilter(filter, kindOf);
    return read.nodes.length > 0 ? read : { ...read, nodes: [conditionOn(fields[0])] };
  });
  return (
    <Sheetlet wide title={t('views.filterTitle')} onApply={() => onApply(toFilter(tree))} onClear={() => onApply({})} onClose={onClose}>
      <GroupRows fields={fields} group={tree} depth={0} onChange={setTree} />
    </Sheetlet>
  );
}

type GroupProps = { fields: readonly FilterField[]; group: Group; depth: number; onChange: (group: Group) => void; onRemove?: () => void };

function GroupRows({ fields, group, depth, onChange, onRemove }: GroupProps) {
  const t = useT();
  const put = (nodes: Node[]) => onChange({ ...group, nodes });
  const replace = (at: number, next: Node) => put(group.nodes.map((node, index) => (index === at ? next : node)));
  const remove = (at: number) => put(group.nodes.filter((_, index) => index !== at));
  return (
    <Box role="group" aria-label={t('views.group')} sx={depth > 0 ? { borderLeft: 3, borderColor: 'field', pl: 1.5, py: 0.5 } : {}}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, mb: 1 }}>
        <SmallSelect
          label={t('views.match')}
          value={group.any ? 'any' : 'all'}
          options={[{ value: 'all', label: t('views.all') }, { value: 'any', label: t('views.any') }]}
          onChange={(value) => onChange({ ...group, any: value === 'any' })}
        />
        {onRemove && <IconButton size="small" aria-label={t('views.removeGroup')} title={t('views.removeGroup')} onClick={onRemove}><CloseIcon fontSize="small" /></IconButton>}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, pl: 1 }}>
        {group.nodes.map((node, at) => (
          <Box key={at} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Box sx={{ width: 24, flex: 'none', lineHeight: '32px', color: 'text.secondary', fontSize: 13 }}>{at > 0 && t(group.any ? 'views.or' : 'views.and')}</Box>
            {node.kind === 'condition' ? (
              <ConditionRow fields={fields} condition={node} onChange={(next) => replace(at, next)} onRemove={() => remove(at)} removeLabel={t('views.removeCondition')} />
            ) : (
              <GroupRows fields={fields} group={node} depth={depth + 1} onChange={(next) => replace(at, next)} onRemove={() => remove(at)} />
            )}
          </Box>
        ))}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="text" onClick={() => put([...group.nodes, conditionOn(fields[0])])}>{t('views.addCondition')}</Button>
          {depth < 2 && <Button variant="text" onClick={() => put([...group.nodes, { kind: 'group', any: !group.any, nodes: [conditionOn(fields[0])] }])}>{t('views.addGroup')}</Button>}
        </Box>
      </Box>
    </Box>
  );
}
