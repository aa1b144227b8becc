import Box from '@mui/material/Box';
import type { Duration, Plan } from '../../schema/bundle-templates.ts';
import { useT, type MessageKey, type T } from '../messages/useT.ts';
import { unseen } from '../theme/unseen.ts';

/** 3 个工作日, 120 分钟, both side by side, or at once: minutes are no part of a day. */
export function durationText(t: T, { workingDays, minutes }: Duration): string {
  const days = workingDays > 0 ? t('bundleTemplates.plan.days', { smart_count: workingDays }) : '';
  const rest = minutes > 0 ? t('bundleTemplates.plan.minutes', { smart_count: minutes }) : '';
  if (days && rest) return t('bundleTemplates.plan.both', { days, minutes: rest });
  return days || rest || t('bundleTemplates.plan.none');
}

const minus = (one: Duration, other: Duration): Duration => ({ workingDays: one.workingDays - other.workingDays, minutes: one.minutes - other.minutes });

type Line = { name: string; before: string; after: string; saved: string; published: string; key: string };

function linesOf(t: T, plan: Plan): Line[] {
  const count = (unit: MessageKey, n: number | null) => (n === null ? t('bundleTemplates.plan.unknown') : t(unit, { smart_count: n }));
  const line = (key: 'materials' | 'steps' | 'visits', published: string): Line => {
    const { before, after, saved } = plan.savings[key];
    const unit: MessageKey = `bundleTemplates.plan.${key}Unit`;
    return { key, name: t(`bundleTemplates.plan.${key}`), before: count(unit, before), after: count(unit, after), saved: !saved ? '' : t('bundleTemplates.plan.saved', { n: count(unit, saved) }), published };
  };
  const none = t('bundleTemplates.plan.notPublished');
  const { published, serial, parallel } = plan;
  const unknown = t('bundleTemplates.plan.unknown');
  const arrow = (from: string | number | null | undefined, to: string | number | null | undefined) => (from == null && to == null ? none : t('bundleTemplates.plan.published', { n: `${from ?? unknown} → ${to ?? unknown}` }));
  const saved = serial && parallel ? minus(serial, parallel) : null;
  return [
    line('materials', arrow(published?.materialsBefore, published?.materialsAfter)),
    line('steps', none),
    {
      key: 'time',
      name: t('bundleTemplates.plan.time'),
      before: serial ? durationText(t, serial) : unknown,
      after: parallel ? durationText(t, parallel) : unknown,
      saved: saved === null || (saved.workingDays === 0 && saved.minutes === 0) ? '' : t('bundleTemplates.plan.saved', { n: durationText(t, saved) }),
      published: arrow(published?.promisedBefore, published?.promisedAfter),
    },
    line('visits', none),
  ];
}

/** 四减: before, after, what is saved, and beside it what a source published. While something is being tried, what it was before the change. */
export function Savings({ plan, now }: { plan: Plan; now: Plan | null }) {
  const t = useT();
  const before = new Map((now ? linesOf(t, now) : []).map((line) => [line.key, line]));
  return (
    <Box component="dl" aria-live="polite" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, minmax(0, 1fr))' }, border: 1, borderColor: 'hairline', borderRadius: '3px', bgcolor: 'background.paper' }}>
      {linesOf(t, plan).map((line) => {
        const was = before.get(line.key);
        const moved = was !== undefined && (was.after !== line.after || was.before !== line.before);
        return (
          <Box key={line.key} sx={{ px: 1.5, py: 0.75, borderLeft: 1, borderColor: 'hairline', ml: '-1px', ...(moved && { bgcolor: 'wash' }) }}>
            <Box component="dt" sx={{ fontSize: 13, color: 'text.secondary' }}>{line.name}</Box>
            <Box component="dd" sx={{ m: 0 }}>
              <Box sx={{ fontWeight: 600 }}>
                <Box component="span" sx={unseen}>{t('bundleTemplates.plan.before')} </Box>{line.before} → <Box component="span" sx={unseen}>{t('bundleTemplates.plan.after')} </Box>{line.after}
                <Box component="span" sx={{ ml: 1, fontWeight: 400 }}>{line.saved}</Box>
              </Box>
              {moved && <Box sx={{ fontSize: 13 }}>{t('bundleTemplates.plan.was', { was: `${was.before} → ${was.after}` })}</Box>}
              <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{line.published}</Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
