import { z } from 'zod';
import { OwnChanges, OwnValues } from './fields.ts';
import { Id, Instant, Version, saying, text } from './values.ts';

/** Whose body it is: the district's own, one of the level above (提级), or one outside the administration (企业、居委会、系统公司). */
export const DEPARTMENT_STANDINGS = ['own', 'above', 'outside'] as const;

export const DepartmentFields = z.strictObject({
  code: text(20).nullable(),
  name: saying(60),
  shortName: text(20).nullable(),
  contact: text(60).nullable(),
  phone: text(30).nullable(),
  standing: z.enum(DEPARTMENT_STANDINGS),
  /** True for names that stand in for a district's own list; shown wherever the name is. */
  illustrative: z.boolean(),
  source: text(300).nullable(),
  /** The district's own columns. */
  custom: OwnChanges,
});
export const DepartmentDraft = DepartmentFields.partial().required({ name: true }).extend({ id: Id.optional() });
export const DepartmentChanges = DepartmentFields.extend({ retired: z.boolean() }).partial();
export const Department = DepartmentFields.extend({
  custom: OwnValues,
  id: Id,
  retiredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Department = z.infer<typeof Department>;
