import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ROW_COLOURS, ROW_HEIGHTS, TOTALS, type ViewSettings } from '../../../schema/views.ts';
import { Segments } from '../../form/Segments.tsx';
import { useT } from '../../messages/useT.ts';
import { ConditionRow, conditionOn } from '../filter/ConditionRow.tsx';
import { SmallSelect } from '../filter/Small.tsx';
import { type Condition, type FilterField, fromFilter, isWhole, toFilter } from '../filter/tree.ts';
import type { Look } from './look.ts';
import { Sheetlet } from './Sheetlet.tsx';

type Appearance = Pick<ViewSettings, 'rowHeight' | 'colours' | 'totals'>;
type Rule = { condition: Condition; colour: (typeof ROW_COLOURS)[number] };
type Props = { fields: readonly FilterField[]; look: Look; onApply: (appearance: Appearance) => void; onClose: () => void };

const MOST_RULES = 8;

/** Row height, rules that colour rows, and what stands in the totals row. */
export default function LookDialog({ fields, look, onApply, onClose }: Props) {
  const t = useT();
  const [rowHeight, setRowHeight] = useState(look.rowHeight ?? 'normal');
  const [totals, setTotals] = useState(look.totals ?? {});
  const [rules, setRules] = useState<Rule[]>(() =>
    (look.colours ?? []).flatMap(({ filter, colour }) => {
      const [condition] = fromFilter(filter, (name) => fields.find(({ field }) => field === name)?.kind ?? 'text').nodes;
      return condition?.kind === 'condition' ? [{ condition, colour }] : [];
    }),
  );
  const put = (at: number, changes: Partial<Rule>) => setRules((before) => before.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)));
  const summable = fields.filter((field) => field.summable);
  const apply = () => onApply({ rowHeight, totals, colours: rules.filter(({ condition }) => isWhole(condition)).map(({ condition, colour }) => ({ filter: toFilter(condition), colour })) });
  return (
    <Sheetlet wide title={t('views.lookTitle')} onApply={apply} onClose={onClose}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Segments label={t('views.rowHeight')} value={rowHeight} onChange={setRowHeight} options={ROW_HEIGHTS.map((value) => ({ value, label: t(`views.heights.${value}`) }))} />
        <Box component="fieldset" sx={plain}>
          <Box component="legend" sx={legend}>{t('views.colours')}</Box>
          <Box sx={{ fontSize: 12, color: 'text.secondary', mb: 0.75 }}>{t('views.coloursHint')}</Box>
          <Box sx={{ display: 'grid', gap: 0.75 }}>
            {rules.map((rule, at) => (
              <Box key={at} sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
                <SmallSelect label={t('views.colour')} value={rule.colour} options={ROW_COLOURS.map((value) => ({ value, label: t(`views.colourNames.${value}`) }))} onChange={(value) => put(at, { colour: ROW_COLOURS.find((one) => one === value) ?? 'red' })} />
                <ConditionRow fields={fields} condition={rule.condition} onChange={(condition) => put(at, { condition })} onRemove={() => setRules((before) => before.filter((_, index) => index !== at))} removeLabel={t('views.removeColour')} />
              </Box>
            ))}
            {rules.length < MOST_RULES && (
              <Box><Button variant="text" onClick={() => setRules((before) => [...before, { condition: conditionOn(fields[0]), colour: ROW_COLOURS[before.length % ROW_COLOURS.length] ?? 'red' }])}>{t('views.addColour')}</Button></Box>
            )}
          </Box>
        </Box>
        {summable.length > 0 && (
          <Box component="fieldset" sx={plain}>
            <Box component="legend" sx={legend}>{t('views.totals')}</Box>
            <Box sx={{ display: 'grid', gap: 0.75 }}>
              {summable.map(({ field, label }) => (
                <Box key={field} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
                  <Box sx={{ width: 160 }}>{label}</Box>
                  <SmallSelect
                    label={t('views.totalOf', { label })}
                    value={totals[field] ?? ''}
                    options={[{ value: '', label: t('views.noTotal') }, ...TOTALS.map((value) => ({ value, label: t(`views.totalKinds.${value}`) }))]}
                    onChange={(value) => {
                      const { [field]: _, ...others } = totals;
                      const total = TOTALS.find((one) => one === value);
                      setTotals(total ? { ...others, [field]: total } : others);
                    }}
                  />
                </Box>
              ))}
            </Box>
          </Box>
        )}
      </Box>
    </Sheetlet>
  );
}

const plain = { m: 0, p: 0, border: 0, minWidth: 0 } as const;
const legend = { p: 0, mb: 0.5, fontSize: 13, color: 'text.secondary' } as const;
