import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { Duration, Plan } from '../../schema/bundle-templates.ts';
import type { BundleFile } from '../../schema/bundles.ts';
import { get } from '../api/http.ts';
import { durationText } from '../bundle-templates/Savings.tsx';
import { ruleText } from '../deadlines/RuleText.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';

/** What this run was planned to save and what it took, beside what the source published. What is not known yet is not filled in. */
export function RunMeasured({ run }: { run: BundleFile }) {
  const t = useT();
  const { data: plan } = useQuery({ queryKey: ['bundle-templates', run.templateId, 'plan'], queryFn: ({ signal }) => get<Plan>(`/api/bundle-templates/${run.templateId}/plan`, signal), staleTime: 60_000 });
  const { materials, visits, time, inspections, secondNotices, onTime } = run.measured;
  const duration = (value: Duration | null | undefined) => (value ? durationText(t, value) : t('bundles.notKnown'));
  const took = time.workingDays === null && time.minutes === null ? t('bundles.notYet') : durationText(t, { workingDays: time.workingDays ?? 0, minutes: time.minutes ?? 0 });
  const published = plan?.published;
  const said = (from: string | number | null | undefined, to: string | number | null | undefined) => (from == null && to == null ? t('bundleTemplates.plan.notPublished') : `${from ?? t('bundles.notKnown')} → ${to ?? t('bundles.notKnown')}`);
  const lines = [
    { name: t('bundles.ofMaterials'), before: materials.baseline, planned: plan?.materials.after, taken: materials.taken, published: said(published?.materialsBefore, published?.materialsAfter) },
    { name: t('bundles.ofVisits'), before: visits.baseline, planned: plan?.visits.after, taken: visits.taken, published: said(null, null) },
    { name: t('bundles.ofTime'), before: duration(time.baseline), planned: plan && (plan.parallel ? duration(plan.parallel) : plan.promised ? ruleText(t, plan.promised) : duration(null)), taken: took, published: said(published?.promisedBefore, published?.promisedAfter) },
    { name: t('bundles.ofInspections'), before: inspections.baseline, planned: plan?.inspections.after, taken: t('bundles.inspectionDays', { n: inspections.taken, smart_count: inspections.workingDays }), published: said(null, null) },
  ];
  return (
    <Section title={t('bundles.measured')}>
      <Box component="table" aria-label={t('bundles.measured')} sx={{ width: '100%', borderCollapse: 'collapse', fontSize: 13, '& th, & td': { textAlign: 'left', fontWeight: 400, px: 0.5, py: 0.5, borderBottom: 1, borderColor: 'hairline', verticalAlign: 'top' }, '& thead th': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& tbody th': { whiteSpace: 'nowrap' } }}>
        <thead>
          <tr>
            <th aria-hidden />
            <th scope="col">{t('bundles.baseline')}</th>
            <th scope="col">{t('bundles.planned')}</th>
            <th scope="col">{t('bundles.taken')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name}>
              <th scope="row">{line.name}<Box sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'normal' }}>{line.published === t('bundleTemplates.plan.notPublished') ? line.published : t('bundleTemplates.plan.published', { n: line.published })}</Box></th>
              <td>{line.before}</td>
              <td>{line.planned}</td>
              <Box component="td" sx={{ fontWeight: '600 !important' }}>{line.taken}</Box>
            </tr>
          ))}
        </tbody>
      </Box>
      <Box sx={{ mt: 0.5, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {onTime !== null && <span>{onTime ? `✓ ${t('bundles.onTime')}` : `■ ${t('bundles.late')}`}</span>}
        {secondNotices > 0 && <span>▲ {t('bundles.secondCount', { smart_count: secondNotices })}</span>}
      </Box>
    </Section>
  );
}
