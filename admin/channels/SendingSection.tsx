import Box from '@mui/material/Box';
import { useNavigate, useParams } from 'react-router-dom';
import { isPersonal, type Channel, type SentKind } from '../../schema/channels.ts';
import { ListWithPanel } from '../directory/SidePanel.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { SectionHead } from '../settings/SectionHead.tsx';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { type Column, Table } from '../table/Table.tsx';
import { ChannelPanel } from './ChannelPanel.tsx';
import { useChannels } from './useChannels.ts';

/** 提醒渠道: every way a reminder can be sent, and one of them opened beside. */
export default function SendingSection() {
  const t = useT();
  const navigate = useNavigate();
  const { item } = useParams();
  const mayEdit = useMay('settings.edit');
  const { data, error, refetch } = useChannels();
  const open = (kind?: string) => void navigate(kind ? `/settings/sending/${kind}` : '/settings/sending');
  const opened = data?.find(({ id }) => id === item);
  const panel = item && data && (opened && mayEdit ? <ChannelPanel key={opened.id} channel={opened} onClose={() => open()} /> : <NotFound />);
  return (
    <ListWithPanel panel={panel}>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
        <SectionHead section="sending" />
        {error ? (
          <LoadFailed error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : (
          <>
            <Rows rows={data} {...(mayEdit && { onOpen: open })} />
            <Box sx={{ px: 2, py: 1, fontSize: 13, color: 'text.secondary', borderTop: 1, borderColor: 'hairline', bgcolor: 'background.paper' }}>
              {t('channels.privacy')}
              {!mayEdit && ` ${t('channels.askAdmin')}`}
            </Box>
          </>
        )}
      </Box>
    </ListWithPanel>
  );
}

const reachOf = (kind: SentKind) => (isPersonal(kind) ? 'person' : kind === 'webhook' ? 'program' : 'group');

/** A mark and a word: shape first, colour second. */
function State({ channel: { enabled, updatedAt } }: { channel: Channel }) {
  const t = useT();
  return (
    <Box component="span" sx={{ color: enabled ? 'text.primary' : 'text.secondary', whiteSpace: 'nowrap' }}>
      <span aria-hidden>{enabled ? '●' : '○'}</span> {t(enabled ? 'channels.on' : updatedAt === null ? 'channels.unset' : 'channels.off')}
    </Box>
  );
}

function Rows({ rows, onOpen }: { rows: Channel[]; onOpen?: (kind: SentKind) => void }) {
  const t = useT();
  const phone = usePhone();
  const nameOf = ({ id }: Channel) => t(`channels.kind.${id}`);
  const columns: Column<Channel>[] = [
    { id: 'channel', label: t('channels.column.channel'), width: 170, render: (row) => <b>{nameOf(row)}</b> },
    { id: 'state', label: t('channels.column.state'), width: 96, render: (row) => <State channel={row} /> },
    { id: 'reaches', label: t('channels.column.reaches'), width: 72, render: ({ id }) => t(`channels.reaches.${reachOf(id)}`) },
    { id: 'about', label: t('channels.column.about'), width: 240, grow: true, render: ({ id }) => <span title={t(`channels.about.${id}`)}>{t(`channels.about.${id}`)}</span> },
  ];
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'background.paper', borderTop: 1, borderColor: 'hairline' }}>
      {phone ? (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {rows.map((row) => (
            <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: 'hairline' }}>
              <Box component="button" disabled={!onOpen} onClick={() => onOpen?.(row.id)} sx={{ display: 'block', width: '100%', minHeight: 48, px: 2, py: 1, border: 0, bgcolor: 'transparent', color: 'inherit', font: 'inherit', textAlign: 'left' }}>
                <Box component="span" sx={{ display: 'flex', gap: 1 }}>
                  <Box component="b" sx={{ flex: 1 }}>{nameOf(row)}</Box>
                  <State channel={row} />
                </Box>
                <Box component="span" sx={{ display: 'block', fontSize: 13, color: 'text.secondary' }}>{t(`channels.about.${row.id}`)}</Box>
              </Box>
            </Box>
          ))}
        </Box>
      ) : (
        <Table caption={t('settings.section.sending')} columns={columns} rows={rows} nameOf={nameOf} {...(onOpen && { onOpen: ({ id }: Channel) => onOpen(id) })} />
      )}
    </Box>
  );
}
