import type { Course } from './course.ts';
import type { Nature, Trouble } from './troubles.ts';
import {
  ALTERNATIVES, ANSWERS, ASKS, ASSISTED, ASSISTS, CALLBACKS, CLAUSE, EXPLANATION, MISSED_CALL, REACHED_CALL, REPLIES, RESULTS,
  SHOULD, SHOULD_NOT, SUMMARIES, TOLD, WORK_NOTES,
} from './words.ts';

const CATEGORY: Readonly<Record<Nature, string>> = {
  simple: 'lj_simple', cannot: 'lj_cannot', hard: 'lj_hard', refuse: 'lj_refuse', coord: 'lj_coord',
};
const HELPERS = ['d09', 'd05', 'd06', 'd10', 'd21', 'd25', 'd12', 'd28'] as const;

function judged(course: Course, { nature, cause }: Pick<Trouble, 'nature' | 'cause'>) {
  const { random } = course;
  return {
    category: CATEGORY[nature],
    cause,
    judgement: nature === 'cannot' ? { should: false, reason: random.pick(SHOULD_NOT) } : { should: true, reason: random.pick(SHOULD) },
    ...(nature === 'cannot' && { clause: CLAUSE, explanation: random.pick(EXPLANATION), alternatives: random.pick(ALTERNATIVES) }),
    ...(nature === 'coord' && { told: TOLD }),
  };
}

export const triage = (course: Course, trouble: Trouble): Course => course.do({ do: 'triage', ...judged(course, trouble) });

/** First taken for what cannot be done, then judged again. */
export function retriage(course: Course, trouble: Trouble): Course {
  course.do({ do: 'triage', ...judged(course, { ...trouble, nature: 'cannot' }) }).wait(60, 200);
  return course.do({ do: 'retriage', reason: '办事人补充情况后，不属于“办不了”，改判。', ...judged(course, trouble) });
}

/** A call to the applicant; now and then the first one fails. */
export function call(course: Course, called?: string): Course {
  const { random } = course;
  if (random.chance(0.25)) {
    course.do({ do: 'note', note: { kind: 'contact', with: '办事人', reached: false, text: random.pick(MISSED_CALL) } }).wait(40, 160);
  }
  return course.do({ do: 'note', note: { kind: 'contact', with: '办事人', reached: true, text: random.pick(REACHED_CALL) }, ...(called && { called }) });
}

export function workNote(course: Course): Course {
  const { random } = course;
  const [kind, text] = random.pick(WORK_NOTES);
  const visit = kind === 'home_visit' && { place: '办事人家中', staff: ['帮办员'], minutes: random.whole(15, 60) };
  return course.do({ do: 'note', note: { kind, with: kind === 'coordination' ? '承办部门' : '办事人', reached: true, text, ...visit } });
}

/** Who is asked: the lead, and now and then one or two others. */
export function dispatch(course: Course, lead: string, assisting = 0): string[] {
  const { random } = course;
  const assists = [...new Set(Array.from({ length: assisting }, () => random.pick(HELPERS)))].filter((id) => id !== lead);
  course.do({
    do: 'dispatch',
    lead: { department: lead, ask: random.pick(ASKS) },
    assist: assists.map((department) => ({ department, ask: random.pick(ASSISTS) })),
  });
  return assists;
}

export const accept = (course: Course, department: string): Course => course.do({ do: 'accept', department });
export const finish = (course: Course, department: string): Course => course.do({ do: 'finish', department, result: course.random.pick(RESULTS) });
export const assisted = (course: Course, department: string): Course =>
  course.do({ do: 'finish', department, result: course.random.pick(ASSISTED) });

export function answer(course: Course, outcome: keyof typeof ANSWERS): Course {
  const text = course.random.pick<string>(ANSWERS[outcome]);
  return course.do({ do: 'answer', outcome, text, ...(outcome === 'explained' && { basis: CLAUSE }) });
}

export const reply = (course: Course): Course => course.do({ do: 'reply', result: course.random.pick(REPLIES) });

/**
 * Reply, call back, rating, archive. A bad rating brings a second callback, and now and then the case back; one that a supervisor
 * had confirmed would need confirming again, and stays.
 */
export function conclude(course: Course, nature: Nature): Course {
  const { random } = course;
  if (random.chance(0.06)) course.sleep(2);
  else course.wait(15, 120);
  reply(course);
  course.sleep(random.whole(1, 4));
  if (random.chance(0.7)) {
    const level = random.weighted([[46, 5], [32, 4], [12, 3], [7, 2], [3, 1]] as const);
    const reasons = level <= 2 ? [random.pick(['unsolved', 'slow', 'unclear', 'attitude', 'ran_again'] as const)] : [];
    course
      .do({ do: 'note', note: { kind: 'callback', with: '办事人', reached: true, text: random.pick(CALLBACKS) }, called: 'callback' })
      .wait(2, 6)
      .do({ do: 'rate', level, reasons, after: 'callback' });
    if (level <= 2 && nature !== 'refuse' && random.chance(0.4)) {
      course.wait(60, 200).do({ do: 'reopen', reason: '差评核实后发现仍有一项没有办，重新办理。' });
      course.sleep(random.whole(1, 2));
      workNote(course).wait(60, 150);
      answer(course, 'done').wait(20, 60);
      reply(course);
    } else if (level <= 2) course.sleep(random.whole(1, 3)).do({ do: 'callback', result: '已核实差评原因并整改，再次回访，办事人认可。' });
  }
  return course.wait(20, 240).do({ do: 'archive', summary: random.pick(SUMMARIES) });
}
