import { z } from 'zod';
import { Id, Instant, Version, saying, text } from './values.ts';

/** A district centre, its sub-centres (人社、公安、税务、婚姻登记 …) and the streets' or townships' centres. */
export const SITE_KINDS = ['centre', 'sub_centre', 'street'] as const;

export const SiteFields = z.strictObject({
  name: saying(60),
  kind: z.enum(SITE_KINDS),
  address: text(200).nullable(),
  phone: text(30).nullable(),
});
export const SiteDraft = SiteFields.partial({ address: true, phone: true }).extend({ id: Id.optional() });
export const SiteChanges = SiteFields.extend({ retired: z.boolean() }).partial();
export const Site = SiteFields.extend({
  id: Id,
  retiredAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Site = z.infer<typeof Site>;
