import { z } from 'zod';
import { MatterMaterials } from './provisional.ts';
import { Id, Instant, Version, saying, text } from './values.ts';

export const PERIOD_UNITS = ['working_days', 'calendar_days', 'calendar_days_publicity'] as const;

/** A published or assumed period. `verified: false` is never shown as a statutory limit. */
export const Period = z.strictObject({
  days: z.int().min(0).max(1000),
  unit: z.enum(PERIOD_UNITS),
  verified: z.boolean(),
  source: text(300),
});

export const MatterFields = z.strictObject({
  name: saying(120),
  departmentId: Id.nullable(),
  /** 基本编码 and 实施编码 of the national catalogue. */
  basicCode: text(40).nullable(),
  implementationCode: text(40).nullable(),
  type: text(40).nullable(),
  statutory: Period.nullable(),
  promised: Period.nullable(),
  siteInspection: z.boolean(),
  illustrative: z.boolean(),
  source: text(300).nullable(),
  /** What an application takes, and which of it may be missing (容缺受理). */
  materials: MatterMaterials,
});
export const MatterDraft = MatterFields.partial().required({ name: true }).extend({ id: Id.optional() });
export const MatterChanges = MatterFields.extend({ retired: z.boolean() }).partial();
export const Matter = MatterFields.extend({
  id: Id,
  retiredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Matter = z.infer<typeof Matter>;
