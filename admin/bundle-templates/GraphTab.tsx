import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { Plan } from '../../schema/bundle-templates.ts';
import { Flow, type FlowStep } from '../bundles/flow/Flow.tsx';
import { RuleText } from '../deadlines/RuleText.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Chip } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { faultsAt, sharedVisits } from './content.ts';
import type { TabProps } from './ItemsTab.tsx';

/** What waits for what, left to right, a lane a department; the longest way through is heavier and says so. */
export function GraphTab({ content, faults, plan }: TabProps & { plan: Plan | null | undefined }) {
  const t = useT();
  const departmentName = useDepartmentName();
  const { items } = content;
  const critical = useMemo(() => new Set(plan?.parallel?.criticalPath ?? []), [plan]);
  const together = new Set(sharedVisits(plan?.stages ?? [], items).filter((ids) => ids.length > 1).flat());
  const laneOf = (item: (typeof items)[number]) => item.departmentId ?? item.department;
  const steps: FlowStep[] = items.map((item) => ({
    id: item.id,
    name: item.name || item.id,
    lane: laneOf(item),
    before: item.prerequisites,
    critical: critical.has(item.id),
    faulty: faultsAt(faults, item.name).length > 0,
    children: (
      <>
        <Box sx={{ fontWeight: 600, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }} title={item.name}>{item.name || item.id}</Box>
        <Box>{item.promised ? <RuleText rule={item.promised} /> : `${t('bundleTemplates.promised')} ${t('bundleTemplates.unknown')}`}</Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {critical.has(item.id) && <Chip plain>{t('bundles.flow.criticalShort')}</Chip>}
          {item.siteInspection && <Chip plain>{t(together.has(item.id) ? 'bundles.flow.inspectionShared' : 'bundles.flow.inspection')}</Chip>}
          {item.optional && <Chip plain>{t('bundleTemplates.optional')}</Chip>}
          {faultsAt(faults, item.name).length > 0 && <Chip plain>▲ {t('bundleTemplates.faultHere')}</Chip>}
        </Box>
      </>
    ),
  }));
  if (items.length === 0) return <Box sx={{ py: 2, color: 'text.secondary' }}>{t('bundleTemplates.noItems')}</Box>;
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Flow caption={t('bundleTemplates.tab.graph')} steps={steps} laneName={(lane) => departmentName(lane) || lane || t('bundleTemplates.noDepartment')} />
      {critical.size > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundles.flow.legend')}</Box>}
    </Box>
  );
}
