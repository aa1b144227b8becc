import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { APPLICANT_KINDS } from '../../schema/applicants.ts';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import type { Answers, BundleFile } from '../../schema/bundles.ts';
import type { OwnChanges } from '../../schema/fields.ts';
import { DraftLine } from '../actions/ActionDialog.tsx';
import { useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { post } from '../api/http.ts';
import { Group, grid } from '../cases/register/Group.tsx';
import { idTypeOf, ownGiven } from '../cases/register/value.ts';
import { LeaveGuard } from '../edit/LeaveGuard.tsx';
import { OwnInputs } from '../fields/OwnInputs.tsx';
import { FaultsContext, faultsOf } from '../form/faults.ts';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useFaultFocus } from '../form/useFaultFocus.ts';
import { PageHead } from '../layout/PageHead.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';
import { PersonPicker } from '../people/PersonPicker.tsx';
import { useSites } from '../sites/useSites.ts';
import { Notice, ProblemNotice } from '../states/Notice.tsx';
import { LoadFailed, Loading } from '../states/States.tsx';
import { toggled } from '../bundle-templates/content.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { chosenItems } from './chosen.ts';
import { ToldOnce } from './ToldOnce.tsx';
import { usePublished } from './useRun.ts';

export type RunValue = {
  templateCode: string | null;
  kind: (typeof APPLICANT_KINDS)[number];
  name: string;
  phone: string;
  idNumber: string;
  title: string;
  items: string[];
  answers: Answers;
  siteId: string | null;
  helperId: string | null;
  custom: OwnChanges;
};
const EMPTY: RunValue = { templateCode: null, kind: 'person', name: '', phone: '', idNumber: '', title: '', items: [], answers: {}, siteId: null, helperId: null, custom: {} };
/** Never written to this machine's disk: the form asks for names and dates of people. */
const PERSONAL = ['phone', 'idNumber', 'answers'] as const satisfies readonly (keyof RunValue)[];

/** `POST /api/bundles`. */
const bodyOf = ({ templateCode, kind, name, phone, idNumber, title, items, answers, siteId, helperId, custom }: RunValue, template: BundleTemplate) => ({
  templateCode,
  title: title.trim(),
  applicant: { kind, name: name.trim(), ...(phone.trim() && { phone: phone.trim() }), ...(idNumber && { idNumber, idType: idTypeOf(idNumber) }) },
  items: items.filter((id) => template.items.some((item) => item.id === id && item.optional)),
  answers: Object.fromEntries(Object.entries(answers).filter(([id]) => template.fields.some((field) => field.id === id))),
  ...(siteId && { siteId }),
  ...(helperId && { helperId }),
  ...ownGiven(custom),
});

/** 登记一件事: which one, for whom, the one form; beside it what the applicant is told to bring, alive while it is filled in. */
export default function RunRegister() {
  const t = useT();
  const published = usePublished();
  return (
    <Box sx={{ pb: 4 }}>
      <PageHead title={t('bundles.create.title')} />
      {published.error ? <LoadFailed error={published.error} retry={() => void published.refetch()} /> : published.data ? <Form templates={published.data} /> : <Loading />}
    </Box>
  );
}

