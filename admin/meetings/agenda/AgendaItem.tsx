import DragIcon from '@mui/icons-material/DragIndicator';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { MeetingItem } from '../../../schema/meeting-items.ts';
import { DueMark } from '../../deadlines/DueMark.tsx';
import { useDepartmentName } from '../../departments/useDepartments.ts';
import { useT } from '../../messages/useT.ts';
import { useMay } from '../../session/me.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { useWhy } from './why.ts';

type Props = {
  item: MeetingItem;
  /** Null for what is deferred. */
  place: number | null;
  editable: boolean;
  onMove?: (by: -1 | 1) => void;
  onGrab?: () => void;
};

/** One case on the agenda: why it is there, who has to sit for it, how long, and the way out of it. */
export function AgendaItem({ item, place, editable, onMove, onGrab }: Props) {
  const t = useT();
  const whyWords = useWhy();
  const departmentName = useDepartmentName();
  // A department reads its items and, for them, no case.
  const opensCases = useMay('personal_data.see');
  const [asking, setAsking] = useState<'edit' | 'defer' | 'drop' | 'restore' | null>(null);
  const title = item.case ? `${item.case.number} ${item.case.title}` : t('meetings.caseGone');
  const departments = item.departmentIds.map(departmentName).filter(Boolean).join(t('form.comma'));
  const move = (event: React.KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp' | 'ArrowDown'];
    if (!onMove || !event.altKey || by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <Box
      component="li"
      data-item={item.id}
      {...(place !== null && { 'data-place': place })}
      tabIndex={onMove ? 0 : undefined}
      aria-label={place === null ? title : `${place + 1}. ${title}`}
      {...(onMove && { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' })}
      onKeyDown={move}
      sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0,1fr) auto', columnGap: 1, alignItems: 'start', py: 0.75, px: 0.5, borderBottom: 1, borderColor: 'hairline', '&:hover': { bgcolor: 'hover' }, '&:focus-visible': { outlineOffset: -2 } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', minWidth: onGrab ? 46 : 24, color: 'text.secondary' }}>
        {onGrab && (
          <Box component="span" aria-hidden title={t('meetings.agenda.drag')} onPointerDown={(event: React.PointerEvent) => { event.preventDefault(); onGrab(); }} sx={{ cursor: 'grab', display: 'inline-flex', touchAction: 'none', p: 0.25 }}><DragIcon sx={{ fontSize: 18 }} /></Box>
        )}
        {place !== null && <span>{place + 1}</span>}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {item.case && opensCases ? <Box component={Link} to={`/cases/${item.caseId}`} sx={{ color: 'inherit', fontWeight: 500, textUnderlineOffset: 3 }}>{title}</Box> : <Box component="span" sx={{ fontWeight: 500 }}>{title}</Box>}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: 13, color: 'text.secondary' }}>
          {item.why.length > 0 && <Box component="span" sx={{ color: 'text.primary' }}>{whyWords(item.why)}</Box>}
          {item.case && (item.case.dueAt || item.case.clock.state === 'paused') && <DueMark of={item.case} short />}
          <span>{t('meetings.minutesLong', { smart_count: item.minutes })}</span>
          {departments && <span>{departments}</span>}
        </Box>
        {item.case?.stuckAt && <Box sx={{ fontSize: 13 }}>{item.case.stuckAt}</Box>}
        {item.adjournReason && <Box sx={{ fontSize: 13 }}>{t('meetings.agenda.deferredBecause', { reason: item.adjournReason })}</Box>}
      </Box>
      {editable && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', maxWidth: { xs: 96, sm: 'none' } }}>
          <SmallButton onClick={() => setAsking('edit')} label={t('meetings.agenda.edit')} of={title} />
          {place === null ? <SmallButton onClick={() => setAsking('restore')} label={t('meetings.agenda.restore')} of={title} /> : <SmallButton onClick={() => setAsking('defer')} label={t('meetings.agenda.defer')} of={title} />}
          <SmallButton onClick={() => setAsking('drop')} label={t('meetings.agenda.drop')} of={title} />
        </Box>
      )}
      {asking && <ItemDialog item={item} ask={asking} title={title} onClose={() => setAsking(null)} />}
    </Box>
  );
}

const SmallButton = ({ onClick, label, of }: { onClick: () => void; label: string; of: string }) => (
  <Button variant="text" onClick={onClick} aria-label={`${label} ${of}`} sx={{ minHeight: 26, py: 0, px: 0.75, minWidth: 0, fontSize: 13 }}>{label}</Button>
);
