import { inArray, sql } from 'drizzle-orm';
import {
  ChannelConfig, isPersonal, MOBILE, NEW_CONFIGS, SECRET_FIELDS, SECRET_MASK, SENT_KINDS, type Channel, type PersonalKind, type PersonChannels, type SentKind,
} from '../../../schema/channels.ts';
import type { Actor } from '../../../schema/people.ts';
import { refuse, type Refusal } from '../../../schema/refusals.ts';
import { channels, personChannels } from '../../../schema/tables/index.ts';
import { permissionsOf } from '../../people/rules.ts';
import type { Change, RowOf } from '../../platform/ledger.ts';
import { maskPhone, normalisePhone, seal, unseal } from '../../platform/seal.ts';
import type { Store } from '../../platform/store.ts';
import { givenIds } from '../given.ts';
import { keepSecrets, type Plain } from './rules.ts';

export type ChannelRow = RowOf<'channels'>;
export type PersonChannelsRow = RowOf<'person-channels'>;

/** One that nobody has saved yet; it is put in with its first change. */
const asNew = (id: SentKind): ChannelRow => ({ id, version: 1, enabled: false, config: {}, secrets: {}, createdAt: '', updatedAt: '' });

/** Every way of sending, in the order of the list. */
export async function findChannels(store: Store): Promise<ChannelRow[]> {
  const rows = await store.db.select().from(channels);
  return SENT_KINDS.map((kind) => rows.find(({ id }) => id === kind) ?? asNew(kind));
}

const wholeOf = ({ id, config }: ChannelRow): Plain => ({ ...(Object.keys(config).length === 0 ? NEW_CONFIGS[id] : config), kind: id });

/** The configuration with its secrets in clear, for sending and nothing else. */
export async function openConfig(dataKey: string, row: ChannelRow): Promise<ChannelConfig> {
  const secrets = await Promise.all(Object.entries(row.secrets).map(async ([field, sealed]) => [field, await unseal(dataKey, sealed)] as const));
  return ChannelConfig.parse({ ...wholeOf(row), ...Object.fromEntries(secrets) });
}

/** As an administrator sees it: what is set is a mask, what is not set is empty. Others see that it is there. */
export function presentChannel(row: ChannelRow, actor: Actor): Channel {
  const { id, enabled, version, updatedAt } = row;
  const masks = Object.fromEntries(Object.keys(row.secrets).map((field) => [field, SECRET_MASK]));
  const config = permissionsOf(actor.role).includes('settings.edit') ? ChannelConfig.parse({ ...wholeOf(row), ...masks }) : null;
  return { id, enabled, config, version, updatedAt: updatedAt === '' ? null : updatedAt };
}

/** A configuration as it is kept: secrets apart, as ciphertext; one that did not change keeps the ciphertext it has. */
export async function sealConfig(dataKey: string, row: ChannelRow, config: ChannelConfig): Promise<Pick<ChannelRow, 'config' | 'secrets'>> {
  const { kind, ...plain }: Plain & { kind: SentKind } = { ...config };
  const secrets: Record<string, string> = {};
  for (const field of SECRET_FIELDS[kind]) {
    const value = plain[field];
    if (typeof value !== 'string') continue;
    plain[field] = '';
    const stood = row.secrets[field];
    if (value !== '') secrets[field] = stood !== undefined && (await unseal(dataKey, stood)) === value ? stood : await seal(dataKey, value);
  }
  return { config: plain, secrets };
}

/** What somebody entered, with the secrets he left masked filled in from what is stored. */
export async function entered(dataKey: string, row: ChannelRow, given: ChannelConfig): Promise<ChannelConfig | Refusal> {
  return keepSecrets(await openConfig(dataKey, row), given, SECRET_FIELDS[row.id]);
}

export function updateChannel(store: Store, change: Change, row: ChannelRow, changes: Partial<Pick<ChannelRow, 'enabled' | 'config' | 'secrets'>>): void {
  if (row.updatedAt === '') change.also(store.db.insert(channels).values({ ...row, createdAt: change.now, updatedAt: change.now }).onConflictDoNothing());
  change.update('channels', row, changes);
}

