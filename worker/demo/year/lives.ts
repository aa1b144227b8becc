import type { Deed } from '../script.ts';
import type { Course } from './course.ts';
import { accept, answer, assisted, call, conclude, dispatch, finish, retriage, triage, workNote } from './steps.ts';
import type { Trouble } from './troubles.ts';
import { DECLINED, REFERRED } from './words.ts';

type Draft = Extract<Deed, { do: 'register' }>['draft'];

/** At once, at the window itself. */
function simple(course: Course, trouble: Trouble): void {
  triage(course.wait(4, 20), trouble);
  if (course.random.chance(0.3)) workNote(course.wait(5, 20));
  answer(course.wait(15, 60), 'done');
}

/** Handed to whoever can, the applicant told why and how far; done by evening, as a rule. */
function coordinated(course: Course, trouble: Trouble): void {
  const { random } = course;
  triage(course.wait(4, 15), trouble);
  dispatch(course.wait(3, 12), trouble.department);
  accept(course.wait(5, 25), trouble.department);
  if (random.chance(0.6)) workNote(course.wait(5, 20));
  if (random.chance(0.08)) course.sleep(1);
  finish(course.wait(20, 60), trouble.department);
  answer(course.wait(5, 15), random.chance(0.9) ? 'done' : 'alternative');
}

/** Cannot be done: the clause, the explanation, another way where there is one. */
function impossible(course: Course, trouble: Trouble): void {
  const { random } = course;
  triage(course.wait(15, 90), trouble);
  dispatch(course.wait(10, 60), trouble.department);
  accept(course.wait(20, 200), trouble.department);
  call(course.sleep(1));
  finish(course.sleep(random.whole(0, 2)), trouble.department);
  answer(course.wait(20, 90), random.chance(0.65) ? 'explained' : 'alternative');
}

/** Refused: a supervisor confirms; the window's own authority leads, never the office complained of. */
function refused(course: Course, trouble: Trouble): void {
  const { random } = course;
  triage(course.wait(15, 60), trouble);
  course.wait(40, 240).do({ do: 'confirm', confirm: true, reason: '经向双方核实，符合“不给办”的情形，同意确认。' });
  dispatch(course.wait(15, 60), 'd31');
  accept(course.wait(15, 90), 'd31');
  workNote(course.sleep(1));
  finish(course.sleep(random.whole(1, 2)), 'd31');
  answer(course.wait(20, 60), random.chance(0.5) ? 'accountability' : 'done');
}

function returned(course: Course, lead: string): string {
  const { random } = course;
  const [ground, text] = random.pick([
    ['not_ours', '经核对职责，此项不由本部门办理。'],
    ['other_lead', '应由主管部门牵头，本部门可以配合。'],
    ['cannot_verify', '缺少原始凭证，无法核实。'],
    ['unclear', '诉求内容不清，请窗口补充。'],
  ] as const);
  course.wait(60, 240).do({ do: 'return', department: lead, ground, text });
  const next = ground === 'not_ours' || ground === 'other_lead' ? 'd31' : lead;
  dispatch(course.wait(20, 120), next);
  return next;
}

/**
 * Many offices or many visits: up to ten working days, with what happens on the way. A 12345 order's own due may have
 * passed before an extension would be asked for, so none is.
 */
function hard(course: Course, trouble: Trouble, hotline: boolean): void {
  const { random } = course;
  course.wait(10, 70);
  if (random.chance(0.04)) retriage(course, trouble);
  else triage(course, trouble);
  const assists = dispatch(course.wait(10, 60), trouble.department, random.weighted([[60, 0], [30, 1], [10, 2]] as const));
  const lead = random.chance(0.09) ? returned(course, trouble.department) : trouble.department;
  accept(course.wait(20, 220), lead);
  for (const department of assists) accept(course.wait(5, 40), department);
  call(course.sleep(1), 'contact');
  const onTheWay = random.weighted([[76, 'nothing'], [12, 'pause'], [hotline ? 0 : 12, 'extension']] as const);
  if (onTheWay === 'pause') {
    course.wait(20, 60).do({ do: 'pause', reason: random.pick(['materials', 'site_inspection', 'third_party', 'applicant_asks'] as const) });
    course.sleep(random.whole(1, 4)).do({ do: 'resume', reason: '暂停的原因已经消除。' });
  }
  if (onTheWay === 'extension') {
    course.sleep(random.whole(2, 4)).do({ do: 'extend', workingDays: random.whole(3, 8), reason: '需要外地单位函复，已与办事人说明。', after: 'contact' });
    course.sleep(1).do({ do: 'approve', reason: '理由成立，同意延期。' });
    course.sleep(random.whole(2, 5));
  }
  for (const department of assists) assisted(course.sleep(1), department);
  if (random.chance(0.5)) workNote(course.sleep(random.whole(0, 2)));
  const late = random.chance(0.06);
  finish(course.sleep(late ? 9 : random.whole(0, 3)), lead);
  answer(course.wait(20, 120), random.weighted([[76, 'done'], [12, 'done_deferred'], [7, 'alternative'], [5, 'explained']] as const));
}

/** From registration to the archive, the way such a trouble usually goes. */
export function live(course: Course, trouble: Trouble, draft: Draft): Course {
  course.do({ do: 'register', draft });
  if (course.random.chance(0.02)) return course.wait(60, 300).do({ do: 'withdraw', reason: '办事人说已经自行办好，申请撤回。' });
  switch (trouble.nature) {
    case 'simple':
      simple(course, trouble);
      break;
    case 'coord':
      coordinated(course, trouble);
      break;
    case 'cannot':
      impossible(course, trouble);
      break;
    case 'refuse':
      refused(course, trouble);
      break;
    case 'hard':
      hard(course, trouble, Boolean(draft.hotlineDueAt));
      break;
  }
  return conclude(course, trouble.nature);
}

/** Not this window's business, told so the same day. */
export function exit(course: Course, reporter: Draft['reporter']): Course {
  const { random } = course;
  const channel = random.pick(['window', 'window', 'phone', 'online_hotline', 'reception_desk'] as const);
  const register = (title: string, stuckAt: string) =>
    course.do({ do: 'register', draft: { channel, siteId: 'centre', reporter, title, stuckAt, matterText: '其他', tags: ['generated'] } }).wait(15, 90);
  if (random.chance(0.5)) {
    const [reason, title, stuckAt, told, remedy] = random.pick(DECLINED);
    return register(title, stuckAt).do({ do: 'decline', reason, told, remedy });
  }
  const [title, stuckAt, to, told] = random.pick(REFERRED);
  return register(title, stuckAt).do({ do: 'refer', to, told });
}
