import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useLocale } from 'react-admin';
import { isPersonal, type ChannelTested, type SentKind } from '../../schema/channels.ts';
import { post } from '../api/http.ts';
import { Field } from '../form/Field.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Section } from '../layout/Section.tsx';
import { useT } from '../messages/useT.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';

/** 发一条试试: what stands in the form now goes out once, and what came of it is said in words. */
export function TryChannel({ kind, config }: { kind: SentKind; config: object }) {
  const t = useT();
  const [target, setTarget] = useState('');
  const [busy, setBusy] = useState(false);
  const [tested, setTested] = useState<ChannelTested | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setTested(null);
    setFailure(null);
    try {
      setTested(await post<ChannelTested>(`/api/channels/${kind}/test`, { config, ...(target.trim() !== '' && { target: target.trim() }) }));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t('channels.try.title')}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {isPersonal(kind) && (
          <Field label={t(`channels.try.to.${kind}`)} hint={t('channels.try.toHint')}>
            {(control) => <TextInput {...control} maxLength={200} value={target} onChange={setTarget} autoComplete="off" />}
          </Field>
        )}
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5 }}>
          <Button variant="outlined" disabled={busy} onClick={() => void send()}>{t('channels.try.send')}</Button>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('channels.try.hint')}</Box>
        </Box>
        <Box role="status">
          {busy && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('channels.try.sending')}</Box>}
          {tested && <Outcome tested={tested} />}
        </Box>
        <ProblemNotice error={failure} />
      </Box>
    </Section>
  );
}

function Outcome({ tested: { ok, answer, sentences } }: { tested: ChannelTested }) {
  const t = useT();
  const locale = useLocale();
  const end = useRef<HTMLDivElement>(null);
  // The button may stand at the foot of what is in sight, and the answer below it.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Notice tone={ok ? 'ok' : 'overdue'}>
      <Box sx={{ fontWeight: 500 }}>{sentences[locale === 'en' ? 'en' : 'zh']}</Box>
      {answer !== '' && (
        <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {t('channels.try.said')} <code>{answer}</code>
        </Box>
      )}
      <Box ref={end} sx={{ scrollMarginBottom: 24 }} />
    </Notice>
  );
}
