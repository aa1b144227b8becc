import type { NoticeChannels, NoticeTopic } from '../../../schema/notice-preferences.ts';
import type { Ladder, ReminderKind, Spoken } from '../../../schema/reminders.ts';
import { rungsOf, topicOf } from './ladder.ts';

/** What a reminder was: `rung` is the code of the rung that said it, where one did. */
type Heard = { kind: ReminderKind; rung: string | null; spoken: Pick<Spoken, 'when' | 'taskKind'> | null };

const topicHeard = ({ kind, spoken }: Heard): NoticeTopic => (kind === 'moved' ? 'ahead' : spoken?.when ? topicOf(spoken.when) : 'overdue');

/** Whether the bell alone was wanted, so that nobody need telephone: by the rung, which names no channel, or by the person, who chose none. */
export function isBellEnough(heard: Heard, ladder: Ladder, chosen: NoticeChannels | undefined): boolean {
  const rung = heard.kind === 'rung' && heard.spoken?.taskKind ? rungsOf(ladder, heard.spoken.taskKind).find(({ code }) => code === heard.rung) : undefined;
  return rung?.channels?.length === 0 || chosen?.[topicHeard(heard)]?.length === 0;
}
