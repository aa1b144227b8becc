import Box from '@mui/material/Box';
import type { Channel } from '../../schema/channels.ts';
import { SidePanel } from '../directory/SidePanel.tsx';
import { EditForm } from '../edit/EditForm.tsx';
import { EditTick } from '../edit/EditField.tsx';
import { useT } from '../messages/useT.ts';
import { ChannelInputs } from './ChannelInputs.tsx';
import { TryChannel } from './TryChannel.tsx';
import { configOf, useChannelEdit } from './useChannels.ts';

/** One way of sending: its switch, what it needs, and a test of what stands there. */
export function ChannelPanel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useT();
  const kind = channel.id;
  const edit = useChannelEdit(channel);
  return (
    <SidePanel title={t(`channels.kind.${kind}`)} note={t(`channels.about.${kind}`)} onClose={onClose}>
      <EditForm edit={edit}>
        <EditTick edit={edit} name="enabled" label={t('channels.enable')} hint={t('channels.enableHint')} />
        <Box sx={{ display: 'grid', gap: 1.5 }}><ChannelInputs kind={kind} edit={edit} /></Box>
        <TryChannel kind={kind} config={configOf(kind, edit.value)} />
      </EditForm>
    </SidePanel>
  );
}
