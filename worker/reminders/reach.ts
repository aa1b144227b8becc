import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isPersonal, MOBILE, SENT_KINDS, type PersonalKind, type SentKind } from '../../schema/channels.ts';
import { NoticeChannels, type NoticeTopic } from '../../schema/notice-preferences.ts';
import { normalisePhone } from '../platform/seal.ts';
import type { Store } from '../platform/store.ts';
import { givenIds } from './given.ts';

/** Through what each of these people can be reached, and what each chose for what. */
type Reachable = { by: readonly PersonalKind[]; chosen: NoticeChannels };
export type Reach = { enabled: readonly SentKind[]; people: ReadonlyMap<string, Reachable> };

/** What is switched on; only the kinds, since a secret is opened where something is sent. */
export async function enabledChannels(store: Store): Promise<SentKind[]> {
  const rows = await store.rows(sql`select id from channels where enabled`);
  return SENT_KINDS.filter((kind) => rows.some(({ id }) => id === kind));
}

const Row = z.object({ id: z.string(), phone: z.string().nullable(), sms: z.int(), email: z.int(), wecom: z.int(), dingtalk: z.int(), channels: z.string().nullable() });

/** Nobody is asked about where nothing is switched on. */
export async function loadReach(store: Store, enabled: readonly SentKind[], ids: readonly string[]): Promise<Reach> {
  if (enabled.length === 0) return { enabled, people: new Map() };
  const rows = await store.rows(sql`
    select p.id as id, p.phone as phone, c.phone_sealed is not null as sms, c.email_sealed is not null as email, c.wecom_sealed is not null as wecom, c.dingtalk_sealed is not null as dingtalk, n.channels as channels
    from ${givenIds(ids)} as given cross join people p on p.id = given.value
      left join person_channels c on c.id = p.id left join notice_preferences n on n.id = p.id`);
  const reachable = rows.map((row) => Row.parse(row)).map(({ id, phone, sms, email, wecom, dingtalk, channels }): [string, Reachable] => {
    const at: Record<PersonalKind, boolean> = { sms: sms === 1 || (phone !== null && MOBILE.test(normalisePhone(phone))), email: email === 1, wecom_app: wecom === 1, dingtalk_app: dingtalk === 1 };
    const by = enabled.filter(isPersonal).filter((kind) => at[kind]);
    return [id, { by, chosen: channels === null ? {} : NoticeChannels.parse(JSON.parse(channels)) }];
  });
  return { enabled, people: new Map(reachable) };
}

/** One person's channels for one topic, of those that a rung names; null: it names none. */
export function personalChannels({ people }: Reach, id: string, topic: NoticeTopic, named: readonly SentKind[] | null): PersonalKind[] {
  const person = people.get(id);
  return (person?.by ?? []).filter((kind) => (named === null ? (person?.chosen[topic]?.includes(kind) ?? true) : named.includes(kind)));
}

/** Channels of a group or a program, which hear a rung once, however many people it reaches. */
export const groupChannels = ({ enabled }: Reach, named: readonly SentKind[] | null): SentKind[] => enabled.filter((kind) => !isPersonal(kind) && (named?.includes(kind) ?? true));
