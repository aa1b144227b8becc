import type { ClockRule } from '../../schema/deadlines.ts';
import { type T, useT } from '../messages/useT.ts';

export function ruleText(t: T, rule: ClockRule | null): string {
  if (rule === null) return t('deadlines.noRule');
  switch (rule.kind) {
    case 'immediate':
      return t('deadlines.immediate');
    case 'working_days':
      return rule.workingDays === 0 ? t('deadlines.immediate') : t('deadlines.workingDays', { smart_count: rule.workingDays });
    case 'working_hours':
      return rule.minutes % 60 === 0
        ? t('deadlines.workingHours', { hours: rule.minutes / 60 })
        : t('deadlines.workingMinutes', { minutes: rule.minutes });
  }
}

/** A limit in words: 5 个工作日, 即办, 工作时间 2 小时, 未公布时限. */
export function RuleText({ rule }: { rule: ClockRule | null }) {
  const t = useT();
  return <>{ruleText(t, rule)}</>;
}
