import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Minutes, MinutesAction } from '../../../schema/meeting-minutes.ts';
import type { MeetingRoom } from '../../../schema/meetings.ts';
import { ActionBar } from '../../actions/ActionBar.tsx';
import { useDates } from '../../deadlines/useDates.ts';
import { useT } from '../../messages/useT.ts';
import { PaperFrame } from '../../paper/PaperFrame.tsx';
import { docxOf, pageOf, printPaper } from '../../paper/print.ts';
import { usePersonName } from '../../people/usePeople.ts';
import { useMe } from '../../session/me.ts';
import { Empty, Loading } from '../../states/States.tsx';
import { useMinutesPreview } from '../api.ts';
import { MeetingHead } from '../MeetingHead.tsx';
import { Countersigns } from './Countersigns.tsx';
import { Difference } from './Difference.tsx';
import { EditMinutes } from './EditMinutes.tsx';
import { MinutesDialog } from './MinutesDialog.tsx';

const KEYS: Record<MinutesAction, string> = { circulate: 'h', countersign: 'q', issue: 'i', correct: 'g' };

/** 会议纪要: each edition as it reads, who countersigned it, and what may be done with it now. */
export default function MinutesScreen({ room }: { room: MeetingRoom }) {
  const t = useT();
  const editions = room.minutes.toSorted((one, other) => other.edition - one.edition);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = editions.find(({ id }) => id === chosen) ?? editions[0];
  return (
    <Box sx={{ pb: 4 }}>
      <MeetingHead room={room} part="minutes" />
      {row === undefined ? <Empty title={t('meetings.minutes.none')} hint={t('meetings.minutes.noneHint')} /> : (
        <Box sx={{ px: 2, pt: 1.5 }}>
          {editions.length > 1 && (
            <Box component="nav" aria-label={t('meetings.minutes.editions')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 1 }}>
              {editions.map((one) => (
                <Button key={one.id} variant={one.id === row.id ? 'outlined' : 'text'} aria-pressed={one.id === row.id} onClick={() => setChosen(one.id)} sx={{ minHeight: 30, py: 0 }}>
                  {t('meetings.minutes.edition', { edition: one.edition })} · {t(`meetings.minutes.status.${one.status}`)}
                </Button>
              ))}
            </Box>
          )}
          <Edition key={row.id} row={row} room={room} onCorrected={() => setChosen(null)} />
        </Box>
      )}
    </Box>
  );
}

function Edition({ row, room, onCorrected }: { row: Minutes; room: MeetingRoom; onCorrected: () => void }) {
  const t = useT();
  const dates = useDates();
  const personName = usePersonName();
  const [asking, setAsking] = useState<MinutesAction | null>(null);
  const [editing, setEditing] = useState(false);
  const [differing, setDiffering] = useState(false);
  // Text is written while nobody has been asked; once it went round it is changed by sending it round again.
  const mayEdit = row.actions.includes('circulate');
  const facts = [
    row.number,
    row.circulatedAt && t('meetings.minutes.circulatedAt', { at: dates.moment(row.circulatedAt) }),
    row.issuedAt && t('meetings.minutes.issuedAt', { at: dates.moment(row.issuedAt), by: personName(row.issuedById) }),
    row.reason && t('meetings.minutes.because', { reason: row.reason }),
  ].filter(Boolean);
  return (
    <Box sx={{ display: 'grid', columnGap: 4, rowGap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'minmax(0,7fr) minmax(320px,4fr)' }, maxWidth: 1400, alignItems: 'start' }}>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}>
          <ActionBar
            primary={row.actions[0]}
            actions={[
              ...row.actions.map((name) => ({ name, label: t(`meetings.minutes.action.${name}`), key: KEYS[name], run: () => setAsking(name) })),
              ...(mayEdit && !editing ? [{ name: 'edit', label: t('meetings.minutes.edit'), key: 'm', run: () => setEditing(true) }] : []),
            ]}
          />
          {row.edition > 1 && <Button variant="text" aria-pressed={differing} onClick={() => setDiffering(!differing)}>{t(differing ? 'meetings.minutes.wholeText' : 'meetings.minutes.difference')}</Button>}
          {row.formId && <Button variant="text" onClick={() => row.formId && printPaper(pageOf(row.formId))}>{t('meetings.minutes.print')}</Button>}
          {row.formId && <Button variant="text" component="a" href={docxOf(row.formId)} download>{t('meetings.minutes.docx')}</Button>}
        </Box>
        {facts.length > 0 && <Box sx={{ mb: 1, color: 'text.secondary', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>{facts.map((fact) => <span key={String(fact)}>{fact}</span>)}</Box>}
        {editing ? <EditMinutes row={row} onDone={() => setEditing(false)} /> : differing ? <Difference id={row.id} /> : row.formId ? <Box sx={frame}><PaperFrame title={row.title} src={pageOf(row.formId)} /></Box> : <Preview row={row} />}
      </Box>
      <Box sx={{ minWidth: 0 }}><Countersigns row={row} /></Box>
      {asking && <MinutesDialog row={row} meeting={room.meeting} action={asking} onDone={asking === 'correct' ? onCorrected : undefined} onClose={() => setAsking(null)} />}
    </Box>
  );
}

/** As it would be printed now; a department reads the sections that are its own. */
function Preview({ row }: { row: Minutes }) {
  const me = useMe();
  const { data, isLoading } = useMinutesPreview(row.id, row.version, me?.permissions.includes('personal_data.see') ?? false);
  if (!me || isLoading) return <Loading />;
  return data ? <Box sx={frame}><PaperFrame title={row.title} html={data.html} /></Box> : <Text row={row} />;
}

const frame = { height: { xs: '70vh', md: 'calc(100vh - 260px)' }, minHeight: 480 } as const;

/** Section by section; the number is given when it is issued. */
function Text({ row }: { row: Minutes }) {
  return (
    <Box component="article" sx={{ px: { xs: 2, sm: 5 }, py: 3, bgcolor: 'background.paper', border: 1, borderColor: 'hairline', maxWidth: 860 }}>
      <Box component="h2" sx={{ m: 0, mb: 2, textAlign: 'center', fontSize: 20, fontWeight: 600 }}>{row.title}</Box>
      {row.sections.map((section) => (
        <Box key={section.id} component="section" sx={{ mt: 1.5 }}>
          {section.heading && <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 15, fontWeight: 600 }}>{section.heading}</Box>}
          <Box sx={{ whiteSpace: 'pre-line', lineHeight: 1.9, overflowWrap: 'anywhere' }}>{section.text}</Box>
        </Box>
      ))}
    </Box>
  );
}

