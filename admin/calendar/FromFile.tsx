import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useT } from '../messages/useT.ts';
import { Notice } from '../states/Notice.tsx';
import { yearOf } from './days.ts';
import { readCalendarFile, type CalendarFile } from './readCalendarFile.ts';
import type { NoticeDay } from './readDays.ts';

const LARGEST = 2 * 1024 * 1024;
const SHOWN = 8;

type Found = { name: string; year: number } & ({ file: CalendarFile } | { failed: 'tooLarge' | 'unreadable' });
type Props = { year: number; onRead: (days: NoticeDay[], source: string) => void };

/** A public calendar file, read here and nowhere sent: its days of the year go where they can be checked and changed. */
export function FromFile({ year, onRead }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const read = async (given: File) => {
    const about = { name: given.name, year };
    if (given.size > LARGEST) return setFound({ ...about, failed: 'tooLarge' });
    try {
      const file = readCalendarFile(await given.text());
      const days = file.days.filter(({ date }) => yearOf(date) === year);
      if (file.faults.length === 0 && days.length > 0) onRead(days, file.source);
      setFound({ ...about, file });
    } catch {
      setFound({ ...about, failed: 'unreadable' });
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Button variant="outlined" onClick={() => input.current?.click()}>{t('calendar.file.choose')}</Button>
        <Box component="span" sx={{ flex: 1, minWidth: 200, fontSize: 13, color: 'text.secondary' }}>{t('calendar.file.hint')}</Box>
        <input
          ref={input}
          type="file"
          hidden
          accept=".ics,.json,text/calendar,application/json"
          aria-label={t('calendar.file.choose')}
          onChange={(event) => {
            const [given] = event.target.files ?? [];
            if (given) void read(given);
            event.target.value = '';
          }}
        />
      </Box>
      {found && <Said found={found} />}
    </Box>
  );
}

/** What became of the file. */
function Said({ found }: { found: Found }) {
  const t = useT();
  const { name, year } = found;
  if ('failed' in found) return <Notice tone="soon" role="status">{t(`calendar.file.${found.failed}`, { name })}</Notice>;
  const { days, faults, skipped } = found.file;
  if (faults.length > 0) {
    return (
      <Notice tone="soon" role="status">
        {t('calendar.file.faults', { name, count: faults.length })}
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {faults.slice(0, SHOWN).map(({ line, code }, at) => <li key={at}>{t('calendar.line', { line })} · {t(`calendar.file.fault.${code}`)}</li>)}
        </Box>
      </Notice>
    );
  }
  const within = days.filter(({ date }) => yearOf(date) === year).length;
  const others = days.filter(({ date }) => yearOf(date) !== year).map(({ date }) => date);
  return (
    <Notice tone={within > 0 ? 'ok' : 'soon'} role="status">
      {t(within > 0 ? 'calendar.file.read' : 'calendar.file.none', { name, year, count: within })}
      {others.length > 0 && <Box>{t('calendar.file.others', { count: others.length, days: others.slice(0, SHOWN).join(t('form.comma')) + (others.length > SHOWN ? '…' : '') })}</Box>}
      {skipped > 0 && <Box>{t('calendar.file.skipped', { count: skipped })}</Box>}
    </Notice>
  );
}
