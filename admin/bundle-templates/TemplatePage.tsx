import Box from '@mui/material/Box';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { TemplateChanges, type BundleTemplate, type TemplateAction as Action, type Trial } from '../../schema/bundle-templates.ts';
import { ActionBar } from '../actions/ActionBar.tsx';
import { get, request } from '../api/http.ts';
import { Problem } from '../api/problem.ts';
import { EditForm } from '../edit/EditForm.tsx';
import { EditGroup } from '../edit/EditField.tsx';
import { useEdit, type Edit } from '../edit/useEdit.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { Tabs } from '../layout/Tabs.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { LoadFailed, Loading, NotFound } from '../states/States.tsx';
import { AboutTab } from './AboutTab.tsx';
import { editableOf, type Editable } from './content.ts';
import { FormTab } from './FormTab.tsx';
import { GraphTab } from './GraphTab.tsx';
import { ItemsTab } from './ItemsTab.tsx';
import { MaterialsTab } from './MaterialsTab.tsx';
import { PlanTab } from './PlanTab.tsx';
import { Savings } from './Savings.tsx';
import { TemplateActionDialog } from './TemplateAction.tsx';
import { FaultLines, TemplateOrigin, TemplateStatus } from './TemplateMarks.tsx';
import { useTrial } from './useTrial.ts';

const HistoryDialog = lazy(() => import('../history/HistoryDialog.tsx'));

const TABS = ['items', 'materials', 'form', 'graph', 'plan', 'about'] as const;
type TabName = (typeof TABS)[number];
const KEYS: Record<Action, string | undefined> = { copy: 'c', publish: 'p', retire: undefined };

/** One edition of a template: written while it is a draft, looked at afterwards, and what it comes to beside it all the time. */
export default function TemplatePage() {
  const { id = '' } = useParams();
  const { data: row, error, refetch } = useQuery({ queryKey: ['bundle-templates', id], queryFn: ({ signal }) => get<BundleTemplate>(`/api/bundle-templates/${id}`, signal) });
  if (error instanceof Problem && error.status === 404) return <NotFound />;
  if (error && !row) return <LoadFailed error={error} retry={refetch} />;
  return row ? <Template key={row.id} row={row} /> : <Loading />;
}

function Template({ row }: { row: BundleTemplate }) {
  const t = useT();
  const may = useMay('directory.edit');
  const [asking, setAsking] = useState<Action | 'trash' | null>(null);
  const [history, setHistory] = useState(false);
  const writable = may && row.status === 'draft' && row.deletedAt === null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <PageHead
        title={row.name}
        note={
          <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5 }}>
            <TemplateStatus status={row.status} />
            <span>{t('bundleTemplates.edition', { smart_count: row.edition })}</span>
            <span>{t('bundleTemplates.code')} {row.code}</span>
            <TemplateOrigin row={row} />
          </Box>
        }
        actions={
          <ActionBar
            primary={row.actions.includes('publish') ? 'publish' : undefined}
            actions={[
              ...row.actions.map((action) => ({ name: action, label: t(`bundleTemplates.action.${action}`), key: KEYS[action], run: () => setAsking(action) })),
              ...(writable ? [{ name: 'trash', label: t('bundleTemplates.action.trash'), run: () => setAsking('trash') }] : []),
              { name: 'history', label: t('supervision.everyChange'), run: () => setHistory(true) },
            ]}
          />
        }
      />
      {writable ? <Draft row={row} /> : <Standing row={row} />}
      {asking && <TemplateActionDialog row={row} action={asking} onClose={() => setAsking(null)} />}
      {history && <Suspense><HistoryDialog resource="bundle-templates" id={row.id} name={row.name} fields={[{ field: 'status', label: t('tasks.column.status'), show: (value) => t(`bundleTemplates.status.${String(value)}` as 'bundleTemplates.status.draft') }, { field: 'name', label: t('bundleTemplates.name'), show: String }]} onClose={() => setHistory(false)} /></Suspense>}
    </Box>
  );
}

function Draft({ row }: { row: BundleTemplate }) {
  const client = useQueryClient();
  const edit = useEdit<Editable>({
    subject: `bundle-templates.${row.id}`,
    standing: { value: editableOf(row), version: row.version },
    shape: TemplateChanges.partial(),
    send: async (changes, version) => {
      const saved = await request<BundleTemplate>('PATCH', `/api/bundle-templates/${row.id}`, { version, changes });
      client.setQueryData(['bundle-templates', row.id], saved);
      await client.invalidateQueries({ queryKey: ['bundle-templates'] });
      return { value: editableOf(saved), version: saved.version };
    },
  });
  const trial = useTrial(row, edit.value);
  return (
    <EditForm edit={edit}>
      <Parts row={row} value={edit.value} trial={trial.data} failure={trial.error} edit={edit} />
    </EditForm>
  );
}

