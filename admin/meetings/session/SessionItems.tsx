import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import type { SessionRecord } from './record.ts';

/** The agenda with its times, each item's outcome in words, and where the meeting is. */
export function SessionItems({ room, record, current, onGo }: { room: MeetingRoom; record: SessionRecord; current: string | undefined; onGo: (id: string) => void }) {
  const t = useT();
  const dates = useDates();
  const items = room.items.toSorted((one, other) => one.position - other.position);
  const left = items.filter(({ id }) => (record.value(id)?.outcome ?? null) === null).length;
  const startOf = new Map<string, string>();
  for (const block of room.blocks) {
    let at = block.startsAt === null ? null : Date.parse(block.startsAt);
    for (const id of block.items) {
      if (at === null) continue;
      startOf.set(id, dates.time(new Date(at).toISOString()));
      at += (items.find((item) => item.id === id)?.minutes ?? 0) * 60_000;
    }
  }
  return (
    <Box component="nav" aria-label={t('meetings.agenda.title')}>
      <Box sx={{ display: 'flex', gap: 1, px: 2, pt: 1.25, pb: 0.5, fontSize: 13, color: 'text.secondary' }}>
        <Box component="span" role="status" sx={{ flex: 1 }}>{t('meetings.session.left', { left, of: items.length })}</Box>
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }}>{t('meetings.session.nextKey')}</Box>
      </Box>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items.map((item, at) => {
          const outcome = record.value(item.id)?.outcome ?? null;
          const { state } = record.state(item.id);
          return (
            <li key={item.id}>
              <ButtonBase
                onClick={() => onGo(item.id)}
                aria-current={item.id === current ? 'step' : undefined}
                sx={{ display: 'grid', gridTemplateColumns: '44px minmax(0,1fr)', width: '100%', px: 2, py: 0.75, textAlign: 'left', font: 'inherit', borderLeft: '3px solid transparent', '&:hover': { bgcolor: 'hover' }, '&:focus-visible': { outlineOffset: -2 }, '&[aria-current]': { borderColor: 'primary.main', bgcolor: 'wash' } }}
              >
                <Box component="span" sx={{ alignSelf: 'start', fontSize: 13, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>{startOf.get(item.id) ?? `${at + 1}.`}</Box>
                <Box component="span" sx={{ minWidth: 0 }}>
                  <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere', fontWeight: item.id === current ? 600 : 400 }}>{item.case?.title ?? t('meetings.caseGone')}</Box>
                  <Box component="span" sx={{ fontSize: 12, color: (theme) => (outcome ? theme.palette.tones.ok.ink : theme.palette.text.secondary) }}>
                    {outcome ? `✓ ${t(`meetings.outcome.${outcome}`)}` : t('meetings.session.open')}
                    {(state === 'unreachable' || state === 'clash' || state === 'refused') && ` · ${t('meetings.session.notSaved')}`}
                  </Box>
                </Box>
              </ButtonBase>
            </li>
          );
        })}
      </Box>
    </Box>
  );
}
