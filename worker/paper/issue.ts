import type { Asked, Form, FormSubject } from '../../schema/paper.ts';
import type { PaperDocument } from '../../schema/paper-document.ts';
import type { FormWording, PaperFacts } from '../../schema/paper-facts.ts';
import type { Actor } from '../../schema/people.ts';
import { DEFAULT_WORDING } from '../../schema/presets/wording.ts';
import { isRefusal, refuse, type Refusal } from '../../schema/refusals.ts';
import { dayOf, endOfWorkingDay } from '../deadlines/rules.ts';
import type { Store } from '../platform/store.ts';
import type { District } from '../settings/store.ts';
import { ownerOfAcceptance, type PaperAcceptance } from './acceptance.ts';
import { gather, loadPaperCase, type PaperCase } from './gather.ts';
import { compose } from './rules/compose/index.ts';
import { MEANS } from './rules/delivery.ts';
import { deliveryOf, factsOf, type Handed } from './rules/facts.ts';
import { allowAcceptance, allowForm, allowMinutes, allowNotice, allowProof, allowRun, partMeant, type Allowed, type Subject } from './rules/issue.ts';
import { runFacts } from './rules/bundle.ts';
import { minutesFacts } from './rules/meeting.ts';
import { noticeFacts } from './rules/notice.ts';
import type { KnownBefore } from './rules/sample.ts';
import { loadRunPaper, type RunPaper } from './bundle.ts';
import { loadMinutesPaper, type MinutesPaper } from './meeting.ts';
import { loadNotice, type Notice } from './notice.ts';
import { caseIdOfTask, findForm, personName, type StoredForm } from './store.ts';

/** Who asks, when, and how this installation is reached. */
export type Desk = { store: Store; actor: Actor; now: string; district: District; origin: string };

/** What a paper is to be about, as it was asked for. */
export type Wanted = { form: Form; subjectKind: FormSubject; subjectId: string; asked: Asked };

/** The same, found: the case behind it, the part or the paper it means, and that it may be issued. */
export type Ready = Wanted & Allowed & { paperId: string } & (OfCase | OfNotice | OfRun | OfMeeting);
type OfCase = { paper: PaperCase; caseId: string; taskId: string | null; handed: StoredForm | null; acceptance: PaperAcceptance | null };
type OfRun = { run: RunPaper; caseId: null; handed: StoredForm | null; acceptance: PaperAcceptance | null };
type OfMeeting = { minutes: MinutesPaper; caseId: null; handed: StoredForm | null };
type OfNotice = { notice: Notice; caseId: string | null; handed: StoredForm | null };

async function caseOf({ store, actor }: Desk, id: string | null): Promise<PaperCase | Refusal> {
  const paper = id === null ? null : await loadPaperCase(store, actor, id);
  return paper ?? refuse('row.not_found');
}

const taskSubject = (paper: PaperCase, taskId: string): Subject | Refusal => {
  const task = paper.file.tasks.find(({ id }) => id === taskId);
  return task ? { kind: 'tasks', task } : refuse('row.not_found');
};

/** A 转办单 of a case is that of its one part, or of the lead's. */
function partOf(paper: PaperCase): string | Refusal {
  const meant = partMeant(paper.state, paper.file.row.leadDepartmentId);
  if (meant !== null) return meant;
  return paper.file.tasks.some(({ kind }) => kind === 'handle') ? refuse('paper.which_part', {}, 'subjectId') : refuse('paper.no_part');
}

type Found = { paper: PaperCase; subject: Subject; subjectKind: FormSubject; subjectId: string; taskId: string | null; handed: StoredForm | null; acceptance: PaperAcceptance | null };

async function findSubject(desk: Desk, { form, subjectKind, subjectId }: Wanted): Promise<Found | Refusal> {
  if (subjectKind === 'forms') {
    const handed = await findForm(desk.store, desk.actor, subjectId);
    const paper = await caseOf(desk, handed?.caseId ?? null);
    if (isRefusal(paper) || handed === null) return refuse('row.not_found');
    return { paper, subject: { kind: 'forms', paper: handed }, subjectKind, subjectId, taskId: handed.subjectKind === 'tasks' ? handed.subjectId : null, handed, acceptance: null };
  }
  if (subjectKind === 'provisional-acceptances') {
    const paper = await caseOf(desk, (await ownerOfAcceptance(desk.store, subjectId))?.id ?? null);
    if (isRefusal(paper)) return paper;
    const acceptance = paper.acceptances.find(({ id }) => id === subjectId);
    return acceptance ? { paper, subject: { kind: subjectKind, acceptance }, subjectKind, subjectId, taskId: null, handed: null, acceptance } : refuse('row.not_found');
  }
  if (subjectKind === 'cases' && form !== 'transfer') {
    const paper = await caseOf(desk, subjectId);
    return isRefusal(paper) ? paper : { paper, subject: { kind: 'cases' }, subjectKind, subjectId, taskId: null, handed: null, acceptance: null };
  }
  const caseId = subjectKind === 'cases' ? subjectId : await caseIdOfTask(desk.store, subjectId);
  const paper = await caseOf(desk, caseId);
  if (isRefusal(paper)) return paper;
  const taskId = subjectKind === 'cases' ? partOf(paper) : subjectId;
  if (isRefusal(taskId)) return taskId;
  const subject = taskSubject(paper, taskId);
  return isRefusal(subject) ? subject : { paper, subject, subjectKind: 'tasks', subjectId: taskId, taskId, handed: null, acceptance: null };
}

