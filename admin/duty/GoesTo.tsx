import { useQuery } from '@tanstack/react-query';
import type { DutyDay } from '../../schema/duty.ts';
import { get } from '../api/http.ts';
import { useDates } from '../deadlines/useDates.ts';
import { useT } from '../messages/useT.ts';
import { usePersonName } from '../people/usePeople.ts';
import { useMe } from '../session/me.ts';

/** Today's roster of one's own site, or of another. */
export function useDutyToday(siteId: string | null) {
  const { today } = useDates();
  const own = useMe()?.siteId ?? null;
  const at = siteId ?? own;
  return useQuery({ queryKey: ['duty', 'day', today, at], queryFn: ({ signal }) => get<DutyDay>(`/api/duty/day?siteId=${at ?? ''}`, signal), enabled: at !== null }).data;
}

/** To whom a registration will go by the roster; nothing where nobody is on duty. */
export function GoesTo({ siteId }: { siteId: string | null }) {
  const t = useT();
  const personName = usePersonName();
  const day = useDutyToday(siteId);
  if (!day || day.coordinatorId === null || day.post === null) return null;
  return <span>{t('duty.registered', { post: `${t(`duty.${day.post}`)} ${personName(day.coordinatorId)}` })}</span>;
}
