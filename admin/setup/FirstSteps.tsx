import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { Department } from '../../schema/departments.ts';
import type { Person } from '../../schema/people.ts';
import type { Site } from '../../schema/sites.ts';
import { useAll } from '../api/useAll.ts';
import { isPublished, yearOf } from '../calendar/days.ts';
import { useCalendarDays } from '../calendar/useCalendarDays.ts';
import { Shape } from '../deadlines/StateMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { useMissingRules } from '../settings/MissingRules.tsx';
import { useSettings } from '../settings/useSettings.ts';

type Step = { text: string; to: string; blocking: boolean };

/** From this month on promises reach into the next year. */
const AUTUMN = 11;

/** What keeps this installation from working, or will before long, worked out from what it holds; nothing once all is there. */
export function FirstSteps() {
  const t = useT();
  const steps = useSteps();
  if (steps.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="first-steps" sx={{ mx: 2, mb: 2.5, border: 1, borderColor: 'hairline', borderRadius: '3px', bgcolor: 'background.paper' }}>
      <Box component="h2" id="first-steps" sx={{ m: 0, px: 1.5, py: 0.75, fontSize: 15, fontWeight: 600, borderBottom: 1, borderColor: 'hairline' }}>{t(steps.some(({ blocking }) => blocking) ? 'setup.steps.title' : 'setup.steps.later')}</Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {steps.map(({ text, to, blocking }) => (
          <Box component="li" key={text} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 34, px: 1.5, '& + &': { borderTop: 1, borderColor: 'hairline' } }}>
            <Box sx={{ width: 12, flex: 'none' }}>{blocking && <Shape tone="soon" />}</Box>
            <Box sx={{ flex: 1, py: 0.5 }}>{text}</Box>
            <Button variant="text" component={Link} to={to} aria-label={`${t('setup.steps.go')} ${text}`} sx={{ minHeight: 28, py: 0 }}>{t('setup.steps.go')}</Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function useSteps(): Step[] {
  const t = useT();
  const dates = useDates();
  const { categories, district } = useSettings();
  const missing = useMissingRules().length;
  const departments = useAll<Department>('departments').data;
  const people = useAll<Person>('people').data;
  const sites = useAll<Site>('sites').data;
  const nextYear = yearOf(dates.today) + 1;
  const days = useCalendarDays(nextYear).data;
  // Nothing is missing for certain until everything has arrived.
  if (!categories || !district || !departments || !people || !sites || !days) return [];

  const inUse = <R extends { retiredAt: string | null }>(rows: R[]) => rows.filter(({ retiredAt }) => retiredAt === null);
  const roles = new Set(inUse(people).map(({ role }) => role));
  const live = categories.filter(({ retired }) => !retired);
  const examples = district.illustrative ? 0 : inUse(departments).filter(({ illustrative }) => illustrative).length;
  const late = Number(dates.today.slice(5, 7)) >= AUTUMN && !isPublished(days, nextYear);
  const steps: (Step | false)[] = [
    live.length === 0 && { text: t('setup.steps.noCategories'), to: '/settings/categories', blocking: true },
    missing > 0 && { text: t('setup.steps.missingRules', { smart_count: missing }), to: '/settings/categories', blocking: true },
    inUse(departments).length === 0 && { text: t('setup.steps.noDepartments'), to: '/departments', blocking: true },
    !roles.has('coordinator') && { text: t('setup.steps.noCoordinator'), to: '/people/create', blocking: true },
    live.some(({ accountability }) => accountability) && !roles.has('supervisor') && { text: t('setup.steps.noSupervisor'), to: '/people/create', blocking: true },
    !roles.has('supervisor') && !roles.has('director') && { text: t('setup.steps.noApprover'), to: '/people/create', blocking: false },
    inUse(sites).length === 0 && { text: t('setup.steps.noSite'), to: '/sites/create', blocking: false },
    examples > 0 && { text: t('setup.steps.examples', { smart_count: examples }), to: '/departments', blocking: false },
    late && { text: t('setup.steps.calendar', { year: nextYear }), to: '/settings/calendar', blocking: false },
  ];
  return steps.filter((step) => step !== false);
}
