import type { Asked } from '../../schema/paper.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { dayOf } from '../deadlines/rules.ts';
import { Change, newId, untilWritten } from '../platform/ledger.ts';
import { deny, stop } from '../platform/problem.ts';
import { seal } from '../platform/seal.ts';
import { RowChanged, RowExists } from '../platform/store.ts';
import { makePaper, readyPaper, type Desk, type Ready, type Wanted } from './issue.ts';
import { issuesAny, mayActOn, mayIssue } from './rules/issue.ts';
import { NUMBER_TO_COME, numberingOf } from './rules/numbers.ts';
import { findForm, findStanding, putEdition, putForm, type StoredForm } from './store.ts';

export type Sealing = Desk & { dataKey: string };

/** The paper as it will be frozen: a new one before its number is known, or the next edition of one that stands. */
export async function sealed(desk: Sealing, ready: Ready, standing: StoredForm | null): Promise<string | Refusal> {
  const { district } = desk;
  const paper = await makePaper(desk, ready, {
    number: standing?.number ?? NUMBER_TO_COME,
    edition: (standing?.edition ?? 0) + 1,
    replaces: standing && { edition: standing.edition, issuedOn: dayOf(standing.issuedAt, district.calendar), number: standing.number },
  });
  return isRefusal(paper) ? paper : seal(desk.dataKey, JSON.stringify(paper));
}

/** Somebody else was faster: what he wrote is looked at, and the paper decided anew. */
async function commit(change: Change): Promise<void> {
  await change.commit().catch((error: unknown) => {
    throw error instanceof RowExists ? new RowChanged() : error;
  });
}

/**
 * Issues a paper: with a new number, or as the next edition where one stands already for the same. Throws what the rules
 * and the words refuse.
 */
export async function issue(desk: Sealing, wanted: Wanted): Promise<StoredForm> {
  const { store, actor, now, district } = desk;
  if (!issuesAny(wanted.form, actor)) stop('auth.forbidden');
  const id = await untilWritten(async () => {
    const fresh = newId(now);
    const ready = await readyPaper(desk, wanted, fresh);
    if (isRefusal(ready)) return deny(ready);
    if (!mayIssue(ready, actor)) return stop('auth.forbidden');
    const standing = await findStanding(store, ready);
    const words = await sealed(desk, { ...ready, paperId: standing?.id ?? fresh }, standing);
    if (isRefusal(words)) return deny(words);
    const change = new Change(store, now, actor, standing ? 'forms.reissue' : 'forms.issue');
    if (standing) putEdition(change, store, standing, ready.asked, words, null);
    else {
      const { form, subjectKind, subjectId, occasion, asked, departmentId, caseId } = ready;
      const year = Number(dayOf(now, district.calendar).slice(0, 4));
      putForm(change, store, { id: fresh, form, subjectKind, subjectId, occasion, asked, departmentId, caseId }, numberingOf(form, district.settings.paper), year, words);
    }
    await commit(change);
    return standing?.id ?? fresh;
  });
  return (await findForm(store, actor, id)) ?? stop('row.not_found');
}

/** The paper at the version the writer saw, if he may do this with it. */
export async function standingForm({ store, actor }: Desk, id: string, version: number, action: 'reissue' | 'void' | 'deliver', show: (row: StoredForm) => unknown): Promise<StoredForm> {
  const row = (await findForm(store, actor, id)) ?? stop('row.not_found');
  const refused = mayActOn(action, row, actor);
  if (refused) deny(refused);
  if (row.version !== version) deny(refuse('row.changed'), { current: show(row) });
  return row;
}

/** Issues the same paper again, under its number. Refuses `paper.superseded` where what it was issued for has changed. */
export async function reissue(desk: Sealing, row: StoredForm, reason: string, given: Asked): Promise<Change> {
  const asked = { ...row.asked, ...given };
  const ready = await readyPaper(desk, { form: row.form, subjectKind: row.subjectKind, subjectId: row.subjectId, asked }, row.id);
  if (isRefusal(ready)) return deny(ready);
  if (ready.occasion !== row.occasion) return stop('paper.superseded');
  const words = await sealed(desk, ready, row);
  if (isRefusal(words)) return deny(words);
  const change = new Change(desk.store, desk.now, desk.actor, 'forms.reissue');
  putEdition(change, desk.store, row, asked, words, reason);
  return change;
}