function Form({ templates }: { templates: BundleTemplate[] }) {
  const t = useT();
  const say = useSay();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const draft = useDraft<RunValue>('bundles.create', EMPTY, PERSONAL);
  const { value, set } = draft;
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const focusFault = useFaultFocus(form);
  const template = templates.find(({ code }) => code === value.templateCode) ?? (templates.length === 1 ? templates[0] : undefined);
  const items = template ? chosenItems(template.items, value.items) : [];
  const missing = { templateCode: template === undefined, name: value.name.trim() === '', title: value.title.trim() === '' };
  const why = (name: keyof typeof missing) => (asked && missing[name] ? t('actions.required') : undefined);
  const submit = async () => {
    setAsked(true);
    if (!template || Object.values(missing).includes(true)) return focusFault();
    if (busy) return undefined;
    setBusy(true);
    setFailure(null);
    try {
      const run = await post<BundleFile>('/api/bundles', bodyOf({ ...value, templateCode: template.code }, template));
      draft.clear();
      await refresh();
      say('bundles.create.done', { number: run.number });
      return void navigate(`/bundles/${run.id}`);
    } catch (error) {
      setFailure(error);
      return focusFault();
    } finally {
      setBusy(false);
    }
  };
  if (templates.length === 0) return <Box sx={{ px: 2 }}><Notice tone="paused">{t('bundles.create.none')}</Notice></Box>;
  const typed = value.phone !== '' || value.idNumber !== '' || Object.keys(value.answers).length > 0;
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void submit();
      }}
      sx={{ px: 2, display: 'grid', gap: 3, alignItems: 'start', maxWidth: 1400, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 7fr) minmax(320px, 5fr)' } }}
    >
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {draft.restored && <DraftLine onClear={draft.clear} />}
        <FaultsContext value={faultsOf(failure)}>
          <Group title={t('bundles.create.which')}>
            <Field label={t('bundles.template')} path="templateCode" required error={why('templateCode')}>
              {(field) => <Select {...field} autoFocus empty={t('actions.choose')} value={template?.code ?? null} onChange={(templateCode) => set({ templateCode, items: [], answers: {} })} options={templates.map(({ code, name }) => ({ value: code, label: name }))} />}
            </Field>
            <Field label={t('bundles.what')} path="title" required hint={t('bundles.create.whatHint')} error={why('title')}>
              {(field) => <TextInput {...field} maxLength={120} value={value.title} onChange={(title) => set({ title })} />}
            </Field>
            {template && <Optional template={template} wanted={value.items} onChange={(chosen) => set({ items: chosen })} />}
          </Group>
          <Group title={t('bundles.create.who')}>
            <Segments label={t('bundles.create.kind')} value={value.kind} onChange={(kind) => set({ kind })} options={APPLICANT_KINDS.map((kind) => ({ value: kind, label: t(`register.kind.${kind}`) }))} />
            <Box sx={grid('2fr 2fr 3fr')}>
              <Field label={t('bundles.create.name')} path="applicant.name" required error={why('name')}>{(field) => <TextInput {...field} maxLength={80} value={value.name} onChange={(name) => set({ name })} />}</Field>
              <Field label={t('register.phone')} path="applicant.phone">{(field) => <TextInput {...field} inputMode="tel" maxLength={20} value={value.phone} onChange={(phone) => set({ phone })} />}</Field>
              <Field label={t('register.idNumber')} path="applicant.idNumber">{(field) => <TextInput {...field} maxLength={30} value={value.idNumber} onChange={(idNumber) => set({ idNumber: idNumber.replace(/\s/g, '') })} />}</Field>
            </Box>
          </Group>
          {template && template.fields.length > 0 && (
            <Group title={t('bundles.create.form')}>
              <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('bundles.create.formLater')}</Box>
              <AnswerFields fields={template.fields.filter((field) => field.items.length === 0 || field.items.some((id) => items.some((item) => item.id === id)))} answers={value.answers} onChange={(answers) => set({ answers })} nameOf={(id) => template.items.find((item) => item.id === id)?.name ?? id} />
            </Group>
          )}
          <More value={value} set={set} />
        </FaultsContext>
        <ProblemNotice error={failure} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <Button type="submit" variant="contained" disabled={busy}>{t('bundles.create.submit')}</Button>
          <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>{t('bundles.create.draft')}</Box>
        </Box>
      </Box>
      {template && <ToldOnce template={template} items={items} />}
      <LeaveGuard when={typed && !busy} />
    </Box>
  );
}

function Optional({ template, wanted, onChange }: { template: BundleTemplate; wanted: string[]; onChange: (wanted: string[]) => void }) {
  const t = useT();
  const optional = template.items.filter((item) => item.optional);
  if (optional.length === 0) return null;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('bundles.create.optional')}</Box>
      {optional.map(({ id, name, question }) => (
        <Box key={id}><Tick label={question ? `${name}（${question}）` : name} checked={wanted.includes(id)} onChange={(there) => onChange(toggled(wanted, id, there))} /></Box>
      ))}
    </Box>
  );
}

function More({ value, set }: { value: RunValue; set: (changes: Partial<RunValue>) => void }) {
  const t = useT();
  const sites = useSites().filter(({ retiredAt }) => retiredAt === null);
  return (
    <Box component="details" sx={{ '& > summary': { cursor: 'pointer', color: 'primary.main', py: 0.5, width: 'fit-content' } }}>
      <summary>{t('bundles.create.more')}</summary>
      <Box sx={{ ...grid('1fr 1fr'), pt: 1 }}>
        <Field label={t('cases.site')}>{(field) => <Select {...field} empty={t('actions.none')} options={sites.map(({ id, name }) => ({ value: id, label: name }))} value={value.siteId} onChange={(siteId) => set({ siteId })} />}</Field>
        <Field label={t('bundles.create.helper')}>{(field) => <PersonPicker {...field} value={value.helperId} onChange={(helperId) => set({ helperId })} />}</Field>
      </Box>
      <Box sx={{ pt: 1.5 }}><OwnInputs resource="bundles" value={{}} typed={value.custom} path="custom" onChange={(custom) => set({ custom })} /></Box>
    </Box>
  );
}
