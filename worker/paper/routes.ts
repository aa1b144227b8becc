import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { DeliverBody, FormDraft, FormOffer, FormRow, Preview, PreviewBody, ReissueBody, VoidBody } from '../../schema/paper.ts';
import { isRefusal } from '../../schema/refusals.ts';
import { Id } from '../../schema/values.ts';
import { seesPeople } from '../cases/sight.ts';
import { loadDistrict } from '../settings/store.ts';
import type { AppEnv } from '../platform/env.ts';
import { Change } from '../platform/ledger.ts';
import { ListQuery, listAnswer } from '../platform/list.ts';
import { deny, stop } from '../platform/problem.ts';
import { withCurrent } from '../platform/resource-routes.ts';
import { given } from '../platform/resource.ts';
import { actorOf, answer, createRouter, jsonBody, refusals } from '../platform/router.ts';
import { toHtml } from './document/html.ts';
import { loadPaperCase } from './gather.ts';
import type { Desk } from './issue.ts';
import { preview } from './preview.ts';
import { DOCX, docxOf, pageOf, readPaper } from './read.ts';
import { checkDelivery } from './rules/delivery.ts';
import { loadRunPaper } from './bundle.ts';
import { loadNotice } from './notice.ts';
import { formActions, noticeOffers, offersOf, runOffers } from './rules/issue.ts';
import { formSight } from './sight.ts';
import { findEdition, findForm, formReads, formsOf, formsOfCase, type StoredForm } from './store.ts';
import { issue, reissue, standingForm } from './write.ts';

const tags = ['forms'];
const Params = z.object({ id: Id });
const CaseForms = z.object({ data: z.array(FormRow), offers: z.array(FormOffer) });

const list = createRoute({
  method: 'get', path: '/forms', tags,
  summary: 'Papers that were issued, voided ones among them; a handler finds those of his department’s cases that he may read',
  request: { query: ListQuery.omit({ q: true, trash: true }) },
  responses: { 200: answer(listAnswer(FormRow), 'One page'), 400: refusals[400], 401: refusals[401] },
});
const oneResponses: RouteConfig['responses'] = {
  200: {
    description: 'The paper: its row, or as it was frozen',
    content: { 'application/json': { schema: FormRow }, 'text/html': { schema: z.string() }, [DOCX]: { schema: z.string().meta({ format: 'binary' }) } },
  },
  400: refusals[400], 401: refusals[401], 404: refusals[404],
};
const one = createRoute({
  method: 'get', path: '/forms/{id}', tags,
  summary: 'One paper; with `as`, as a page to print or as .docx',
  description: 'The page is complete in itself and nothing runs on it. A voided paper bears that across it.',
  request: { params: Params, query: z.strictObject({ as: z.enum(['html', 'docx']).optional(), edition: z.string().regex(/^[1-9]\d{0,3}$/).optional().meta({ description: 'An earlier edition' }) }) },
  responses: oneResponses,
});
const previewing = createRoute({
  method: 'post', path: '/forms/preview', tags,
  summary: 'A paper as it would be: no number is given out, nothing is written',
  description: 'With a subject exactly as issuing it would make it. Without one, the given wording on a case by its number or on the newest, what that one lacks standing as its field’s name. Refuses as issuing does, and with `paper.no_such_case`; `paper.unknown_field` has the part of the wording as its path.',
  request: jsonBody(PreviewBody),
  responses: { 200: answer(Preview, 'The page to show'), ...refusals },
});
const ofCase = createRoute({
  method: 'get', path: '/cases/{id}/forms', tags,
  summary: 'The papers of a case, and which may be issued now',
  request: { params: Params },
  responses: { 200: answer(CaseForms, 'Papers in the order of their issue; `offers` is what this person may issue'), 401: refusals[401], 404: refusals[404] },
});
const ofNotice = createRoute({
  method: 'get', path: '/supervision-notices/{id}/forms', tags,
  summary: 'The papers of a supervision notice with the proofs of their delivery, and which may be printed now',
  request: { params: Params },
  responses: { 200: answer(CaseForms, 'Papers in the order of their issue'), 401: refusals[401], 404: refusals[404] },
});
const ofRun = createRoute({
  method: 'get', path: '/bundles/{id}/forms', tags,
  summary: 'The papers of a run of a 一件事 with the proofs of their delivery, and which may be printed now',
  request: { params: Params },
  responses: { 200: answer(CaseForms, 'Papers in the order of their issue'), 401: refusals[401], 404: refusals[404] },
});
const post = createRoute({
  method: 'post', path: '/forms', tags,
  summary: 'Issue a paper: its number is given out once, its words are frozen',
  description:
    'Issued again for the same, it becomes the next edition under the same number and says so. A 转办单 of a case is that of its one part or of the lead’s. Refuses with `paper.wrong_subject`, `paper.not_answered`, `paper.not_declined`, `paper.not_extended`, `paper.not_explained`, `paper.no_contact`, `paper.closed`, `paper.part_gone`, `paper.no_part`, `paper.which_part`, `paper.no_materials`, `paper.due_past`, `paper.voided`, `paper.withdrawn`, `paper.not_ready`, `paper.not_running`, `paper.not_ended`, `paper.nothing_lacking`, `paper.missing_fact`, `paper.unknown_field`.',
  request: jsonBody(FormDraft),
  responses: { 201: answer(FormRow, 'The paper'), ...refusals },
});
const action = <S extends z.ZodType>(name: string, body: S, summary: string, description: string) =>
  createRoute({ method: 'post', path: `/forms/{id}/${name}`, tags, summary, description, request: { params: Params, ...jsonBody(body) }, responses: { 200: answer(FormRow, 'The paper as it stands now'), ...refusals } });

