import { z } from 'zod';
import { PERSONAL_KINDS } from './channels.ts';
import { HourMinute } from './deadlines.ts';
import { Id, Instant, Version } from './values.ts';

/** What a person can choose channels for: what is coming, what is overdue, and the day's digest. */
export const NOTICE_TOPICS = ['ahead', 'overdue', 'digest'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** A topic left out: through every channel the district has and the person can be reached by. In the panel it stands in any case. */
export const NoticeChannels = z.partialRecord(z.enum(NOTICE_TOPICS), z.array(z.enum(PERSONAL_KINDS)).max(PERSONAL_KINDS.length));
export type NoticeChannels = z.infer<typeof NoticeChannels>;

export const NoticePreferenceFields = z.strictObject({
  channels: NoticeChannels,
  /** The person's own quiet hours, besides the district's night: nothing is sent from `from` to `to`. Null: none. */
  quiet: z.strictObject({ from: HourMinute, to: HourMinute }).nullable(),
});

/** Its id is the person's; version 0 where he has chosen nothing yet. */
export const NoticePreference = NoticePreferenceFields.extend({ id: Id, version: z.int().min(0), updatedAt: Instant.nullable() });
export type NoticePreference = z.infer<typeof NoticePreference>;

export const NoticePreferencePatch = z.strictObject({ version: z.union([z.literal(0), Version]), changes: NoticePreferenceFields.partial() });
