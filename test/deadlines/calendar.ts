import preset from '../../schema/presets/calendar.json' with { type: 'json' };
import { buildCalendar } from '../../worker/deadlines/rules.ts';
import type { CalendarRow } from '../../worker/deadlines/rules.ts';

export const nationalRows: CalendarRow[] = preset.days.map((day) => ({
  layer: 'national',
  date: day.date,
  kind: day.kind === 'work' ? 'work' : 'off',
  name: day.name,
  source: day.notice,
}));

export const calendar = buildCalendar(nationalRows);
