import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale } from 'react-admin';
import { ladderRules, receiverName, rungSentences, type LadderFacts } from '../../../schema/ladder-words.ts';
import { inOrder, Ladder, type LadderPreview, type Rung } from '../../../schema/reminders.ts';
import { TASK_KINDS, type TaskKind } from '../../../schema/tasks.ts';
import { post } from '../../api/http.ts';
import { useChannels } from '../../channels/useChannels.ts';
import { useDates } from '../../deadlines/useDates.ts';
import { DayInput } from '../../form/DayInput.tsx';
import { Field } from '../../form/Field.tsx';
import { Select } from '../../form/Select.tsx';
import { Section } from '../../layout/Section.tsx';
import { useT } from '../../messages/useT.ts';
import { useSettings } from '../../settings/useSettings.ts';

/** What a ladder as it stands on the screen does, in plain sentences; then on a real date. Until it is whole, as it was when last whole. */
export function Told({ ladder }: { ladder: Ladder }) {
  const t = useT();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const facts = useFacts();
  const whole = useWhole(ladder);
  return (
    <Box sx={{ '& section:first-of-type': { mt: 0 } }}>
      <Section title={t('reminders.ladder.told')}>
        <Sentences title={whole.own.length > 0 ? t('reminders.ladder.others') : null} lines={rungSentences(whole.rungs, whole, facts, language)} />
        {whole.own.map(({ kind, rungs }) => (
          <Sentences key={kind} title={t(`tasks.kind.${kind}`)} lines={rungSentences(rungs, whole, facts, language)} />
        ))}
        <Sentences title={t('reminders.ladder.rules')} lines={ladderRules(whole, facts, language)} />
      </Section>
      <Example ladder={whole} />
    </Box>
  );
}

function Sentences({ title, lines }: { title: string | null; lines: string[] }) {
  return (
    <Box sx={{ mb: 1.5 }}>
      {title !== null && <Box component="h3" sx={{ m: 0, mb: 0.25, fontSize: 13, fontWeight: 600, color: 'text.secondary' }}>{title}</Box>}
      <Box component="ul" sx={{ m: 0, pl: 2.25, '& li': { py: 0.25, lineHeight: 1.6 } }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Box>
    </Box>
  );
}

/** When business opens today, and what can be sent through. */
function useFacts(): LadderFacts {
  const { today } = useDates();
  const hours = useSettings().clock?.workingHours;
  const channels = useChannels().data;
  return { opening: hours?.findLast(({ from }) => from <= today)?.windows[0]?.[0] ?? '09:00', enabled: (channels ?? []).flatMap(({ id, enabled }) => (enabled ? [id] : [])) };
}

/** The ladder itself while it is whole; while something of it is only half typed, the last whole one. */
function useWhole(ladder: Ladder): Ladder {
  const parsed = Ladder.safeParse(inOrder(ladder));
  const [last, setLast] = useState(ladder);
  if (parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(last)) setLast(parsed.data);
  return last;
}

function Example({ ladder }: { ladder: Ladder }) {
  const t = useT();
  const dates = useDates();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const [kind, setKind] = useState<TaskKind>('handle');
  const [typed, setTyped] = useState('');
  const dueAt = typed === '' ? undefined : dates.instant(typed);
  const { data } = useQuery({
    queryKey: ['reminders', 'preview', ladder, kind, dueAt],
    queryFn: ({ signal }) => post<LadderPreview>('/api/reminders/preview', { ladder, kind, ...(dueAt && { dueAt }) }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const rungs = ladder.own.find((own) => own.kind === kind)?.rungs ?? ladder.rungs;
  const wall = data?.dueAt ? `${dates.dayOf(data.dueAt)}T${dates.time(data.dueAt)}` : '';
  return (
    <Section title={t('reminders.ladder.example')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end', mb: 1 }}>
        <Field label={t('reminders.ladder.exampleKind')}>
          {(field) => <Select {...field} value={kind} options={TASK_KINDS.map((one) => ({ value: one, label: t(`tasks.kind.${one}`) }))} onChange={(chosen) => setKind(TASK_KINDS.find((one) => one === chosen) ?? kind)} />}
        </Field>
        <Field label={t('reminders.ladder.exampleDue')}>{(field) => <DayInput {...field} time value={typed || wall} onChange={setTyped} />}</Field>
      </Box>
      {data?.steps.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('reminders.ladder.silent')}</Box>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data?.steps.map(({ code, at }, index) => {
          const rung: Rung | undefined = rungs.find((one) => one.code === code);
          // Of those at one instant the highest speaks, and the others are passed over.
          const passed = data.steps[index + 1]?.at === at;
          return (
            rung && (
              <Box component="li" key={code} sx={{ display: 'grid', gridTemplateColumns: '172px minmax(0, 1fr)', gap: 1, py: 0.5, borderTop: 1, borderColor: 'hairline', ...(passed && { color: 'text.secondary' }) }}>
                <span>{dates.moment(at)}</span>
                <span>
                  {rung.name}
                  {passed ? t('reminders.ladder.passedOver') : ` → ${rung.receivers.map((one) => receiverName(one, language)).join(t('reminders.ladder.comma'))}${rung.draftsNotice ? t('reminders.ladder.andNotice') : ''}`}
                </span>
              </Box>
            )
          );
        })}
      </Box>
    </Section>
  );
}
