import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { TemplateContent } from '../../schema/bundle-templates.ts';
import type { RunChanges, RunDraft } from '../../schema/bundles.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { findOrOpenApplicants } from '../applicants/store.ts';
import { queryCode } from '../cases/register.ts';
import { dayOf } from '../deadlines/rules.ts';
import { withOwn } from '../fields/rules.ts';
import { dutyOn } from '../duty/store.ts';
import type { Env } from '../platform/env.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { Next } from '../platform/many.ts';
import { checkReferences, given } from '../platform/resource.ts';
import { seal } from '../platform/seal.ts';
import type { District } from '../settings/store.ts';
import { editRow } from './editable.ts';
import { askedOf, chosenOf } from './rules/chosen.ts';
import { checkAnswers, checkWanted } from './rules/form.ts';
import { answersOf, type LoadedRun } from './store.ts';
import { findPublished } from './templates/store.ts';

type Writing = { env: Env; change: Change; district: District };

/** What the one-time notice names: each material once. */
function putMaterials(change: Change, runId: string, asked: ReturnType<typeof askedOf>, from = 0): void {
  for (const [at, { id: key, name, standard, form, main, deferrable, items, samples }] of asked.entries())
    change.insert('materials', {
      id: newId(change.now), runId, seq: from + at + 1, key, name, standard, form, main, deferrable, items, samples,
      status: 'awaited', reason: null, sampleId: null, checkedAt: null, checkedById: null,
      second: false, secondReason: null, departmentId: null, askedAt: change.now, askedById: change.actor?.id ?? null, deletedAt: null,
    });
}

function putItems(change: Change, runId: string, items: TemplateContent['items'], from = 0): void {
  for (const [at, { id, departmentId }] of items.entries())
    change.also(sql`insert into bundle_items (run_id, item_id, seq, department_id, status) values (${runId}, ${id}, ${from + at + 1}, ${departmentId}, 'waiting')`);
}

/** 一窗受理: told once, one form, the materials still to come. No clock runs yet. Answers the run's id. */
export async function registerRun(draft: z.output<typeof RunDraft>, { env: { store, dataKey }, change, district }: Writing): Promise<string | Refusal> {
  const { actor, now } = change;
  const template = await findPublished(store, draft.templateCode);
  if (!template) return refuse('bundle.no_template', { code: draft.templateCode }, 'templateCode');
  const { items: wanted = [], answers = {} } = draft;
  const content = chosenOf(template, wanted);
  const custom = withOwn({}, draft.custom, district.settings.fields, 'bundles', 'custom');
  if (isRefusal(custom)) return custom;
  const siteId = draft.siteId ?? actor?.siteId ?? null;
  const refused =
    checkWanted(template.items, wanted, 'items') ??
    checkAnswers(content.fields, answers, 'answers') ??
    (await checkReferences(store, [
      { path: 'siteId', to: 'sites', id: draft.siteId },
      { path: 'coordinatorId', to: 'people', id: draft.coordinatorId },
      { path: 'helperId', to: 'people', id: draft.helperId },
    ]));
  if (refused) return refused;
  const people = await findOrOpenApplicants(store, dataKey, change, [{ path: 'applicant', draft: draft.applicant }]);
  if (isRefusal(people)) return people;
  const [applicant] = people;
  if (!applicant) throw new Error('a run has an applicant');
  const { goesTo } = draft.coordinatorId ? { goesTo: null } : await dutyOn(store, siteId, dayOf(now, district.calendar));
  const year = Number(dayOf(now, district.calendar).slice(0, 4));
  const id = newId(now);
  change.insert('bundles', {
    id,
    numberYear: year,
    numberSeq: new Next(sql`select coalesce(max(number_seq), 0) from bundles where number_year = ${year}`),
    queryCode: queryCode(),
    stage: 'collecting',
    templateId: template.id, templateCode: template.code, templateName: template.name, edition: template.edition, illustrative: template.illustrative,
    title: draft.title,
    applicantId: applicant.id,
    wanted: content.items.filter(({ optional }) => optional).map((item) => item.id),
    answersSealed: await seal(dataKey, JSON.stringify(answers)),
    siteId,
    coordinatorId: draft.coordinatorId ?? goesTo?.personId ?? actor?.id ?? '',
    helperId: draft.helperId ?? null,
    registeredById: actor?.id ?? '',
    startedAt: null, answerTaskId: null, readyAt: null, issuedAt: null, closedAt: null, conclusion: null,
    // He stands at the window.
    visits: 1,
    inspections: [], measured: null, custom, deletedAt: null,
  });
  putItems(change, id, content.items);
  putMaterials(change, id, askedOf(content));
  return id;
}

/** Another choice of items, while nothing has started: what is no longer asked for goes, what is new comes, the rest stays as it was checked. */
function choose(run: LoadedRun, wanted: readonly string[], change: Change): string[] {
  const { row, template, items, materials } = run;
  const content = chosenOf(template, wanted);
  const kept = new Set(content.items.map(({ id }) => id));
  const gone = items.filter(({ itemId }) => !kept.has(itemId)).map(({ itemId }) => itemId);
  if (gone.length > 0) change.also(sql`delete from bundle_items where run_id = ${row.id} and item_id in (select value from json_each(${JSON.stringify(gone)}))`);
  const stood = new Set(items.map(({ itemId }) => itemId));
  putItems(change, row.id, content.items.filter(({ id }) => !stood.has(id)), Math.max(0, ...items.map(({ seq }) => seq)));
  const asked = askedOf(content);
  for (const material of materials.filter(({ second }) => !second)) {
    const now = asked.find(({ id }) => id === material.key);
    change.update('materials', material, now ? { items: now.items } : { deletedAt: change.now });
  }
  const known = new Set(materials.flatMap(({ key }) => key ?? []));
  putMaterials(change, row.id, asked.filter(({ id }) => !known.has(id)), Math.max(0, ...materials.map(({ seq }) => seq)));
  return content.items.filter(({ optional }) => optional).map(({ id }) => id);
}

/** Corrections of a run, by the rule of its registration. */
export async function editRun(run: LoadedRun, changes: z.output<typeof RunChanges>, { env: { store, dataKey }, change, district }: Writing): Promise<Refusal | undefined> {
  const { row, template } = run;
  const { items, answers, ...plain } = given(changes);
  const edited = await editRow(row, plain, run.tasks, district.settings.fields, store, change);
  if (isRefusal(edited)) return edited;
  if (items && row.stage !== 'collecting') return refuse('bundle.started', {}, 'changes.items');
  const letGo = items && run.materials.find(({ status }) => status === 'provisional');
  if (letGo) return refuse('bundle.material_provisional', { name: letGo.name }, 'changes.items');
  // What was filled in for an item that is no longer wanted stays, should it be wanted again.
  const refused = checkWanted(template.items, items ?? row.wanted, 'changes.items') ?? (answers && checkAnswers(template.fields, answers, 'changes.answers'));
  if (refused) return refused;
  const filled = answers && JSON.stringify(answers) !== JSON.stringify(await answersOf(dataKey, row)) ? { answersSealed: await seal(dataKey, JSON.stringify(answers)) } : {};
  change.update('bundles', row, { ...filled, ...(items && { wanted: choose(run, items, change) }) });
  return undefined;
}
