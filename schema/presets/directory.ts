import { z } from 'zod';
import type { DepartmentDraft } from '../departments.ts';
import { type MatterDraft, PERIOD_UNITS } from '../matters.ts';
import departmentFile from './departments.json' with { type: 'json' };
import matterFile from './matters.json' with { type: 'json' };

/** What must be said wherever these names stand: they are examples, and `verified: false` is no statutory limit. */
export const EXAMPLE_WARNING = departmentFile.warning;

const Unit = z.enum(PERIOD_UNITS);

/** 31 departments a district usually has, under example names. */
export function exampleDepartments(): z.input<typeof DepartmentDraft>[] {
  return departmentFile.departments.map(({ id, name, shortName, source }) => ({
    id,
    name,
    shortName,
    illustrative: true,
    source,
  }));
}

/**
 * 60 frequent matters. A statutory period without days is none; its mark stays in the matter's source. Promised
 * periods are all made up for show (示意), so they are never verified.
 */
export function exampleMatters(): z.input<typeof MatterDraft>[] {
  return matterFile.matters.map(({ id, name, departmentId, type, statutory, promised, siteInspection, source }) => ({
    id,
    name,
    departmentId,
    type,
    statutory:
      statutory.days === null
        ? null
        : {
            days: statutory.days,
            unit: Unit.parse(statutory.unit),
            verified: statutory.verified,
            source: statutory.source,
          },
    promised: { days: promised.workingDays, unit: 'working_days', verified: false, source: promised.source },
    siteInspection,
    illustrative: true,
    source,
  }));
}