const again = action('reissue', ReissueBody, 'Issue the paper again as its next edition', 'Refuses with `paper.voided`, `paper.superseded` where what it was issued for has changed since, and as issuing does.');
const voiding = action('void', VoidBody, 'Void the paper; its number stays with the reason', 'Refuses with `paper.voided`.');
const deliver = action('deliver', DeliverBody, 'Record how and when the paper reached whom, and who signed', 'Refuses with `paper.voided`, `paper.not_handed_over`, `paper.post_number_missing`, `paper.delivered_early`, `value.in_future`.');

type Ctx = Context<AppEnv>;

export const deskOf = async (c: Ctx): Promise<Desk & { dataKey: string }> => ({
  store: c.env.store,
  dataKey: c.env.dataKey,
  actor: actorOf(c),
  now: c.get('now'),
  district: await loadDistrict(c.env.store),
  origin: new URL(c.req.url).origin,
});

function present({ series: _series, occasion, asked: _asked, ...row }: StoredForm, c: Ctx): FormRow {
  return { ...row, actions: formActions({ ...row, occasion }, actorOf(c)) };
}

/** Writes what was decided of a paper and answers how it stands. */
async function written(c: Ctx, row: StoredForm, change: Change): Promise<FormRow> {
  const look = async () => present((await findForm(c.env.store, actorOf(c), row.id)) ?? stop('row.not_found'), c);
  await withCurrent(change.commit(), look);
  return look();
}

