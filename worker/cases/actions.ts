import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import * as shapes from '../../schema/cases.ts';
import { RequestSpecialBody } from '../../schema/approvals.ts';
import { FormForceBody } from '../../schema/task-forces.ts';
import { Event } from '../../schema/events.ts';
import type { Actor } from '../../schema/people.ts';
import type { RefusalCode } from '../../schema/refusals.ts';
import { isRefusal, refuse } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { seesPeople } from './sight.ts';
import { unseal } from '../platform/seal.ts';
import type { AppEnv } from '../platform/env.ts';
import { loadEvent } from '../platform/history.ts';
import { Change, newId, untilWritten } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { actorOf, answer as answers, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { RowChanged } from '../platform/store.ts';
import { loadDistrict, type District } from '../settings/store.ts';
import { requestSpecial } from '../approvals/rules.ts';
import { checkEvidence } from '../approvals/store.ts';
import { form as formForce } from '../task-forces/rules.ts';
import { loadForceReferences } from '../task-forces/store.ts';
import { loadReferences } from './register.ts';
import { mayTake } from './rules/actions.ts';
import { answer, archive, rate } from './rules/answer.ts';
import { pause, requestExtension, resume, rule } from './rules/clock.ts';
import { dispatch } from './rules/dispatch.ts';
import { escalate } from './rules/escalate.ts';
import { decline, merge, refer, reopen, withdraw } from './rules/exits.ts';
import { type Bench, type Verdict } from './rules/file.ts';
import { WITH_APPLICANT } from './rules/response.ts';
import { confirmCategory, retriage, triage } from './rules/triage.ts';
import { applyDecision, findNote, findSealed, loadFile, noteResponse, presentFile, type LoadedFile } from './store.ts';

const Params = z.object({ id: Id });
type Ctx = Context<AppEnv>;

/** The bench of this request, for a case at this site. */
export const benchOf = (c: Ctx, district: District, siteId: string | null): Bench => ({
  now: c.get('now'),
  actor: actorOf(c),
  settings: district.settings,
  calendar: district.calendarAt(siteId),
});

type Decide<Body> = (file: LoadedFile, body: Body, bench: Bench) => Verdict | Promise<Verdict>;

/** Load, decide, save, answer: the way of every action but `note` and `reveal`. */
async function act<Body extends { version: number }>(c: Ctx, action: shapes.CaseAction, id: string, body: Body, decide: Decide<Body>) {
  const { store } = c.env;
  const actor = actorOf(c);
  const now = c.get('now');
  const district = await loadDistrict(store);
  const file = await loadFile(store, actor, id);
  if (!file || file.row.deletedAt !== null) stop('row.not_found');
  if (!mayTake(action, file.row, actor)) stop('auth.forbidden');
  if (body.version !== file.row.version) deny(refuse('row.changed'), { current: await presentFile(store, file, actor, district, now) });
  const verdict = await decide(file, body, benchOf(c, district, file.row.siteId));
  if (isRefusal(verdict)) deny(verdict);
  const change = new Change(store, now, actor, action);
  applyDecision(change, file, verdict, district);
  await change.commit().catch(async (error: unknown) => {
    if (!(error instanceof RowChanged)) throw error;
    const current = await loadFile(store, actor, id);
    return deny(refuse('row.changed'), { current: current && (await presentFile(store, current, actor, district, now)) });
  });
  const after = await loadFile(store, actor, id);
  if (!after) stop('row.not_found');
  return c.json(await presentFile(store, after, actor, district, now), 200);
}

function actionRoute<S extends z.ZodType>(action: shapes.CaseAction, body: S, summary: string, codes: RefusalCode[]) {
  return createRoute({
    method: 'post',
    path: `/cases/{id}/${action}`,
    tags: ['cases'],
    summary,
    description: `Refuses with ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    request: { params: Params, ...jsonBody(body) },
    responses: { 200: answers(shapes.Case, 'The case as it stands now'), ...refusals },
  });
}

const Reveal = z.object({ value: z.string() });

/** A line of history without a version says too for whom it was done (代). */
const insteadOf = ({ coordinatorId }: LoadedFile['row'], { standsInFor = [] }: Actor) => (coordinatorId !== null && standsInFor.includes(coordinatorId) ? { standsInFor: coordinatorId } : {});

/** The contract's table of actions: one route each, so that the reference shows each body and its refusals. */
export function caseActionRoutes() {
  const app = createRouter();

  app.openapi(
    actionRoute('triage', shapes.TriageBody, '研判: category, cause, judgement; the answer promise opens, counting from receipt', ['case.wrong_stage', 'case.explanation_missing', 'case.progress_missing', 'settings.incomplete']),
    (c) => act(c, 'triage', c.req.valid('param').id, c.req.valid('json'), triage),
  );
  app.openapi(
    actionRoute('retriage', shapes.RetriageBody, '改判: the limit changes, what has elapsed stays', ['case.wrong_stage', 'case.explanation_missing', 'settings.incomplete', 'task.due_after_answer']),
    (c) => act(c, 'retriage', c.req.valid('param').id, c.req.valid('json'), retriage),
  );
  app.openapi(
    actionRoute('confirm-category', shapes.ConfirmCategoryBody, 'A supervisor confirms 不给办, or sends it back to be judged anew', ['case.nothing_to_confirm']),
    (c) => act(c, 'confirm-category', c.req.valid('param').id, c.req.valid('json'), confirmCategory),
  );
  app.openapi(
    actionRoute('dispatch', shapes.DispatchBody, '分办: one lead, others assisting, each part due inside the answer’s limit', ['case.wrong_stage', 'case.unconfirmed', 'case.lead_open', 'task.due_after_answer', 'department.complained_of', 'department.not_yours', 'department.twice', 'department.above']),
    (c) =>
      act(c, 'dispatch', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) => {
        const shares = [body.lead, ...body.assist];
        const people = [...shares.map(({ handlerId }) => handlerId), body.helperId].filter((id) => typeof id === 'string');
        const references = await loadReferences(c.env.store, { departments: shares.map(({ departmentId }) => departmentId), people });
        if (body.helperId && !references.person(body.helperId)) return refuse('row.unknown_reference', { field: 'helperId' }, 'helperId');
        return dispatch(file, body, bench, references);
      }),
  );
  app.openapi(actionRoute('decline', shapes.DeclineBody, '不予受理: reason, what was told, the remedy', ['case.wrong_stage', 'value.unknown_code']), (c) =>
    act(c, 'decline', c.req.valid('param').id, c.req.valid('json'), decline),
  );
  app.openapi(actionRoute('refer', shapes.ReferBody, '转送、引导: to whom, to which person, what was told', ['case.wrong_stage']), (c) =>
    act(c, 'refer', c.req.valid('param').id, c.req.valid('json'), refer),
  );
  app.openapi(actionRoute('pause', shapes.PauseBody, 'Stops the answer and the open parts, with a reason and within the limit', ['clock.already_paused', 'clock.pause_limit']), (c) =>
    act(c, 'pause', c.req.valid('param').id, c.req.valid('json'), pause),
  );
  app.openapi(actionRoute('resume', shapes.ReasonBody, 'Starts again what stood still', ['clock.not_paused']), (c) =>
    act(c, 'resume', c.req.valid('param').id, c.req.valid('json'), (file, body, bench) => resume(file, bench, body.reason)),
  );
  app.openapi(
    actionRoute('request-extension', shapes.RequestExtensionBody, 'Asks for more working days: before expiry, after a contact that reached the applicant', ['clock.expired', 'clock.no_contact', 'clock.extension_limit', 'approval.waiting']),
    (c) =>
      act(c, 'request-extension', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) =>
        requestExtension(file, body, await findNote(c.env.store, file.row.id, body.contactNoteId), bench),
      ),
  );
  app.openapi(actionRoute('request-special', RequestSpecialBody, '特事特办申请: grounds and evidence; it is verified and signed under /approvals', ['case.wrong_stage', 'case.unconfirmed', 'approval.waiting', 'row.unknown_reference']), (c) =>
    act(c, 'request-special', c.req.valid('param').id, c.req.valid('json'), async (file, body, { actor }) =>
      (await checkEvidence(c.env.store, actor, file.row.id, body.fileIds, 'fileIds')) ?? requestSpecial(file, body)),
  );
  app.openapi(actionRoute('form-force', FormForceBody, '组建专班: its lead owes what it is asked for; it is led on under /task-forces', ['case.wrong_stage', 'case.unconfirmed', 'force.no_lead', 'department.complained_of', 'department.not_yours', 'department.above', 'task.due_after_answer']), (c) =>
    act(c, 'form-force', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) => formForce(file, newId(bench.now), body, bench, await loadForceReferences(c.env.store, body))),
  );
  app.openapi(actionRoute('escalate', shapes.EscalateBody, '提级: what the level above is asked for; its answer is entered with its paper', ['case.wrong_stage', 'case.unconfirmed', 'escalation.not_above', 'task.due_after_answer', 'row.unknown_reference']), (c) =>
    act(c, 'escalate', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) => {
      const strange = body.fileId ? await checkEvidence(c.env.store, bench.actor, file.row.id, [body.fileId], 'fileId') : undefined;
      return strange ?? escalate(file, body, bench, await loadReferences(c.env.store, { departments: [body.departmentId] }));
    }),
  );
  app.openapi(actionRoute('approve', shapes.RulingBody, 'Grants the extension that waits', ['approval.none', 'approval.own_request', 'clock.expired']), (c) =>
    act(c, 'approve', c.req.valid('param').id, c.req.valid('json'), (file, body, bench) => rule(file, body, true, bench)),
  );
  app.openapi(actionRoute('refuse', shapes.RulingBody, 'Refuses the extension that waits', ['approval.none', 'approval.own_request']), (c) =>
    act(c, 'refuse', c.req.valid('param').id, c.req.valid('json'), (file, body, bench) => rule(file, body, false, bench)),
  );
  app.openapi(actionRoute('answer', shapes.AnswerBody, '答复: one of the outcomes; the reply to applicant and window opens by itself', ['case.tasks_open', 'case.unconfirmed', 'case.explanation_missing']), (c) =>
    act(c, 'answer', c.req.valid('param').id, c.req.valid('json'), answer),
  );
  app.openapi(actionRoute('rate', shapes.RateBody, 'A rating taken down from a callback that reached the applicant', ['rating.no_callback', 'rating.unknown_level']), (c) =>
    act(c, 'rate', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) => rate(file, body, await findNote(c.env.store, file.row.id, body.noteId), bench)),
  );
  app.openapi(actionRoute('archive', shapes.ArchiveBody, '归档: once the applicant has been told, and what was let go has come or ended', ['case.reply_open', 'case.supplement_open']), (c) =>
    act(c, 'archive', c.req.valid('param').id, c.req.valid('json'), archive),
  );
  app.openapi(actionRoute('reopen', shapes.ReasonBody, 'Back to work with a promise that counts from now; a supervisor reopens what is archived', ['case.wrong_stage']), (c) =>
    act(c, 'reopen', c.req.valid('param').id, c.req.valid('json'), reopen),
  );
  app.openapi(actionRoute('withdraw', shapes.ReasonBody, 'The applicant takes it back', ['case.wrong_stage']), (c) =>
    act(c, 'withdraw', c.req.valid('param').id, c.req.valid('json'), withdraw),
  );
  app.openapi(actionRoute('merge', shapes.MergeBody, 'A duplicate goes into the case that is kept', ['case.merge_self', 'case.merge_target']), (c) =>
    act(c, 'merge', c.req.valid('param').id, c.req.valid('json'), async (file, body, bench) => merge(file, body, (await loadFile(c.env.store, bench.actor, body.intoId))?.row, bench)),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/note',
      tags: ['cases'],
      summary: 'A line of the contact log: who was reached or not, a home visit, an archive fetched',
      description: 'Takes no version and never conflicts. A contact that reached the applicant keeps the first-contact promise.',
      request: { params: Params, ...jsonBody(shapes.NoteBody) },
      responses: { 200: answers(Event, 'The note'), ...refusals },
    }),
    async (c) => {
      const { store } = c.env;
      const actor = actorOf(c);
      const body = c.req.valid('json');
      const noteId = await untilWritten(async () => {
        const file = await loadFile(store, actor, c.req.valid('param').id);
        if (!file || file.row.deletedAt !== null) stop('row.not_found');
        if (!mayTake('note', file.row, actor)) stop('auth.forbidden');
        const change = new Change(store, c.get('now'), actor, 'note');
        const id = change.note('cases', file.row.id, { caseId: file.row.id, data: { ...body, place: body.place ?? null, staff: body.staff ?? [], minutes: body.minutes ?? null, ...insteadOf(file.row, actor) } });
        if (body.kind === 'contact' && body.reached)
          for (const task of file.tasks.filter(({ kind, status }) => kind === 'contact' && status === 'open'))
            change.update('tasks', task, { status: 'done', closedAt: change.now, result: body.text }, { caseId: file.row.id, action: 'finish' });
        if (body.reached && WITH_APPLICANT.has(body.kind)) {
          const { calendarAt } = await loadDistrict(store);
          noteResponse(change, file.row, calendarAt(file.row.siteId));
        }
        await change.commit();
        return id;
      });
      return c.json(await loadEvent(store, noteId), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/reveal',
      tags: ['cases'],
      summary: 'A phone or ID number in clear, for the coordinator of the open case or a supervisor; logged',
      request: { params: Params, ...jsonBody(shapes.RevealBody) },
      responses: { 200: answers(Reveal, 'The value'), ...refusals },
    }),
    async (c) => {
      const { store, dataKey } = c.env;
      const actor = actorOf(c);
      const file = await loadFile(store, actor, c.req.valid('param').id);
      if (!file || file.row.deletedAt !== null) stop('row.not_found');
      if (!mayTake('reveal', file.row, actor) || !seesPeople(actor)) stop('auth.forbidden');
      const { field } = c.req.valid('json');
      const sealed = await findSealed(store, field.startsWith('party.') ? file.row.partyId : file.row.reporterId, field.endsWith('.phone') ? 'phone' : 'idNumber');
      if (!sealed) stop('reveal.nothing');
      // Logged before it is shown: a value nobody can account for is never handed out.
      const change = new Change(store, c.get('now'), actor, 'reveal');
      change.note('cases', file.row.id, { caseId: file.row.id, data: { field, ...insteadOf(file.row, actor) } });
      await change.commit();
      return c.json({ value: await unseal(dataKey, sealed) }, 200);
    },
  );

  return app;
}
