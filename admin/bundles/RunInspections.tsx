import Box from '@mui/material/Box';
import type { BundleFile } from '../../schema/bundles.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';

/** Joint visits to the site: who went together, when, how long the clocks stood, and what was found. */
export function RunInspections({ run }: { run: BundleFile }) {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  if (run.inspections.length === 0) return null;
  // Of a joint visit a department reads its own items; how many went is said beside.
  const namesOf = (ids: readonly string[]) => run.items.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return (
    <Section title={t('bundles.inspections')} count={run.inspections.length}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {run.inspections.map((visit) => (
          <Box component="li" key={visit.id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'hairline' }}>
            <Box sx={{ fontWeight: 500 }}>{t('bundles.together', { names: namesOf(visit.items).join(t('form.comma')), smart_count: visit.departments.length })}</Box>
            <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
              {[
                visit.departments.map((id) => departmentName(id)).filter(Boolean).join(t('form.comma')),
                t('bundles.plannedOn', { day: dates.day(visit.plannedOn) }),
                visit.place,
                visit.to === null ? `‖ ${t('bundles.inspectionOpen')} · ${dates.moment(visit.from)}` : `${dates.moment(visit.from)}–${dates.moment(visit.to)}`,
                visit.workingDays === null ? '' : t('bundles.stoodStill', { smart_count: visit.workingDays }),
              ].filter(Boolean).join(' · ')}
            </Box>
            {visit.finding && <Box sx={{ whiteSpace: 'pre-line' }}>{visit.finding}</Box>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
