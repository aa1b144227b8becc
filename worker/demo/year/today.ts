import { CALENDAR, earlierWorkingDay, isWorkday, laterWorkingDay, lastWorkingDay, workingDaysBetween } from '../days.ts';
import type { Script } from '../script.ts';
import { makeApplicants } from './applicants.ts';
import { Course } from './course.ts';
import type { Random } from './random.ts';
import { draftOf } from './register.ts';
import { accept, answer, call, dispatch, finish, triage, workNote } from './steps.ts';
import { TROUBLES, type Trouble } from './troubles.ts';

/** The most the demo district allows (its settings say that this is made up). */
const LONGEST_EXTENSION = 30;

/**
 * Cases that stand open when the demo is first looked at, so that its workbench shows every state of a promise.
 * Everything has happened by the evening of the last working day before `today`, whatever the hour is now; `d(n)`
 * is n working days before that. What falls due on the first working day from `today` on was received on d(9)
 * with ten working days, d(4) with five. On a day off nothing of ours falls due, so a 12345 order does.
 */
export function casesOfToday(random: Random, today: string): Script[] {
  const last = lastWorkingDay(today);
  const d = (n: number) => earlierWorkingDay(last, n);
  const scripts: Script[] = [];
  const used = new Set<string>();

  const troubleOf = (matter: string, nature: Trouble['nature']): Trouble => {
    const found = TROUBLES.find((trouble) => trouble.matter === matter && trouble.nature === nature && !used.has(trouble.title));
    if (!found) throw new Error(`no trouble ${matter} ${nature}`);
    used.add(found.title);
    return found;
  };
  const open = (matter: string, nature: Trouble['nature'], daysAgo: number, hotlineDueDay?: string): { course: Course; lead: string } => {
    const trouble = troubleOf(matter, nature);
    const people = makeApplicants(random, false);
    const course = new Course(random, d(daysAgo), random.whole(9 * 60 + 10, 11 * 60), false);
    course.do({ do: 'register', draft: draftOf(random, trouble, people, d(daysAgo), hotlineDueDay) });
    triage(course.wait(10, 40), trouble);
    return { course, lead: trouble.department };
  };
  const dispatched = (matter: string, nature: Trouble['nature'], daysAgo: number, assisting = 0, hotlineDueDay?: string) => {
    const { course, lead } = open(matter, nature, daysAgo, hotlineDueDay);
    const assists = dispatch(course.wait(10, 40), lead, assisting);
    return { course, lead, assists };
  };
  const accepted = (matter: string, nature: Trouble['nature'], daysAgo: number, assisting = 0, hotlineDueDay?: string) => {
    const made = dispatched(matter, nature, daysAgo, assisting, hotlineDueDay);
    accept(made.course.wait(15, 60), made.lead);
    return made;
  };
  const keep = (name: string, course: Course) => scripts.push({ name, steps: course.steps });

  // Overdue: three days, one day, and a department's part with it.
  const longOverdue = accepted('m52', 'hard', 13, 1);
  call(longOverdue.course.sleep(2));
  keep('overdue-1', longOverdue.course.sleep(9).do({ do: 'remind', department: longOverdue.lead, text: '已经超期，请今天回告。' }));
  keep('overdue-2', workNote(accepted('m06', 'hard', 11).course.sleep(3)));
  keep('overdue-3', accepted('m18', 'cannot', 6).course);

  // Due on the next working day, today if it is one: unstarted, under way, and ready to be answered.
  keep('due-1', call(accepted('m02', 'hard', 9).course.sleep(1)));
  keep('due-2', dispatched('m28', 'hard', 9, 1).course);
  const ready = accepted('m21', 'hard', 9);
  keep('due-3', finish(workNote(ready.course.sleep(4)).sleep(3), ready.lead));
  keep('due-4', accepted('m48', 'cannot', 4).course);
  if (!isWorkday(today, CALENDAR)) {
    keep('due-hotline-1', accepted('m27', 'hard', 4, 0, today).course);
    keep('due-hotline-2', dispatched('m35', 'hard', 3, 0, today).course);
  }

  // Close, and with time in hand.
  keep('soon-1', accepted('m30', 'hard', 8, 1).course);
  keep('soon-2', accepted('m11', 'hard', 7).course);
  // 特事特办 under way: verified and reviewed, waiting for the director.
  const special = accepted('m60', 'hard', 3).course.sleep(1).do({
    do: 'special', grounds: '（示例）外地备案系统查不到合同，本人无法补办，逾期将影响购房。',
    evidence: { name: '购房合同情况说明（示例）.txt', text: '示例文件：说明外地购房合同无法备案的情况。' },
  });
  special.wait(30, 60).do({ do: 'verify', committee: '某社区居委会（示例）', verifier: '李某', reason: '（示例）走访核实，购房自住属实。' });
  keep('ok-1', special.wait(30, 60).do({ do: 'sign', by: 'supervisor', reason: '（示例）情况属实，同意按特事特办办理。', conditions: '备案系统恢复后补交证明。' }));
  keep('ok-2', dispatched('m04', 'hard', 1, 1).course);
  const force = dispatched('m39', 'hard', 2);
  force.course.wait(20, 60).do({
    do: 'force', title: '检测资质核查专班（示例）', ask: '会同检测机构查明资质范围，提出可行的办法',
    members: [{ departmentId: force.lead, body: null, name: null, share: '核对资质范围' }, { departmentId: null, body: '检测机构（示例）', name: null, share: '补充资质证明' }],
  });
  keep('ok-3', force.course.sleep(1).do({ do: 'log', text: '（示例）检测机构答应三日内提供资质附表。' }));
  keep('hotline', accepted('m12', 'hard', 3, 0, laterWorkingDay(last, 4)).course);

  // Standing still, each for a reason of the list.
  keep('paused-1', accepted('m08', 'hard', 6).course.sleep(3).do({ do: 'pause', reason: 'site_inspection' }));
  keep('paused-2', call(accepted('m26', 'hard', 5).course.sleep(2)).wait(10, 40).do({ do: 'pause', reason: 'materials' }));
  keep('paused-3', accepted('m03', 'hard', 4).course.sleep(3).do({ do: 'pause', reason: 'third_party' }));

  // A department gave it back; nobody has been asked since.
  keep('returned', accepted('m53', 'hard', 3).course.sleep(1).do({
    do: 'return', department: 'd10', ground: 'other_lead', text: '应由住房主管部门牵头，本部门可以配合。',
  }));

  // Waiting for somebody: a supervisor's confirmation, the director's word, the coordinator's first look.
  keep('unconfirmed', open('m47', 'refuse', 0).course);
  const asking = accepted('m20', 'hard', 5);
  keep('extension-asked', call(asking.course.sleep(2), 'contact').sleep(2).do({
    do: 'extend', workingDays: 5, reason: '业务主管单位尚未函复，已与办事人说明。', after: 'contact',
  }));
  for (const [index, [matter, nature, minute]] of ([['m41', 'hard', 16 * 60 + 20], ['m55', 'hard', 17 * 60 + 10], ['m36', 'coord', 20 * 60 + 35]] as const).entries()) {
    const course = new Course(random, last, minute);
    keep(`unread-${index + 1}`, course.do({ do: 'register', draft: draftOf(random, troubleOf(matter, nature), makeApplicants(random, false), last) }));
  }

  // Answered, the applicant not told yet.
  for (const [index, matter] of ['m17', 'm50', 'm29'].entries()) {
    const { course, lead } = accepted(matter, 'hard', 4 + index);
    call(course.sleep(1));
    finish(course.sleep(2 + index), lead);
    keep(`unanswered-${index + 1}`, answer(course.sleep(1).until(14 * 60 + 30 + index * 30), 'done'));
  }

  // Extended into a year whose calendar has not been published: the date is provisional.
  const beyond = daysToUnpublishedYear(d(2), today);
  if (beyond !== null) {
    const far = accepted('m38', 'hard', 2);
    call(far.course.sleep(1), 'contact');
    far.course.sleep(1).do({ do: 'extend', workingDays: beyond, reason: '需专家评审，时间较长，已与办事人说明。', after: 'contact' });
    keep('provisional', far.course.wait(30, 60).do({ do: 'approve', reason: '理由成立，同意延期。' }));
  }
  return scripts;
}

/** How long an extension carries a ten-day promise received on `day` into a year without a calendar; null if too long. */
function daysToUnpublishedYear(day: string, today: string): number | null {
  const newYear = `${Number(today.slice(0, 4)) + 1}-01-01`;
  if (CALENDAR.publishedYears.has(Number(newYear.slice(0, 4)))) return null;
  const needed = workingDaysBetween(day, newYear, CALENDAR) - 10 + 1;
  return needed <= LONGEST_EXTENSION ? Math.max(needed, 1) : null;
}
