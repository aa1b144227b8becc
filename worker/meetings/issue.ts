import { getTableColumns, sql } from 'drizzle-orm';
import type { PaperDocument } from '../../schema/paper-document.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { meetingCountersigns, meetingMinutes } from '../../schema/tables/index.ts';
import { dayOf } from '../deadlines/rules.ts';
import { makePaper, type Ready } from '../paper/issue.ts';
import { loadMinutesPaper } from '../paper/meeting.ts';
import { allowMinutes } from '../paper/rules/issue.ts';
import { numberSample, numberingOf } from '../paper/rules/numbers.ts';
import { findStanding, putEdition, putForm } from '../paper/store.ts';
import { sealed, type Sealing } from '../paper/write.ts';
import { newId, type Change } from '../platform/ledger.ts';
import { decode, selection } from '../platform/select.ts';
import { mayIssueMinutes } from './rules/minutes.ts';
import type { MeetingRow, MinutesRow } from './store.ts';

const FORM = 'minutes' as const;

/** These minutes as a paper that may be made: asked for as issued, because it is they that are being issued. */
async function readyFor(desk: Sealing, row: MinutesRow, paperId: string): Promise<Ready | Refusal> {
  const minutes = await loadMinutesPaper(desk.store, desk.actor, row.meetingId, row.id);
  if (minutes === null) return refuse('auth.forbidden');
  const allowed = allowMinutes(FORM, true);
  return isRefusal(allowed) ? allowed : { form: FORM, subjectKind: 'meetings', subjectId: row.meetingId, asked: {}, ...allowed, paperId, minutes, caseId: null, handed: null };
}

/** An edition as it would be printed. */
export async function previewMinutes(desk: Sealing, row: MinutesRow): Promise<PaperDocument | Refusal> {
  const { district, now } = desk;
  const ready = await readyFor(desk, row, newId(now));
  const number = numberSample(numberingOf(FORM, district.settings.paper), Number(dayOf(now, district.calendar).slice(0, 4)));
  return isRefusal(ready) ? ready : makePaper(desk, ready, { number, edition: row.edition, replaces: null });
}

/**
 * 印发: the newest minutes of a meeting become a paper with a number, or a correction the next edition under the same number, in
 * the batch that marks them issued and the edition before them superseded.
 */
export async function issueMinutes(desk: Sealing, change: Change, meeting: MeetingRow, despite: string | undefined): Promise<Refusal | undefined> {
  const { store, now, district } = desk;
  const columns = getTableColumns(meetingMinutes);
  const rows = (await store.rows(sql`select ${selection(columns)} from ${meetingMinutes} where ${meetingMinutes.meetingId} = ${meeting.id} order by ${meetingMinutes.edition}`)).map((raw) => decode(columns, raw));
  const row = rows.at(-1);
  if (!row) return refuse('minutes.not_closed');
  const asked = await store.db.select({ departmentId: meetingCountersigns.departmentId, verdict: meetingCountersigns.verdict }).from(meetingCountersigns).where(sql`${meetingCountersigns.minutesId} = ${row.id} and ${meetingCountersigns.deletedAt} is null`);
  const refused = mayIssueMinutes(row, asked, despite);
  if (refused) return refused;
  const fresh = newId(now);
  const ready = await readyFor(desk, row, fresh);
  if (isRefusal(ready)) return ready;
  const standing = await findStanding(store, ready);
  const words = await sealed(desk, { ...ready, paperId: standing?.id ?? fresh }, standing);
  if (isRefusal(words)) return words;
  if (standing) putEdition(change, store, standing, {}, words, row.reason);
  else {
    const { form, subjectKind, subjectId, occasion, departmentId, caseId } = ready;
    putForm(change, store, { id: fresh, form, subjectKind, subjectId, occasion, asked: {}, departmentId, caseId }, numberingOf(FORM, district.settings.paper), Number(dayOf(now, district.calendar).slice(0, 4)), words);
  }
  for (const before of rows.slice(0, -1)) if (before.status === 'issued') change.update('meeting-minutes', before, { status: 'superseded' });
  change.update('meeting-minutes', row, { status: 'issued', formId: standing?.id ?? fresh, issuedAt: now, issuedById: desk.actor.id }, { data: { ...(despite !== undefined && { despite }) } });
  // Of two who issue at once one is told.
  change.touch('meetings', meeting);
  return undefined;
}
