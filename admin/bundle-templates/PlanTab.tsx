import Box from '@mui/material/Box';
import type { Plan, TemplateItem } from '../../schema/bundle-templates.ts';
import { RuleText } from '../deadlines/RuleText.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Facts } from '../layout/Facts.tsx';
import { Section } from '../layout/Section.tsx';
import { useSourceText } from '../directory/Origin.tsx';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { sharedVisits } from './content.ts';
import { durationText } from './Savings.tsx';

/** What a template comes to, part by part, each beside what its source published. What is not known is said to be unknown. */
export function PlanTab({ plan, items }: { plan: Plan | null | undefined; items: readonly TemplateItem[] }) {
  const t = useT();
  const sourceText = useSourceText();
  if (plan === undefined) return null;
  if (plan === null) return <Notice tone="soon" role="status">{t('bundleTemplates.cycle')}</Notice>;
  const nameOf = (id: string) => items.find((item) => item.id === id)?.name ?? id;
  const names = (ids: readonly string[]) => ids.map(nameOf).join(t('form.comma'));
  return (
    <Box sx={{ minWidth: 0 }}>
      <Section title={t('bundleTemplates.plan.shared')} count={plan.materials.shared.length}>
        <Lines none={t('bundleTemplates.plan.noShared')} lines={plan.materials.shared.map((one) => t('bundleTemplates.plan.sharedLine', { material: one.name, items: names(one.items) }))} />
      </Section>
      <Section title={t('bundleTemplates.plan.circulating')} count={plan.materials.circulating.length}>
        <Lines none={t('bundleTemplates.plan.noCirculating')} lines={plan.materials.circulating.map((one) => t('bundleTemplates.plan.circulatingLine', { of: nameOf(one.of), output: one.output, to: names(one.to) }))} />
      </Section>
      <Section title={t('bundleTemplates.plan.departments')} count={plan.departments.length}><Departments plan={plan} names={names} /></Section>
      <Section title={t('bundleTemplates.plan.times')}><Times plan={plan} names={names} /></Section>
      <Section title={t('bundleTemplates.plan.inspections')}><Inspections plan={plan} items={items} names={names} /></Section>
      <Section title={t('bundleTemplates.plan.visitsTitle')}>
        <Box>{t('bundleTemplates.plan.visitsLine', plan.visits)}</Box>
        <Box>{t('bundleTemplates.plan.windowsLine', plan.windows)}</Box>
      </Section>
      {plan.published && (
        <Section title={t('bundleTemplates.plan.publishedTitle')}>
          <Facts minWidth={220} facts={plan.published.facts.map(({ name, text }) => ({ label: name, value: text }))} />
          {plan.published.inconsistency && <Box sx={{ mt: 1 }}><Notice tone="soon">{t('bundleTemplates.plan.inconsistency')}{t('form.colon')}{plan.published.inconsistency}</Notice></Box>}
          <Box sx={{ mt: 1, fontSize: 13, color: 'text.secondary' }}>{t('bundleTemplates.plan.source', { source: sourceText(plan.published.source) })}</Box>
        </Section>
      )}
    </Box>
  );
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  if (lines.length === 0) return <Box sx={{ color: 'text.secondary' }}>{none}</Box>;
  return <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{lines.map((line) => <li key={line}>{line}</li>)}</Box>;
}

type PartProps = { plan: Plan; names: (ids: readonly string[]) => string };

function Departments({ plan, names }: PartProps) {
  const t = useT();
  const departmentName = useDepartmentName();
  const { published } = plan;
  const listed = published?.departments.join(t('form.comma')) ?? '';
  return (
    <>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {plan.departments.map((one, at) => <li key={one.id ?? at}>{departmentName(one.id) || one.name || t('bundleTemplates.noDepartment')}{t('form.colon')}{names(one.items)}</li>)}
      </Box>
      <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
        {published?.departmentCount != null ? t('bundleTemplates.plan.publishedDepartments', { count: published.departmentCount, names: listed }) : listed ? t('bundleTemplates.plan.publishedDepartmentsBare', { names: listed }) : t('bundleTemplates.plan.notPublished')}
      </Box>
    </>
  );
}

function Times({ plan, names }: PartProps) {
  const t = useT();
  const { serial, parallel, published, promised, unknown } = plan;
  return (
    <>
      {serial && parallel ? (
        <>
          <Bar label={t('bundleTemplates.plan.serial')} of={serial} whole={serial} />
          <Bar label={t('bundleTemplates.plan.parallel')} of={parallel} whole={serial} strong />
          <Box sx={{ mt: 0.5 }}>{t('bundleTemplates.plan.criticalPath')}{t('form.colon')}{parallel.criticalPath.length > 0 ? names(parallel.criticalPath).replaceAll(t('form.comma'), ' → ') : '—'}</Box>
        </>
      ) : (
        <Notice tone="paused">{t('bundleTemplates.plan.unknownItems', { names: names(unknown) })}</Notice>
      )}
      {promised && <Box sx={{ mt: 0.5 }}>{t('bundleTemplates.plan.promise')}{t('form.colon')}<RuleText rule={promised} /></Box>}
      <Box sx={{ mt: 0.5, color: 'text.secondary' }}>
        {published && (published.promisedBefore !== null || published.promisedAfter !== null) ? t('bundleTemplates.plan.publishedTime', { before: published.promisedBefore ?? t('bundleTemplates.plan.unknown'), after: published.promisedAfter ?? t('bundleTemplates.plan.unknown') }) : t('bundleTemplates.plan.notPublished')} · {t('bundleTemplates.plan.inspectionsNot')}
      </Box>
    </>
  );
}

type BarProps = { label: string; of: { workingDays: number; minutes: number }; whole: { workingDays: number; minutes: number }; strong?: boolean };
/** A day is drawn as seven hours; only the drawing compares the two, the words never do. */
const length = ({ workingDays, minutes }: BarProps['of']) => workingDays * 420 + minutes;

function Bar({ label, of, whole, strong = false }: BarProps) {
  const t = useT();
  const share = length(whole) === 0 ? 0 : length(of) / length(whole);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '90px minmax(0, 1fr) auto', alignItems: 'center', gap: 1, py: 0.25 }}>
      <span>{label}</span>
      <Box aria-hidden sx={{ height: 10, bgcolor: 'hover' }}><Box sx={{ height: 10, bgcolor: strong ? 'primary.main' : 'field' }} style={{ width: `${Math.max(1, share * 100)}%` }} /></Box>
      <Box component="span" sx={{ fontWeight: strong ? 600 : 400 }}>{durationText(t, of)}</Box>
    </Box>
  );
}

function Inspections({ plan, items, names }: PartProps & { items: readonly TemplateItem[] }) {
  const t = useT();
  const { inspections } = plan;
  if (inspections.items.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('bundleTemplates.plan.noInspections')}</Box>;
  return (
    <>
      <Box>{t('bundleTemplates.plan.inspectionsLine', { before: inspections.before, after: inspections.after, smart_count: inspections.departments })}</Box>
      <Lines none="" lines={sharedVisits(plan.stages, items).map((ids) => t(ids.length > 1 ? 'bundleTemplates.plan.together' : 'bundleTemplates.plan.alone', { n: plan.stages.findIndex((stage) => stage.includes(ids[0] ?? '')) + 1, names: names(ids) }))} />
    </>
  );
}
