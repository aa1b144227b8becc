import { Signature, Verification } from '../../../schema/approvals.ts';
import type { Event } from '../../../schema/events.ts';
import { ownIdOf } from '../../../schema/fields.ts';
import { NOTE_KINDS } from '../../../schema/events.ts';
import { ITEM_OUTCOMES } from '../../../schema/meeting-items.ts';
import { Delivered } from '../../../schema/paper.ts';
import { MissingMaterial, SUPPLY_MEANS } from '../../../schema/provisional.ts';
import { TASK_KINDS } from '../../../schema/tasks.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { useT } from '../../messages/useT.ts';
import { usePaperName, usePapers } from '../../paper/usePapers.ts';
import { usePersonName } from '../../people/usePeople.ts';
import { useCodeName, useSettings } from '../../settings/useSettings.ts';
import { said, type Step } from './group.ts';
import { KNOWN_ACTIONS, TOLD_FIELDS } from './known.ts';

/** What a change of the calendar does to a date. */
const MOVED = 'calendar.moved';

const MissingMaterials = MissingMaterial.array();

const EDITS = ['update', 'undo', 'redo'];

type Words = { title: string; lines: string[] };

/** A step in words: its name, then only what a reader would ask about. `papersOf` is the case whose papers a step may name. */
export function useStepWords(papersOf: string | null = null): (step: Step) => Words {
  const t = useT();
  const dates = useDates();
  const departmentName = useDepartmentName();
  const personName = usePersonName();
  const levels = useSettings().ratings?.levels;
  const fields = useSettings().fields;
  const ownNames = (event: Event): string[] => Object.keys(event.changes).flatMap((name) => fields?.find(({ id }) => id === ownIdOf(name))?.label ?? []);
  const names = {
    category: useCodeName('categories'),
    cause: useCodeName('causes'),
    outcome: useCodeName('outcomes'),
    declineReason: useCodeName('declineReasons'),
    pause: useCodeName('pauseReasons'),
    ground: useCodeName('returnGrounds'),
  };

  const papers = usePapers(papersOf ?? '', papersOf !== null).data?.data ?? [];
  const paperName = usePaperName(papers);

  const ofPaper = (event: Event): string[] => {
    const paper = papers.find(({ id }) => id === event.subjectId);
    const edition = event.changes['edition']?.to;
    const delivery = Delivered.safeParse(event.changes['delivery']?.to).data;
    return [
      paper ? [paperName(paper), paper.number, typeof edition === 'number' && edition > 1 ? t('paper.edition', { n: edition }) : ''].filter(Boolean).join(' · ') : '',
      delivery ? t('paper.delivered', { means: t(`paper.means.${delivery.means}`), when: dates.moment(delivery.at), who: delivery.signedBy || delivery.receiver }) : '',
      said(event, 'voidReason') || said(event, 'reason'),
    ].filter(Boolean);
  };

  const moved = (event: Event): string => {
    const due = event.changes['dueAt'];
    if (!due || typeof due.to !== 'string') return '';
    return typeof due.from === 'string' ? t('cases.event.dueMoved', { from: dates.moment(due.from), to: dates.moment(due.to) }) : t('cases.event.dueSet', { to: dates.moment(due.to) });
  };

  const ofCase = (event: Event): string[] => {
    const category = event.changes['category'];
    const was = typeof category?.from === 'string' ? names.category(category.from) : '';
    const is = typeof category?.to === 'string' ? names.category(category.to) : '';
    const reason = said(event, 'reason');
    const level = event.data['level'];
    return [
      event.action === 'register' && (event.data['duty'] === 'a' || event.data['duty'] === 'b') ? t('duty.registered', { post: t(`duty.${event.data['duty']}`) }) : '',
      is && (was ? t('cases.event.categoryMoved', { from: was, to: is }) : is) + (said(event, 'cause') ? ` · ${names.cause(said(event, 'cause'))}` : ''),
      typeof level === 'number' ? (levels?.find(({ score }) => score === level)?.name ?? String(level)) : '',
      names.outcome(said(event, 'outcome')),
      names.declineReason(said(event, 'declineReason')),
      event.action === 'pause' ? names.pause(reason) : event.action === 'decline' ? '' : reason,
      said(event, 'judgement'),
      said(event, 'answer'),
      said(event, 'referredTo'),
      said(event, 'force'),
      said(event, 'told'),
      said(event, 'remedy'),
      said(event, 'summary'),
      moved(event),
    ].filter(Boolean);
  };

  /** Which meeting, and what it came to. */
  const ofMeeting = (event: Event): string[] => {
    const outcome = ITEM_OUTCOMES.find((one) => one === event.data['outcome']);
    return [[said(event, 'title'), outcome ? t(`meetings.outcome.${outcome}`) : ''].filter(Boolean).join(' · '), said(event, 'reason')].filter(Boolean);
  };

  const ofNote = (event: Event): string[] => {
    // Who sees only that there was a contact is told nothing of it, not that nobody was reached.
    if (event.data['kind'] === undefined) return [];
    const kind = NOTE_KINDS.find((one) => one === event.data['kind']) ?? 'other';
    const staff = event.data['staff'];
    const visit = [said(event, 'place'), Array.isArray(staff) ? staff.join(t('form.comma')) : '', event.data['minutes'] ? t('cases.event.minutes', { n: Number(event.data['minutes']) }) : ''];
    // A remark reaches nobody; only that somebody was not there is worth saying.
    const reached = event.data['reached'] !== true ? t('cases.notReached') : kind === 'other' ? '' : t('cases.reached');
    const head = [t(`cases.noteKinds.${kind}`), said(event, 'with'), reached, ...visit];
    return [head.filter(Boolean).join(' · '), said(event, 'text')].filter(Boolean);
  };

  /** What a step of a special approval says: the grounds, the neighbourhood's word, a signature, or how it ended. */
  const ofSpecial = ({ head, rest }: Step): string[] => {
    const asked = [head, ...rest].find(({ subject }) => subject === 'approvals');
    if (!asked) return [];
    const verified = Verification.safeParse(asked.changes['verification']?.to).data;
    const signed = Signature.array().safeParse(asked.changes['signatures']?.to).data?.at(-1);
    return [
      said(asked, 'grounds'),
      verified ? `${verified.committee} ${verified.verifier}${t('form.colon')}${verified.text}` : '',
      signed ? signed.reason : said(asked, 'decision'),
      signed?.conditions ? `${t('approvals.conditions')}${t('form.colon')}${signed.conditions}` : '',
    ].filter(Boolean);
  };

  const ofReveal = (event: Event): string => {
    const [who, what] = said(event, 'field').split('.');
    return [t(who === 'party' ? 'cases.party' : 'cases.column.reporter'), t(what === 'idNumber' ? 'cases.idNumber' : 'cases.phone')].join(' · ');
  };

  /** A part whose date moved with the calendar; the answer's own is the case's, and told there. */
  const ofMoved = (event: Event): string => {
    const department = departmentName(said(event, 'departmentId') || null);
    const note = { with_answer: t('cases.event.movedWithAnswer'), stays_overdue: t('cases.event.movedOverdue') }[said(event, 'note')];
    const words = [moved(event), note].filter(Boolean).join(t('form.comma'));
    return department && words ? `${department}${t('form.colon')}${words}` : words;
  };

  const ofTask = (event: Event): string => {
    if (event.action === MOVED) return ofMoved(event);
    const kind = TASK_KINDS.find((one) => one === event.changes['kind']?.to);
    const department = departmentName(said(event, 'departmentId') || null);
    if (event.action === 'open') {
      // The window's own promises repeat the case's title; only a department's part says what is asked.
      const ask = department ? said(event, 'ask') : '';
      const words = [department || t('tasks.window'), kind ? t(`tasks.kind.${kind}`) : '', ask].filter(Boolean).join(' · ');
      return `＋ ${words}${moved(event) ? ` · ${moved(event)}` : ''}`;
    }
    return [names.ground(said(event, 'ground')), said(event, 'result') || said(event, 'text')].filter(Boolean).join(t('form.colon'));
  };

  const ofProvisional = (event: Event): string[] => {
    const missing = MissingMaterials.safeParse(event.changes['materials']?.to).data ?? [];
    const means = SUPPLY_MEANS.find((one) => one === event.changes['suppliedBy']?.to);
    return [missing.map(({ name }) => name).join(t('form.comma')), means ? t(`provisional.means.${means}`) : '', said(event, 'ending'), said(event, 'clearance'), said(event, 'text')].filter(Boolean);
  };

  /** What a correction of a promise changed: its words, or who does it. */
  const ofTaskEdit = (event: Event): string[] => {
    const person = event.changes['personId'];
    return [
      'ask' in event.changes ? `${t('tasks.column.ask')}${t('form.colon')}${said(event, 'ask')}` : '',
      person ? `${t('tasks.column.person')}${t('form.colon')}${typeof person.to === 'string' ? personName(person.to) : t('history.blank')}` : '',
    ].filter(Boolean);
  };

  return (step) => {
    const { head, rest } = step;
    // `cases.update` of the grid and `update` of the form are one to a reader.
    const action = (head.action.split('.').at(-1) ?? '').replaceAll('-', '_');
    const noun = head.action.split('.')[0];
    const own = noun === 'special' || noun === 'force' ? `${noun}_` : { tasks: 'task_', files: 'file_', forms: 'form_', 'supervision-notices': 'notice_', 'provisional-acceptances': 'provisional_', 'meeting-items': 'meeting_' }[String(head.subject)];
    // A case's action that moved only a promise is still that action.
    const known = KNOWN_ACTIONS.find((one) => own !== undefined && one === `${own}${action}`) ?? KNOWN_ACTIONS.find((one) => one === action);
    const title = known ? t(`cases.event.${known}`) : head.action;
    const edited = head.subject === 'cases' && EDITS.includes(action) ? [...TOLD_FIELDS.filter((field) => field in head.changes).map((field) => t(`cases.field.${field}`)), ...ownNames(head)] : [];
    const lines = head.action === 'note' ? ofNote(head) : head.action === 'meeting' ? ofMeeting(head) : head.subject === 'meeting-items' ? [] : head.action === 'reveal' ? [ofReveal(head)] : head.subject === 'tasks' ? (EDITS.includes(action) ? ofTaskEdit(head) : [ofTask(head)]) : head.subject === 'files' ? [said(head, 'name')] : head.subject === 'forms' ? ofPaper(head) : head.subject === 'supervision-notices' ? [said(head, 'title')] : head.subject === 'provisional-acceptances' ? ofProvisional(head) : head.subject === 'task-forces' ? [said(head, 'title'), said(head, 'text')] : noun === 'special' || action === 'request_special' ? ofSpecial(step) : ofCase(head);
    const others = rest.filter((event) => event.subject === 'tasks' && (event.action === 'open' || (event.action === MOVED && said(event, 'departmentId') !== ''))).map(ofTask);
    // A promise opened in the same step already says its date.
    const told = others.length > 0 && head.action !== MOVED ? lines.filter((line) => line !== moved(head)) : lines;
    return { title, lines: [...told, edited.join(t('form.comma')), ...others].filter(Boolean) };
  };
}
