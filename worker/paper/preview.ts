import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { PreviewBody } from '../../schema/paper.ts';
import type { PaperDocument } from '../../schema/paper-document.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { dayOf } from '../deadlines/rules.ts';
import { newId } from '../platform/ledger.ts';
import { loadPaperCase } from './gather.ts';
import { factsFor, known, readyPaper, wordingOf, type Desk, type Ready } from './issue.ts';
import { compose } from './rules/compose/index.ts';
import { issuesAny, mayIssue } from './rules/issue.ts';
import { numberSample, numberingOf } from './rules/numbers.ts';
import { factsOfNothing, filledOut } from './rules/sample.ts';
import { checkWordings } from './rules/wording.ts';

type Body = z.output<typeof PreviewBody>;
type Shown = { paper: PaperDocument; number: string; caseNumber: string | null };

/** The case with this number, or the newest. */
async function caseFor({ store }: Desk, number: string | undefined): Promise<string | Refusal | null> {
  const [row] = await store.rows<{ id: string }>(
    number ? sql`select id from cases where number = ${number} and deleted_at is null` : sql`select id from cases where deleted_at is null order by seq desc limit 1`,
  );
  return row?.id ?? (number ? refuse('paper.no_such_case', {}, 'caseNumber') : null);
}

/** The words on whichever case: what it does not have stands as the field's name. */
async function sampled(desk: Desk, body: Body, number: string): Promise<Shown | Refusal> {
  const wording = body.wording ?? wordingOf(body.form, desk.district);
  const stray = checkWordings({ [body.form]: wording }, 'wording');
  if (stray) return { ...stray, path: `wording.${stray.path?.split('.').at(-1) ?? ''}` };
  const caseId = await caseFor(desk, body.caseNumber || undefined);
  if (isRefusal(caseId)) return caseId;
  const found = caseId === null ? null : await loadPaperCase(desk.store, desk.actor, caseId);
  const toDepartment = body.form === 'transfer' || body.form === 'supervision';
  const part = toDepartment ? found?.state.tasks.find(({ kind, departmentId }) => kind === 'handle' && departmentId !== null) : undefined;
  const ready: Ready | null = found && {
    form: body.form, subjectKind: 'cases', subjectId: found.file.row.id, asked: {}, occasion: '', departmentId: part?.departmentId ?? null,
    paperId: newId(desk.now), paper: found, caseId: found.file.row.id, taskId: part?.id ?? null, handed: null, acceptance: found.acceptances.at(-1) ?? null,
  };
  const facts = ready ? await factsFor(desk, ready, { number, edition: 1, replaces: null }) : factsOfNothing(known(desk, number));
  const paper = compose(body.form, filledOut(facts, desk.now), wording);
  return isRefusal(paper) ? paper : { paper, number, caseNumber: found?.file.row.number ?? null };
}

/**
 * A paper as it would be, with no number given out and nothing written. Refusals: as issuing, `paper.no_such_case`, and
 * `paper.unknown_field` with the part of the wording as its path.
 */
export async function preview(desk: Desk, body: Body): Promise<Shown | Refusal> {
  const { form, subjectKind, subjectId, supplement, noteId } = body;
  const { district, now, actor } = desk;
  const number = numberSample(numberingOf(form, district.settings.paper), Number(dayOf(now, district.calendar).slice(0, 4)));
  if (subjectKind === undefined || subjectId === undefined) return sampled(desk, body, number);
  if (!issuesAny(form, actor)) return refuse('auth.forbidden');
  const ready = await readyPaper(desk, { form, subjectKind, subjectId, asked: { ...(supplement && { supplement }), ...(noteId && { noteId }) } }, newId(now));
  if (isRefusal(ready)) return ready;
  if (!mayIssue(ready, actor)) return refuse('auth.forbidden');
  const paper = compose(form, await factsFor(desk, ready, { number, edition: 1, replaces: null }), wordingOf(form, district));
  return isRefusal(paper) ? paper : { paper, number, caseNumber: 'notice' in ready ? ready.notice.caseNumber : 'run' in ready ? ready.run.run.row.number : 'minutes' in ready ? null : ready.paper.file.row.number };
}