export function paperRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const actor = actorOf(c);
      const { calendar } = await loadDistrict(c.env.store);
      const { rows, ...page } = await formReads.list(c.env.store, c.req.valid('query'), { now: c.get('now'), calendar, sight: formSight(actor) });
      return c.json({ data: rows.map((row) => present(row, c)), ...page }, 200);
    })
    .openapi(one, async (c) => {
      const { store, dataKey } = c.env;
      const row = (await findForm(store, actorOf(c), c.req.valid('param').id)) ?? stop('row.not_found');
      const { as, edition } = c.req.valid('query');
      if (as === undefined) return c.json(present(row, c), 200);
      const kept = (await findEdition(store, row.id, edition === undefined ? row.edition : Number(edition))) ?? stop('row.not_found');
      const paper = await readPaper(dataKey, row, kept.paperSealed);
      return as === 'html' ? pageOf(paper, c.get('language')) : docxOf(paper, kept.edition);
    })
    .openapi(previewing, async (c) => {
      if (!seesPeople(actorOf(c))) return stop('auth.forbidden');
      const shown = await preview(await deskOf(c), c.req.valid('json'));
      if (isRefusal(shown)) return deny(shown);
      return c.json({ html: toHtml(shown.paper, { lang: c.get('language') }), number: shown.number, caseNumber: shown.caseNumber }, 200);
    })
    .openapi(ofCase, async (c) => {
      const { store } = c.env;
      const actor = actorOf(c);
      const { id } = c.req.valid('param');
      const paper = (await loadPaperCase(store, actor, id)) ?? stop('row.not_found');
      const rows = await formsOfCase(store, actor, id);
      return c.json({ data: rows.map((row) => present(row, c)), offers: offersOf(paper.state, rows, actor) }, 200);
    })
    .openapi(ofNotice, async (c) => {
      const { store } = c.env;
      const actor = actorOf(c);
      const notice = (await loadNotice(store, actor, c.req.valid('param').id)) ?? stop('row.not_found');
      const rows = await formsOf(store, actor, [{ kind: 'supervision-notices', id: notice.id }]);
      return c.json({ data: rows.map((row) => present(row, c)), offers: noticeOffers(notice, rows, actor) }, 200);
    })
    .openapi(ofRun, async (c) => {
      const { store } = c.env;
      const actor = actorOf(c);
      const paper = (await loadRunPaper(store, actor, c.req.valid('param').id, c.get('now'))) ?? stop('row.not_found');
      const rows = await formsOf(store, actor, [{ kind: 'bundles', id: paper.run.row.id }, ...paper.acceptances.map(({ id }) => ({ kind: 'provisional-acceptances' as const, id }))]);
      return c.json({ data: rows.map((row) => present(row, c)), offers: runOffers(paper.state, rows, actor) }, 200);
    })
    .openapi(post, async (c) => {
      const { form, subjectKind, subjectId, ...asked } = c.req.valid('json');
      return c.json(present(await issue(await deskOf(c), { form, subjectKind, subjectId, asked: given(asked) }), c), 201);
    })
    .openapi(again, async (c) => {
      const { version, reason, ...asked } = c.req.valid('json');
      const desk = await deskOf(c);
      const row = await standingForm(desk, c.req.valid('param').id, version, 'reissue', (found) => present(found, c));
      return c.json(await written(c, row, await reissue(desk, row, reason, given(asked))), 200);
    })
    .openapi(voiding, async (c) => {
      const { version, reason } = c.req.valid('json');
      const desk = await deskOf(c);
      const row = await standingForm(desk, c.req.valid('param').id, version, 'void', (found) => present(found, c));
      const change = new Change(desk.store, desk.now, desk.actor, 'forms.void');
      change.update('forms', row, { voidedAt: desk.now, voidReason: reason }, { caseId: row.caseId });
      return c.json(await written(c, row, change), 200);
    })
    .openapi(deliver, async (c) => {
      const { version, ...delivery } = c.req.valid('json');
      const desk = await deskOf(c);
      const row = await standingForm(desk, c.req.valid('param').id, version, 'deliver', (found) => present(found, c));
      const refused = checkDelivery(delivery, row.issuedAt, desk.now);
      if (refused) return deny(refused);
      const change = new Change(desk.store, desk.now, desk.actor, 'forms.deliver');
      change.update('forms', row, { delivery: { ...delivery, byId: desk.actor.id } }, { caseId: row.caseId });
      return c.json(await written(c, row, change), 200);
    });
}
