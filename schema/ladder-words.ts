import { SENT_KINDS, type SentKind } from './channels.ts';
import { minuteOf } from './deadlines.ts';
import type { Language } from './deadline-words.ts';
import { RECEIVERS, type Ladder, type Receiver, type Rung } from './reminders.ts';

/** What a ladder's sentences need beside it: when business opens, and which channels are switched on. */
export type LadderFacts = { opening: string; enabled: readonly SentKind[] };

const CHANNELS: Record<SentKind, readonly [string, string]> = {
  sms: ['短信', 'SMS'],
  email: ['邮件', 'e-mail'],
  wecom_robot: ['企业微信群', 'the WeCom group'],
  wecom_app: ['企业微信', 'WeCom'],
  dingtalk_robot: ['钉钉群', 'the DingTalk group'],
  dingtalk_app: ['钉钉', 'DingTalk'],
  webhook: ['对接系统', 'the connected system'],
};

const WHO: Record<Receiver, readonly [string, string]> = {
  person: ['经办人', 'whoever does it'],
  head: ['经办部门负责人', 'the head of the department'],
  coordinator: ['协调专员', 'the coordinator'],
  supervisor: ['监督人员', 'the supervisors'],
  director: ['中心领导', 'the directors'],
};

const side = (language: Language) => (language === 'zh' ? 0 : 1);

export const channelName = (kind: SentKind, language: Language): string => CHANNELS[kind][side(language)];
export const receiverName = (receiver: Receiver, language: Language): string => WHO[receiver][side(language)];

function listed(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return language === 'zh' ? `${names.slice(0, -1).join('、')}和${last}` : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** When the day's reminders are heard: at opening, or when the night ends, whichever is later. */
function morningOf({ quiet: { night } }: Pick<Ladder, 'quiet'>, { opening }: LadderFacts): string {
  return night !== null && minuteOf(night.to) > minuteOf(opening) ? night.to : opening;
}

const days = (count: number) => `${count} working day${count === 1 ? '' : 's'}`;

function whenOf({ when }: Rung, morning: string, language: Language): string {
  const zh = language === 'zh';
  switch (when.at) {
    case 'before':
      return zh ? `到期前 ${when.workingDays} 个工作日 ${morning}` : `${days(when.workingDays)} before the due, at ${morning}`;
    case 'due_day':
      return zh ? `到期当天 ${morning}` : `On the day it is due, at ${morning}`;
    case 'overdue':
      return zh ? '一超期，一刻钟内' : 'Within a quarter of an hour after the due';
    case 'after':
      return zh ? `超期 ${when.workingDays} 个工作日那天 ${morning}` : `${days(when.workingDays)} after the due, at ${morning}`;
  }
}

function throughOf({ channels }: Rung, { enabled }: LadderFacts, language: Language): string {
  const zh = language === 'zh';
  const names = (kinds: readonly SentKind[]) => kinds.map((kind) => channelName(kind, language));
  const bell = zh ? '铃铛' : 'the bell';
  if (channels === null) {
    if (enabled.length === 0) return zh ? '经铃铛（别的渠道都没有启用）' : 'by the bell (no other channel is switched on)';
    const chosen = listed(names(SENT_KINDS.filter((kind) => enabled.includes(kind))), language);
    return zh ? `经铃铛，以及各人选用的渠道（已启用${chosen}）` : `by the bell, and by what each person chose (switched on: ${chosen})`;
  }
  const off = SENT_KINDS.filter((kind) => channels.includes(kind) && !enabled.includes(kind));
  const by = listed([bell, ...names(SENT_KINDS.filter((kind) => channels.includes(kind)))], language);
  const note = off.length === 0 ? '' : zh ? `（${names(off).join('、')}没有启用，现在发不出）` : ` (${listed(names(off), language)} not switched on: nothing goes out that way)`;
  return `${zh ? '经' : 'by '}${by}${note}`;
}

/** One rung in one sentence: when, whom, by what, and what else follows. */
export function rungSentence(rung: Rung, ladder: Pick<Ladder, 'quiet'>, facts: LadderFacts, language: Language): string {
  const when = whenOf(rung, morningOf(ladder, facts), language);
  const who = listed(RECEIVERS.filter((one) => rung.receivers.includes(one)).map((one) => receiverName(one, language)), language);
  const through = throughOf(rung, facts, language);
  if (language === 'zh') return `${when}：提醒${who}，${through}${rung.draftsNotice ? '；同时拟一份督办单草稿，由监督人员签发' : ''}。`;
  return `${when}: reminds ${who}, ${through}${rung.draftsNotice ? '; a supervision notice is drafted for a supervisor to issue' : ''}.`;
}

/** What a whole ladder does: a sentence a rung, or that there is none. */
export function rungSentences(rungs: readonly Rung[], ladder: Pick<Ladder, 'quiet'>, facts: LadderFacts, language: Language): string[] {
  if (rungs.length === 0) return [language === 'zh' ? '不提醒。' : 'Nobody is reminded.'];
  return rungs.map((rung) => rungSentence(rung, ladder, facts, language));
}

function quietSentence({ quiet: { night, daysOff, exceptImmediate } }: Ladder, facts: LadderFacts, language: Language): string {
  const zh = language === 'zh';
  if (night === null && !daysOff) return zh ? '夜里和休息日也照常提醒。' : 'Reminders go out at night and on days off too.';
  const hours = night === null ? [] : [zh ? `${night.from} 到次日 ${night.to} ` : `from ${night.from} to ${night.to}`];
  const times = [...hours, ...(daysOff ? [zh ? '休息日' : 'on days off'] : [])].join(zh ? '和' : ' and ');
  const until = daysOff ? (zh ? '下一个工作日' : 'the next working day') : zh ? '第二天' : 'the next day';
  const morning = morningOf({ quiet: { night, daysOff, exceptImmediate } }, facts);
  if (zh) return `${times}不提醒，顺延到${until} ${morning}${exceptImmediate ? '；即办的随时提醒' : '，即办的也一样'}。`;
  return `Nothing ${times}; it waits until ${morning} of ${until}${exceptImmediate ? ', save for what is to be done at once' : ', what is to be done at once included'}.`;
}

function digestSentence({ digestAt }: Ladder, language: Language): string {
  if (digestAt === null) return language === 'zh' ? '不发每日小结。' : 'There is no daily summary.';
  return language === 'zh'
    ? `每个工作日 ${digestAt}，给手上有超期、今天到期或两个工作日内到期任务的人各一条小结。`
    : `At ${digestAt} of each working day, whoever owes something overdue, due today or within two working days gets one summary.`;
}

/** What holds for every rung. */
export function ladderRules(ladder: Ladder, facts: LadderFacts, language: Language): string[] {
  const common =
    language === 'zh'
      ? ['经办人是任务指定的人；没有指定的，是经办部门的全体经办人。休假的，提醒顶岗的人。', '任务办结、暂停或者改期，原来的提醒就停；改期以后从头提醒。', '同时到了几级，只按最高的一级提醒一次。']
      : ['Whoever does it is the person named, or else everybody of the department. Whoever stands in hears it for a person on leave.', 'Finishing, pausing or re-dating a task ends its reminders; a new date begins them anew.', 'Where several rungs are reached at once, the highest speaks, once.'];
  return [quietSentence(ladder, facts, language), digestSentence(ladder, language), ...common];
}