/** The 督办单 of a notice, or the proof that one of them was handed over; null where it is about no notice. */
async function ofNotice(desk: Desk, wanted: Wanted, paperId: string): Promise<Ready | Refusal | null> {
  const { form, subjectKind, subjectId } = wanted;
  const handed = subjectKind === 'forms' ? await findForm(desk.store, desk.actor, subjectId) : null;
  if (subjectKind !== 'supervision-notices' && handed?.subjectKind !== 'supervision-notices') return null;
  const notice = await loadNotice(desk.store, desk.actor, handed?.subjectId ?? subjectId);
  if (notice === null) return refuse('row.not_found');
  const given = handed === null ? allowNotice(form, notice) : form === 'delivery' ? allowProof(handed) : refuse('paper.wrong_subject', {}, 'subjectKind');
  return isRefusal(given) ? given : { ...wanted, ...given, paperId, notice, caseId: notice.caseId, handed };
}

/** The run this is, or of which it is a provisional acceptance. */
async function runIdOf(store: Store, { subjectKind, subjectId }: Pick<Wanted, 'subjectKind' | 'subjectId'>): Promise<string | null> {
  if (subjectKind === 'bundles') return subjectId;
  const owner = subjectKind === 'provisional-acceptances' ? await ownerOfAcceptance(store, subjectId) : null;
  return owner?.kind === 'run' ? owner.id : null;
}

/** A paper of a run or of a provisional acceptance of it, or the proof that one was handed over; null where it is about no run. */
async function ofRun(desk: Desk, wanted: Wanted, paperId: string): Promise<Ready | Refusal | null> {
  const { form, subjectKind, subjectId } = wanted;
  const handed = subjectKind === 'forms' ? await findForm(desk.store, desk.actor, subjectId) : null;
  const about = handed ?? wanted;
  const runId = await runIdOf(desk.store, about);
  if (runId === null) return null;
  const run = await loadRunPaper(desk.store, desk.actor, runId, desk.now);
  if (run === null) return refuse('row.not_found');
  const acceptance = run.acceptances.find(({ id }) => id === about.subjectId) ?? null;
  const own = () => (acceptance === null ? allowRun(form, run.state, paperId) : allowAcceptance(form, acceptance));
  const given = handed === null ? own() : form === 'delivery' ? allowProof(handed) : refuse('paper.wrong_subject', {}, 'subjectKind');
  return isRefusal(given) ? given : { ...wanted, ...given, paperId, run, caseId: null, handed, acceptance };
}

/** The minutes of a meeting as they were issued, or the proof that they were handed over; null where it is about no meeting. */
async function ofMeeting(desk: Desk, wanted: Wanted, paperId: string): Promise<Ready | Refusal | null> {
  const { form, subjectKind, subjectId } = wanted;
  const handed = subjectKind === 'forms' ? await findForm(desk.store, desk.actor, subjectId) : null;
  if (subjectKind !== 'meetings' && handed?.subjectKind !== 'meetings') return null;
  const minutes = await loadMinutesPaper(desk.store, desk.actor, handed?.subjectId ?? subjectId);
  if (minutes === null) return refuse('row.not_found');
  const given = handed === null ? allowMinutes(form, minutes.issued) : form === 'delivery' ? allowProof(handed) : refuse('paper.wrong_subject', {}, 'subjectKind');
  return isRefusal(given) ? given : { ...wanted, ...given, paperId, minutes, caseId: null, handed };
}

