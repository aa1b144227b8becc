import { useQuery, useQueryClient } from '@tanstack/react-query';
import { NEW_CONFIGS, NEW_HTTP_MAIL, SECRET_FIELDS, type Channel, type SentKind } from '../../schema/channels.ts';
import { get, request } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useEdit } from '../edit/useEdit.ts';

const CHANNELS_KEY = ['channels'];

export function useChannels() {
  return useQuery({ queryKey: CHANNELS_KEY, queryFn: async ({ signal }) => (await get<Page<Channel>>('/api/channels', signal)).data });
}

/** A channel's fields and its switch in one form, whatever its kind. */
export type Values = Record<string, unknown>;

const valuesOf = ({ enabled, config }: Pick<Channel, 'enabled' | 'config'>): Values => ({ enabled, ...config });

/** Of what a form holds, the fields that belong to the way it is sent by now. */
export function configOf(kind: SentKind, values: Values): Values {
  const shape = kind === 'email' && values.by === 'http' ? NEW_HTTP_MAIL : NEW_CONFIGS[kind];
  return Object.fromEntries(Object.keys(shape).map((field) => [field, values[field]]));
}

export function useChannelEdit(channel: Channel) {
  const client = useQueryClient();
  const kind = channel.id;
  return useEdit<Values>({
    subject: `channels.${kind}`,
    standing: { value: valuesOf(channel), version: channel.version },
    send: async (changes, version, whole) => {
      const { enabled, ...rest } = changes;
      const body = { version, changes: { ...(enabled !== undefined && { enabled }), ...(Object.keys(rest).length > 0 && { config: configOf(kind, whole) }) } };
      const row = await request<Channel>('PATCH', `/api/channels/${kind}`, body);
      await client.invalidateQueries({ queryKey: CHANNELS_KEY });
      return { value: valuesOf(row), version: row.version };
    },
    read: (current) => (typeof current['version'] === 'number' && typeof current['config'] === 'object' ? { value: valuesOf(current as Channel), version: current['version'] } : null),
    never: SECRET_FIELDS[kind],
  });
}
