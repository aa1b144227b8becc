import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { Participant, ParticipantChanges, ParticipantDraft, RespondBody } from '../../schema/meeting-participants.ts';
import { refuse, type Refusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { Change, newId } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { asNew, asRevised, checkReferences, given, resourceOf, type Writing } from '../platform/resource.ts';
import { resourceRoutes, withCurrent } from '../platform/resource-routes.ts';
import { actorOf, answer, jsonBody, refusals } from '../platform/router.ts';
import { edit } from './rules/session.ts';
import { findMeeting, participantReads, participantsOf, type ParticipantRow } from './store.ts';
import { participantSight } from './sight.ts';

type Named = Pick<ParticipantRow, 'kind' | 'departmentId' | 'personId' | 'body'>;

/** One of a department, a person and a body of somebody else's, as its kind says. */
function named({ kind, departmentId, personId, body }: Named): Refusal | undefined {
  const [own, ...others] = kind === 'department' ? [departmentId, personId, body] : kind === 'person' ? [personId, departmentId, body] : [body, departmentId, personId];
  return own && others.every((other) => other === null) ? undefined : refuse('meeting.participant_unnamed', {}, kind === 'department' ? 'departmentId' : kind === 'person' ? 'personId' : 'body');
}

const same = (one: Named, other: Named) => one.departmentId === other.departmentId && one.personId === other.personId && one.body === other.body;

/** 参会: departments, people and outside bodies, whether they come, whom they send, and who was there. */
export const participantResource = resourceOf({
  subject: 'meeting-participants',
  one: 'a participant',
  shape: Participant,
  changes: ParticipantChanges,
  reads: participantReads,
  permission: 'cases.handle',
  sight: participantSight,
  unique: { department_id: 'departmentId', person_id: 'personId', body: 'body' },
  present: (row) => row,
  adding: {
    draft: ParticipantDraft,
    async create({ meetingId, kind, departmentId = null, personId = null, body = null, attendee = null, response = 'pending', substitute = null, attendance = null, note = null }, { env, change, actor }: Writing): Promise<Refusal | ParticipantRow> {
      const meeting = await findMeeting(env.store, actor, meetingId);
      if (!meeting) return refuse('row.unknown_reference', { field: 'meetingId' }, 'meetingId');
      const seat = { kind, departmentId, personId, body: body || null };
      const refused = edit(meeting) ?? named(seat) ?? (await checkReferences(env.store, [{ path: 'departmentId', to: 'departments', id: departmentId }, { path: 'personId', to: 'people', id: personId }]));
      if (refused) return refused;
      if ((await participantsOf(env.store, actor, [meetingId])).some((one) => same(one, seat))) return refuse('meeting.participant_twice');
      const row = { id: newId(change.now), meetingId, ...seat, attendee, response, substitute, attendance, note, respondedById: response === 'pending' ? null : actor.id, deletedAt: null };
      change.insert('meeting-participants', row);
      return asNew(row, change);
    },
  },
  async revise(row, fields, { env, change, actor }) {
    const meeting = await findMeeting(env.store, actor, row.meetingId);
    const refused = meeting ? edit(meeting) : refuse('row.not_found');
    if (refused) return refused;
    const changes = { ...given(fields), ...(fields.response !== undefined && { respondedById: fields.response === 'pending' ? null : actor.id }) };
    change.update('meeting-participants', row, changes);
    return asRevised(row, changes, change);
  },
  trash(row, deletedAt, change) {
    change.update('meeting-participants', row, { deletedAt });
    return asRevised(row, { deletedAt }, change);
  },
});

const respond = createRoute({
  method: 'post', path: '/meeting-participants/{id}/respond', tags: ['meeting-participants'],
  summary: 'A department, or a person invited by name, says whether it comes, and whom it sends',
  description: 'By a handler of that department, the person himself, or a coordinator for them. Refuses with `meeting.not_yours`, `meeting.closed`.',
  request: { params: z.object({ id: Id }), ...jsonBody(RespondBody) },
  responses: { 200: answer(Participant, 'The participant as it stands now'), ...refusals },
});

export function participantRoutes() {
  return resourceRoutes(participantResource).openapi(respond, async (c) => {
    const { store } = c.env;
    const actor = actorOf(c);
    const { version, ...body } = c.req.valid('json');
    const find = async () => (await participantReads.findMany(store, [c.req.valid('param').id], participantSight(actor)))[0];
    const row = await find();
    if (!row || row.deletedAt !== null) return stop('row.not_found');
    const mine = actor.role === 'coordinator' || row.personId === actor.id || (actor.role === 'handler' && row.departmentId !== null && row.departmentId === actor.departmentId);
    if (!mine) return stop('meeting.not_yours');
    if (row.version !== version) return deny({ refused: 'row.changed' }, { current: row });
    const meeting = await findMeeting(store, actor, row.meetingId);
    const refused = meeting ? edit(meeting) : refuse('row.not_found');
    if (refused) return deny(refused);
    const change = new Change(store, c.get('now'), actor, 'meeting.respond');
    change.update('meeting-participants', row, { ...given(body), respondedById: actor.id });
    await withCurrent(change.commit(), async () => (await find()) ?? null);
    return c.json((await find()) ?? stop('row.not_found'), 200);
  });
}
