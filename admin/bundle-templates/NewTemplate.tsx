import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BundleTemplate } from '../../schema/bundle-templates.ts';
import { Code } from '../../schema/values.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { useAct, useRefresh } from '../actions/useAct.ts';
import { useDraft } from '../actions/useDraft.ts';
import { get, post } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { Field } from '../form/Field.tsx';
import { Select } from '../form/Select.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { useSay } from '../messages/useSay.ts';
import { useT } from '../messages/useT.ts';

/** A new bundle: its name and code, empty or a copy of what is there. */
export function NewTemplate({ onClose }: { onClose: () => void }) {
  const t = useT();
  const say = useSay();
  const act = useAct();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const draft = useDraft<{ name: string; code: string; from: string | null }>('bundle-templates.new', { name: '', code: '', from: null });
  const { name, code, from } = draft.value;
  const { data } = useQuery({ queryKey: ['bundle-templates', 'to-copy'], queryFn: ({ signal }) => get<Page<BundleTemplate>>(`/api/bundle-templates?${new URLSearchParams({ filter: JSON.stringify({ national: false }), limit: '200' })}`, signal) });
  const rows = data?.data ?? [];
  const missing = { name: name.trim() === '', code: !Code.safeParse(code).success };
  const submit = async () => {
    const source = rows.find(({ id }) => id === from);
    const body = { code, name: name.trim() };
    const made = source ? await act<BundleTemplate>('bundle-templates', source, 'copy', body) : await post<BundleTemplate>('/api/bundle-templates', body);
    await refresh();
    say('bundleTemplates.added');
    void navigate(`/bundles/templates/${made.id}`);
  };
  return (
    <ActionDialog title={t('bundleTemplates.add')} submitLabel={t('bundleTemplates.add')} ready={!missing.name && !missing.code} onAsk={() => setAsked(true)} onSubmit={submit} onClose={onClose} draft={draft}>
      <Field label={t('bundleTemplates.name')} required error={asked && missing.name ? t('actions.required') : undefined}>{(field) => <TextInput {...field} autoFocus maxLength={80} value={name} onChange={(words) => draft.set({ name: words })} />}</Field>
      <Field label={t('bundleTemplates.code')} path="code" required hint={t('bundleTemplates.codeHint')} error={asked && missing.code ? t('bundleTemplates.codeHint') : undefined}>{(field) => <TextInput {...field} maxLength={40} value={code} onChange={(words) => draft.set({ code: words })} />}</Field>
      <Field label={t('bundleTemplates.copyFrom')}>
        {(field) => <Select {...field} empty={t('bundleTemplates.copyNone')} value={from} onChange={(id) => draft.set({ from: id })} options={rows.map((row) => ({ value: row.id, label: `${row.name} · ${t('bundleTemplates.edition', { smart_count: row.edition })} · ${t(`bundleTemplates.status.${row.status}`)}` }))} />}
      </Field>
    </ActionDialog>
  );
}