/** Finds what a paper is about and asks the rules whether it may be issued now. `paperId` is its own id, given or to be given. */
export async function readyPaper(desk: Desk, wanted: Wanted, paperId: string): Promise<Ready | Refusal> {
  const supervised = await ofNotice(desk, wanted, paperId);
  if (supervised !== null) return supervised;
  const bundled = await ofRun(desk, wanted, paperId);
  if (bundled !== null) return bundled;
  const met = await ofMeeting(desk, wanted, paperId);
  if (met !== null) return met;
  const found = await findSubject(desk, wanted);
  if (isRefusal(found)) return found;
  const { subject, ...about } = found;
  const allowed = allowForm(wanted.form, found.paper.state, subject, paperId);
  if (isRefusal(allowed)) return allowed;
  const { supplement, noteId } = wanted.asked;
  if (wanted.form === 'supplement' && !supplement && found.acceptance === null) return refuse('paper.no_materials', {}, 'supplement');
  if (supplement?.dueOn !== undefined && supplement.dueOn < dayOf(desk.now, desk.district.calendar)) return refuse('paper.due_past', {}, 'supplement.dueOn');
  if (noteId !== undefined && !found.paper.notes.some(({ id }) => id === noteId)) return refuse('row.unknown_reference', { field: 'noteId' }, 'noteId');
  return { ...wanted, ...allowed, ...about, caseId: found.paper.file.row.id, paperId };
}

async function handedOf(store: Store, form: StoredForm, title: string): Promise<Handed> {
  const { delivery, number } = form;
  if (!delivery) return { title, number, delivery: null };
  const { means, postNumber, place, at, receiver, signedBy, relation, note, byId } = delivery;
  return {
    title,
    number,
    delivery: {
      means: MEANS[means], postNumber: postNumber || null, place: place || null, deliveredAt: at, receiver: signedBy || receiver,
      relation: relation || null, deliverer: await personName(store, byId), note: note || null,
    },
  };
}

export const wordingOf = (form: Form, { settings }: District): FormWording => settings.wording[form] ?? DEFAULT_WORDING[form];

/** Where and when: what every paper says, of a case or not. */
export function known({ district, now }: Desk, number: string | null): KnownBefore {
  const { name, windowName, supervisingBody, phone, address, illustrative, zone } = district.settings.district;
  return {
    issuedOn: dayOf(now, district.calendar), number, illustrative, zone, districtName: name, windowName: windowName || '“办不成事”反映窗口',
    supervisingBody: supervisingBody || null, phone: phone || null, address: address || null,
  };
}

export type Making = { number: string | null; edition: number; replaces: PaperFacts['replaces'] };

/** What the paper may say, gathered for its reader. */
export async function factsFor(desk: Desk, ready: Ready, { number, edition, replaces }: Making): Promise<PaperFacts> {
  const { store, district, now, origin } = desk;
  const handed = ready.handed && (await handedOf(store, ready.handed, wordingOf(ready.handed.form, district).title));
  if ('notice' in ready) return noticeFacts({ ...ready.notice, handed }, { ...known(desk, number), edition, replaces, paperCode: `${origin}/admin/paper/${ready.paperId}` });
  if ('minutes' in ready) return { ...minutesFacts(ready.minutes.says, { ...known(desk, number), edition, replaces, paperCode: `${origin}/admin/paper/${ready.paperId}` }), delivery: deliveryOf(handed, null, false) };
  const publicAddress = district.settings.paper.publicAddress || origin;
  if ('run' in ready) {
    const { says, namedIn } = ready.run;
    return runFacts({ ...says, handed, accepted: ready.acceptance && { ...ready.acceptance, decidedBy: namedIn(ready.acceptance.departmentId) } }, { ...known(desk, number), edition, replaces, paperCode: `${origin}/admin/paper/${ready.paperId}`, progressUrl: `${publicAddress}/progress/?code=${says.queryCode}` });
  }
  const { form, paper, asked, paperId, acceptance } = ready;
  const { row } = paper.file;
  const gathered = await gather(store, paper, { taskId: ready.taskId, noteId: asked.noteId ?? null, departmentId: ready.departmentId, handed }, district, now);
  const { supplement } = asked;
  return factsOf(gathered, {
    form, number, edition, replaces,
    issuedOn: dayOf(now, district.calendar),
    acceptance,
    supplement: supplement ? { ...supplement, dueAt: supplement.dueOn === undefined ? null : endOfWorkingDay(supplement.dueOn, district.calendarAt(row.siteId)) } : null,
    progressUrl: `${publicAddress}/progress/?code=${row.queryCode}`,
    paperUrl: `${origin}/admin/paper/${paperId}`,
    settings: district.settings,
  });
}

/** Composes a paper. Refusals: `paper.unknown_field`, `paper.missing_fact`. */
export const makePaper = async (desk: Desk, ready: Ready, making: Making): Promise<PaperDocument | Refusal> =>
  compose(ready.form, await factsFor(desk, ready, making), wordingOf(ready.form, desk.district));
