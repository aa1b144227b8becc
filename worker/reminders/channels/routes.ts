import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { problemSentence, type SendProblem } from '../../../schema/channel-problems.ts';
import { Channel, ChannelConfig, ChannelPatch, ChannelTest, ChannelTested, PersonChannels, PersonChannelsPatch, SENT_KINDS, isPersonal } from '../../../schema/channels.ts';
import { explainIssue } from '../../../schema/faults.ts';
import { isRefusal, REFUSALS, type Refusal, type RefusalCode } from '../../../schema/refusals.ts';
import { Id } from '../../../schema/values.ts';
import { toInstant, zoneOf } from '../../deadlines/zone.ts';
import { findPerson } from '../../people/store.ts';
import type { AppEnv } from '../../platform/env.ts';
import { Change, newId } from '../../platform/ledger.ts';
import { listAnswer } from '../../platform/list.ts';
import { deny, stop } from '../../platform/problem.ts';
import { given } from '../../platform/resource.ts';
import { withCurrent } from '../../platform/resource-routes.ts';
import { actorOf, answer, createRouter, jsonBody, permit, refusals } from '../../platform/router.ts';
import { loadDistrict } from '../../settings/store.ts';
import { checkAddresses, checkReady, type Unfit } from './rules.ts';
import { send } from './send.ts';
import { entered, findChannels, findPersonChannels, findTargets, openConfig, presentChannel, presentPersonChannels, sealConfig, sealPersonChannels, updateChannel, type ChannelRow } from './store.ts';
import { testMessage } from './words.ts';

const tags = ['channels'];
const KindParams = z.object({ kind: z.enum(SENT_KINDS) });

const list = createRoute({
  method: 'get', path: '/channels', tags,
  summary: 'The ways a reminder is sent, and which are switched on; configurations, secrets masked, only for who may edit settings',
  responses: { 200: answer(listAnswer(Channel), 'Every channel'), 401: refusals[401] },
});
const patch = createRoute({
  method: 'patch', path: '/channels/{kind}', tags,
  summary: 'Configure a channel, switch it on or off',
  description: 'A secret equal to its mask stays. Refuses with `channel.secret_again` where a stored secret would go to another address, `address.private`, `address.forbidden`, `address.malformed`; and, for one that is switched on, `config.incomplete`, `template.no_text`, `template.no_target`, `template.not_json`.',
  request: { params: KindParams, ...jsonBody(ChannelPatch) },
  responses: { 200: answer(Channel, 'The channel as it stands now'), ...refusals },
});
const test = createRoute({
  method: 'post', path: '/channels/{kind}/test', tags,
  summary: 'Send one test message with what stands on the screen or, without `config`, with what is saved; answers in words what was wrong',
  description: '`target` for a channel that reaches one person; without it, the tester’s own number or account. The message holds the time and nothing else.',
  request: { params: KindParams, ...jsonBody(ChannelTest) },
  responses: { 200: answer(ChannelTested, 'How it went: `problem` is null where the other side took it'), ...refusals },
});
const PersonParams = z.object({ id: Id });
const person = createRoute({
  method: 'get', path: '/people/{id}/channels', tags,
  summary: 'Where one person is reached; his own, or anybody’s for who edits people',
  request: { params: PersonParams },
  responses: { 200: answer(PersonChannels, 'Numbers as masks'), 401: refusals[401], 403: refusals[403], 404: refusals[404] },
});
const patchPerson = createRoute({
  method: 'patch', path: '/people/{id}/channels', tags,
  summary: 'Say where one person is reached; `version` 0 where nothing is known yet',
  request: { params: PersonParams, ...jsonBody(PersonChannelsPatch) },
  responses: { 200: answer(PersonChannels, 'As it stands now'), ...refusals },
});

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

function refusalOf({ problem, params, path }: Unfit): Refusal {
  if (!isRefusalCode(problem)) throw new Error(`${problem} is no refusal`);
  return { refused: problem, path: `changes.config.${path}`, ...(params && { params }) };
}

function parseConfig(c: Context<AppEnv>, kind: ChannelRow['id'], value: unknown, path: string[]): ChannelConfig {
  const parsed = ChannelConfig.safeParse(typeof value === 'object' && value !== null ? { ...value, kind } : value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 50).map((issue) => explainIssue({ ...issue, path: [...path, ...issue.path] }, c.get('language')));
  return deny({ refused: 'request.invalid', params: { count: parsed.error.issues.length } }, { errors });
}

/** `2026-03-09 10:02:07` in the district's zone. */
const spokenTime = (now: string, zone: string) => toInstant(Date.parse(now) + zoneOf(zone).offsetAt(Date.parse(now))).slice(0, 19).replace('T', ' ');

