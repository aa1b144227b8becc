import type { Instant } from '../../schema/deadlines.ts';
import { overdueWorkingDays, remainingWorkingDays } from '../deadlines/rules.ts';
import { dayAt, timeText } from '../deadlines/zone.ts';
import type { District } from '../settings/store.ts';
import type { OutboundMessage } from './channels/channel.ts';
import type { Said } from './outbox.ts';

const KINDS = { triage: '研判', contact: '首次联系', answer: '答复', handle: '部门办理', reply: '告知结果', supplement: '补齐材料', resolution: '议定事项', bundle_item: '一件事事项', rectify: '整改', callback: '回访', sign: '特事特办签批' } as const;

/** 3月16日 17:30, where the installation stands. */
function spokenDue(dueAt: Instant, { calendar }: District): string {
  const { clock } = calendar.index;
  const ms = Date.parse(dueAt);
  const day = new Date(dayAt(clock, ms) * 86_400_000);
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 ${timeText(clock, ms)}`;
}

/** How the promise stands when the message goes out, not when it was written: it may have waited. */
function standingNow(dueAt: Instant, now: Instant, { calendar }: District): string {
  const over = overdueWorkingDays(dueAt, now, calendar);
  if (now > dueAt) return over === 0 ? '已超期' : `已超期 ${over} 个工作日`;
  const left = remainingWorkingDays(dueAt, now, calendar);
  return left === 0 ? '今天到期' : `还剩 ${left} 个工作日`;
}

/** Absolute, into the panel, where the district has said at which address that is. The rest is behind the sign-in. */
function linkOf({ taskId, spoken }: Pick<Said, 'taskId' | 'spoken'>, { settings: { district } }: District): string | null {
  const address = district.panelAddress;
  if (!address) return null;
  const moved = spoken?.moved;
  const path = moved ? `board/list?moved=${moved.changeId}` : taskId === null ? 'board' : spoken?.taskKind === 'sign' ? 'approvals' : `tasks/${taskId}`;
  return `${new URL(address).origin}/admin/${path}`;
}

/** Number, due and what kind of promise: nothing of people, for messages are read by others too. */
export function messageOf(said: Omit<Said, 'at' | 'endedAt'>, id: string, district: District, now: Instant): OutboundMessage {
  const { kind, spoken, digest, dueAt, number } = said;
  const link = linkOf(said, district);
  const name = district.settings.district.windowName || '办不成事';
  if (digest) {
    const { overdue, today, soon } = digest;
    return { id, kind, title: `${name}：今日待办`, lines: [`超期 ${overdue} 件，今天到期 ${today} 件，两个工作日内到期 ${soon} 件。`], number: null, dueAt: null, link, lang: 'zh' };
  }
  if (spoken?.moved) {
    const { earlier, later } = spoken.moved;
    return { id, kind, title: `${name}：日历改动`, lines: [`您手上有 ${earlier + later} 项任务的到期时间随日历变了：提前 ${earlier} 项，推后 ${later} 项。`], number: null, dueAt: null, link, lang: 'zh' };
  }
  const what = `${number ?? ''} ${spoken?.taskKind ? KINDS[spoken.taskKind] : ''}`.trim();
  const lines = dueAt === null ? [what] : [`${what}，${spokenDue(dueAt, district)} 到期，${standingNow(dueAt, now, district)}。`];
  return { id, kind: spoken?.when?.at ?? kind, title: `${name}：${spoken?.name ?? '提醒'}`, lines, number, dueAt, link, lang: 'zh' };
}