/** The channels that are switched on, ready to send. */
export async function loadChannels(store: Store, dataKey: string): Promise<Map<SentKind, ChannelConfig>> {
  const rows = (await findChannels(store)).filter(({ enabled }) => enabled);
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await openConfig(dataKey, row)] as const)));
}

const SEALED = { sms: 'phoneSealed', email: 'emailSealed', wecom_app: 'wecomSealed', dingtalk_app: 'dingtalkSealed' } as const satisfies Record<PersonalKind, keyof PersonChannelsRow>;
const PERSONAL: readonly PersonalKind[] = SENT_KINDS.filter(isPersonal);

export type Targets = Partial<Record<PersonalKind, string>>;

const phoneOf = (phone: string | null): Targets => {
  const digits = normalisePhone(phone ?? '');
  return MOBILE.test(digits) ? { sms: digits } : {};
};

/**
 * Where these people are reached, by person. For SMS the mobile number of the person's own record stands in where none
 * was entered; a landline does not.
 */
export async function findTargets(store: Store, dataKey: string, personIds: readonly string[]): Promise<Map<string, Targets>> {
  const rows = await store.rows<{ id: string; phone: string | null } & Record<(typeof SEALED)[PersonalKind], string | null>>(sql`
    select p.id as id, p.phone as phone, c.phone_sealed as "phoneSealed", c.email_sealed as "emailSealed", c.wecom_sealed as "wecomSealed", c.dingtalk_sealed as "dingtalkSealed"
    from ${givenIds(personIds)} as given cross join people p on p.id = given.value left join person_channels c on c.id = p.id`);
  const found = rows.map(async (row) => {
    const entered = PERSONAL.flatMap((kind) => (row[SEALED[kind]] === null ? [] : { kind, sealed: row[SEALED[kind]] ?? '' }));
    const opened = await Promise.all(entered.map(async ({ kind, sealed }) => [kind, await unseal(dataKey, sealed)] as const));
    return [row.id, { ...phoneOf(row.phone), ...Object.fromEntries(opened) }] as const;
  });
  return new Map(await Promise.all(found));
}

export async function findPersonChannels(store: Store, id: string): Promise<PersonChannelsRow | null> {
  const [row] = await store.db.select().from(personChannels).where(inArray(personChannels.id, [id]));
  return row ?? null;
}

export async function presentPersonChannels(dataKey: string, id: string, row: PersonChannelsRow | null): Promise<PersonChannels> {
  const open = async (sealed: string | null | undefined) => (sealed ? unseal(dataKey, sealed) : null);
  const [wecom, dingtalk] = await Promise.all([open(row?.wecomSealed), open(row?.dingtalkSealed)]);
  return { id, sms: row?.phoneMask ?? null, email: row?.emailMask ?? null, wecom_app: wecom, dingtalk_app: dingtalk, version: row?.version ?? 0 };
}

/** `z***@example.org`: the domain tells a person whether it is his. */
const maskEmail = (address: string) => `${address.slice(0, 1)}***@${address.split('@').at(-1)}`;

type Given = Partial<Record<PersonalKind, string | null>>;

/** Given fields as columns. A mask as it stands is no change; any other is refused. */
export async function sealPersonChannels(dataKey: string, row: PersonChannelsRow | null, given: Given): Promise<Partial<PersonChannelsRow> | Refusal> {
  const columns: Partial<PersonChannelsRow> = {};
  const masks = { sms: ['phoneMask', maskPhone], email: ['emailMask', maskEmail] } as const;
  for (const kind of PERSONAL) {
    const value = given[kind];
    if (value === undefined) continue;
    const masked = kind === 'sms' || kind === 'email' ? masks[kind] : undefined;
    if (masked && value !== null && value === row?.[masked[0]]) continue;
    if (masked && value?.includes('***')) return refuse('value.masked', { field: kind === 'sms' ? 'phone' : 'email' }, `changes.${kind}`);
    const plain = kind === 'sms' && value !== null ? normalisePhone(value) : value;
    const stood = row?.[SEALED[kind]] ?? null;
    if (plain !== null && stood !== null && (await unseal(dataKey, stood)) === plain) continue;
    columns[SEALED[kind]] = plain === null || plain === '' ? null : await seal(dataKey, plain);
    if (masked) columns[masked[0]] = plain === null || plain === '' ? null : masked[1](plain);
  }
  return columns;
}
