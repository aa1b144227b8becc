import Box from '@mui/material/Box';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { BundleFile, RunItem } from '../../schema/bundles.ts';
import type { Task } from '../../schema/tasks.ts';
import { DueMark } from '../deadlines/DueMark.tsx';
import { useDates } from '../deadlines/useDates.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { Section } from '../layout/Section.tsx';
import { usePhone } from '../layout/usePhone.ts';
import { useT } from '../messages/useT.ts';
import { prerequisitesIn } from './chosen.ts';
import { Flow, type FlowStep } from './flow/Flow.tsx';
import { ItemMark } from './RunMarks.tsx';
import { sharedIn, SharedMaterials } from './SharedMaterials.tsx';
import { useEdition, useRunMaterials, useRunTasks } from './useRun.ts';

type Props = {
  run: BundleFile;
  /** Too little room to draw: a list, as on a phone. */
  narrow?: boolean;
};

/** A lane a department, left to right by what waits for what; each item with its state, its promise and the way to its account. */
export function RunLanes({ run, narrow = false }: Props) {
  const t = useT();
  const listed = usePhone() || narrow;
  const departmentName = useDepartmentName();
  const template = useEdition(run.templateId);
  const tasks = useRunTasks(run.id);
  const { data: materials = [] } = useRunMaterials(run.id);
  const [chosenId, choose] = useState<string | null>(null);
  const shared = sharedIn(materials, run.items);
  const chosen = shared.find(({ id }) => id === chosenId);
  const before = prerequisitesIn(template ?? { items: [] }, new Set(run.items.map(({ id }) => id)));
  const nameOf = (id: string) => template?.items.find((item) => item.id === id)?.name ?? run.items.find((item) => item.id === id)?.name ?? id;
  const steps: FlowStep[] = run.items.map((item) => ({
    id: item.id,
    name: item.name,
    lane: item.departmentId,
    before: before.get(item.id) ?? [],
    quiet: item.status === 'waiting' || item.status === 'cancelled',
    faded: chosen !== undefined && !chosen.items.includes(item.id),
    children: <Item item={item} task={item.taskId === null ? undefined : tasks.get(item.taskId)} nameOf={nameOf} />,
  }));
  return (
    <Section title={t('bundles.lanes')} count={run.items.length}>
      <SharedMaterials run={run} shared={shared} chosen={chosen} onChoose={choose} />
      <Flow caption={t('bundles.lanes')} steps={steps} laneName={(lane) => departmentName(lane) || lane} height={116} partial={run.items.length < run.itemsTotal} listed={listed} />
      <Box sx={{ mt: 0.5, fontSize: 12, color: 'text.secondary' }}>{t(listed ? 'bundles.lanesHintPhone' : 'bundles.lanesHint')}</Box>
    </Section>
  );
}

function Item({ item, task, nameOf }: { item: RunItem; task: Task | undefined; nameOf: (id: string) => string }) {
  const t = useT();
  const dates = useDates();
  const line = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' } as const;
  const uses = item.uses.map((use) => t(use.there ? 'bundles.usesThere' : 'bundles.uses', { output: use.output }));
  return (
    <>
      <Box sx={{ ...line, fontWeight: 600 }} title={item.name}>
        {item.taskId ? <Box component={Link} to={`/tasks/${item.taskId}`} sx={{ color: 'text.primary', textDecorationColor: (theme) => theme.palette.field }}>{item.name}</Box> : item.name}
      </Box>
      <ItemMark status={item.status} />
      {item.status === 'open' && (
        <Box sx={{ overflow: 'hidden' }}>
          {item.pausedAt && <Box component="span" sx={{ mr: 1 }}>{t('bundles.inspecting')}</Box>}
          {task && <DueMark of={task} account={{ taskId: task.id, what: item.name }} short />}
        </Box>
      )}
      {item.status === 'waiting' && item.waitsFor.length > 0 && <Box sx={line} title={item.waitsFor.map(nameOf).join(t('form.comma'))}>{t('bundles.waitsFor', { names: item.waitsFor.map(nameOf).join(t('form.comma')) })}</Box>}
      {item.acceptanceNumber && <Box sx={line} title={item.acceptanceNumber}>{t('bundles.acceptedAs', { number: item.acceptanceNumber })}</Box>}
      {item.doneAt && <Box sx={line}>{t('bundles.doneAt', { when: dates.moment(item.doneAt) })}</Box>}
      {(item.result ?? uses.length > 0) && <Box sx={{ ...line, color: 'text.secondary' }} title={item.result ?? uses.join(t('form.comma'))}>{item.result ?? uses.join(t('form.comma'))}</Box>}
    </>
  );
}