function Standing({ row }: { row: BundleTemplate }) {
  const trial = useTrial(row, editableOf(row));
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 2, py: 1.5 }}>
      <Parts row={row} value={editableOf(row)} trial={trial.data} failure={trial.error} edit={null} />
    </Box>
  );
}

type PartsProps = { row: BundleTemplate; value: Editable; trial: Trial | undefined; failure: unknown; edit: Edit<Editable> | null };

function Parts({ row, value, trial, failure, edit }: PartsProps) {
  const t = useT();
  const [params] = useSearchParams();
  const asked = params.get('tab');
  const tab: TabName = TABS.find((name) => name === asked) ?? 'items';
  const readOnly = edit === null;
  const faults = readOnly ? [] : (trial?.faults ?? row.faults);
  const put = (changes: Partial<Editable>) => Object.entries(changes).forEach(([name, next]) => edit?.putAny(name as keyof Editable, next));
  const parts = { row, content: value, put, faults, readOnly, dirty: edit?.dirty === true };
  const counts: Partial<Record<TabName, number>> = { items: value.items.length, materials: value.materials.length, form: value.fields.length };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {row.national && <Notice tone="paused">{t('bundleTemplates.nationalNote', { batch: row.national.batch, doc: row.national.doc })}{!row.national.verified && ` ${t('bundleTemplates.nationalUnverified')}`}</Notice>}
      {value.illustrative && <Notice tone="soon">{t('bundleTemplates.illustrativeNote')}</Notice>}
      <Box component="section" aria-label={t('bundleTemplates.plan.title')} sx={{ display: 'grid', gap: 0.5 }}>
        <ProblemNotice error={failure} />
        {trial?.plan && <Savings plan={trial.plan} now={trial.now} />}
        {trial && trial.plan === null && <Notice tone="soon" role="status">{t('bundleTemplates.cycle')}</Notice>}
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{edit?.dirty && trial?.plan && t('bundleTemplates.plan.draftNow')} {t('bundleTemplates.plan.computed')}</Box>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ mx: -1.5, mb: 1.5, borderBottom: 1, borderColor: 'hairline' }}>
          <Tabs<TabName> label={t('bundleTemplates.template')} current={tab} tabs={TABS.map((name) => ({ name, label: t(`bundleTemplates.tab.${name}`), to: `/bundles/templates/${row.id}?tab=${name}`, count: counts[name]?.toString() }))} />
        </Box>
        {tab === 'items' && <Guarded edit={edit} name="items"><ItemsTab {...parts} /></Guarded>}
        {tab === 'materials' && <Guarded edit={edit} name="materials"><MaterialsTab {...parts} /></Guarded>}
        {tab === 'form' && <Guarded edit={edit} name="fields"><FormTab {...parts} /></Guarded>}
        {tab === 'graph' && <GraphTab {...parts} plan={trial?.plan} />}
        {tab === 'plan' && <PlanTab plan={trial?.plan} items={value.items} />}
        {tab === 'about' && <AboutTab row={row} value={value} edit={edit} />}
      </Box>
      {!readOnly && <Standings faults={faults} />}
    </Box>
  );
}

/** What somebody else made of the same list meanwhile stands below it, to be chosen. */
function Guarded({ edit, name, children }: { edit: Edit<Editable> | null; name: 'items' | 'materials' | 'fields'; children: React.ReactNode }) {
  const t = useT();
  if (!edit?.clash(name)) return <>{children}</>;
  const names = (value: unknown) => (Array.isArray(value) ? value.map((one: { name?: string; label?: string }) => one.name ?? one.label ?? '').join('、') : '');
  return <EditGroup edit={edit} name={name} label={t(`bundleTemplates.tab.${name === 'fields' ? 'form' : name}`)} show={names}>{() => children}</EditGroup>;
}

function Standings({ faults }: { faults: Trial['faults'] }) {
  const t = useT();
  return (
    <Box role="status" sx={{ mt: 1 }}>
      <Box sx={{ fontWeight: 600 }}>{faults.length > 0 ? t('bundleTemplates.faultsTitle', { smart_count: faults.length }) : t('bundleTemplates.noFaults')}</Box>
      <FaultLines faults={faults} />
    </Box>
  );
}