async function rowOf(c: Context<AppEnv>, kind: ChannelRow['id']): Promise<ChannelRow> {
  return (await findChannels(c.env.store)).find(({ id }) => id === kind) ?? stop('row.not_found');
}

/** Ends with a refusal, pointed at the field of the body it is about. */
function orDeny<T extends object>(value: T | Refusal, prefix: string): T {
  return isRefusal(value) ? deny({ ...value, ...(value.path !== undefined && { path: `${prefix}.${value.path}` }) }) : value;
}

/** One's own affairs, or anybody's for who edits people. */
export async function ownOrPermitted(c: Context<AppEnv>, id: string) {
  const actor = actorOf(c);
  if (actor.id !== id) permit(c, 'people.edit');
  if (!(await findPerson(c.env.store, id))) stop('row.not_found');
  return actor;
}

export function channelRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const actor = actorOf(c);
      const data = (await findChannels(c.env.store)).map((row) => presentChannel(row, actor));
      return c.json({ data, next: null, total: data.length, totalIsExact: true }, 200);
    })
    .openapi(patch, async (c) => {
      const actor = permit(c, 'settings.edit');
      const { store, dataKey } = c.env;
      const { version, changes } = c.req.valid('json');
      const row = await rowOf(c, c.req.valid('param').kind);
      if (row.version !== version) return deny({ refused: 'row.changed' }, { current: presentChannel(row, actor) });
      const config = changes.config === undefined ? await openConfig(dataKey, row) : orDeny(await entered(dataKey, row, parseConfig(c, row.id, changes.config, ['changes', 'config'])), 'changes.config');
      const enabled = changes.enabled ?? row.enabled;
      const unfit = enabled ? checkReady(config) : checkAddresses(config);
      if (unfit) return deny(refusalOf(unfit));
      const change = new Change(store, c.get('now'), actor, 'channels.update');
      updateChannel(store, change, row, { enabled, ...(changes.config !== undefined && (await sealConfig(dataKey, row, config))) });
      const again = async () => presentChannel(await rowOf(c, row.id), actor);
      await withCurrent(change.commit(), again);
      return c.json(await again(), 200);
    })
    .openapi(test, async (c) => {
      const actor = permit(c, 'settings.edit');
      const { store, dataKey, outbound } = c.env;
      const { target, config: onScreen } = c.req.valid('json');
      const row = await rowOf(c, c.req.valid('param').kind);
      const config = onScreen === undefined ? await openConfig(dataKey, row) : orDeny(await entered(dataKey, row, parseConfig(c, row.id, onScreen, ['config'])), 'config');
      const own = isPersonal(row.id) && !target ? (await findTargets(store, dataKey, [actor.id])).get(actor.id)?.[row.id] : undefined;
      const now = c.get('now');
      // Signatures are checked against the other side's clock, not against the request's.
      const { zone } = (await loadDistrict(store)).settings.district;
      const result = await send(testMessage(newId(now), spokenTime(now, zone), c.get('language')), target || own || null, config, { ...outbound, now: () => (c.env.testClock ? now : new Date().toISOString()) });
      const problem: SendProblem | null = result.ok ? null : result.problem;
      const change = new Change(store, now, actor, 'channels.test');
      change.note('channels', row.id, { data: { problem } });
      await change.commit();
      const say = (language: 'zh' | 'en') => (result.ok ? (language === 'zh' ? '对方已收下这条测试消息。' : 'The other side took the test message.') : problemSentence(result.problem, language, result.params));
      return c.json({ ok: result.ok, answer: result.answer, problem, sentences: { zh: say('zh'), en: say('en') } }, 200);
    })
    .openapi(person, async (c) => {
      const { id } = c.req.valid('param');
      await ownOrPermitted(c, id);
      return c.json(await presentPersonChannels(c.env.dataKey, id, await findPersonChannels(c.env.store, id)), 200);
    })
    .openapi(patchPerson, async (c) => {
      const { id } = c.req.valid('param');
      const actor = await ownOrPermitted(c, id);
      const { store, dataKey } = c.env;
      const { version, changes } = c.req.valid('json');
      const row = await findPersonChannels(store, id);
      const current = async () => presentPersonChannels(dataKey, id, await findPersonChannels(store, id));
      if ((row?.version ?? 0) !== version) return deny({ refused: 'row.changed' }, { current: await current() });
      const columns = await sealPersonChannels(dataKey, row, given(changes));
      if (isRefusal(columns)) return deny(columns);
      const change = new Change(store, c.get('now'), actor, row ? 'person-channels.update' : 'person-channels.add');
      const nothing = { phoneSealed: null, phoneMask: null, emailSealed: null, emailMask: null, wecomSealed: null, dingtalkSealed: null };
      if (row) change.update('person-channels', row, columns);
      else change.insert('person-channels', { ...nothing, ...columns, id });
      await withCurrent(change.commit(), current);
      return c.json(await current(), 200);
    });
}
