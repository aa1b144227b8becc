import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { SHEETS, type ExportResource } from '../../schema/sheets.ts';
import { ActionDialog } from '../actions/ActionDialog.tsx';
import { Problem } from '../api/problem.ts';
import { DayInput } from '../form/DayInput.tsx';
import { Field } from '../form/Field.tsx';
import { Segments } from '../form/Segments.tsx';
import { TextInput } from '../form/TextInput.tsx';
import { Tick } from '../form/Tick.tsx';
import { useT } from '../messages/useT.ts';
import { printPaper } from '../paper/print.ts';
import { useMe } from '../session/me.ts';
import { useSettings } from '../settings/useSettings.ts';
import { download } from './download.ts';
import { useSheetFields } from './useSheetFields.ts';

/** What a list shows now. */
export type Shown = { filter: Record<string, unknown>; q: string; sort: string; columns: readonly string[] };
type Props = { resource: ExportResource; shown: Shown; onClose: () => void };

/** The rows a list shows, as a file: in which form, with which columns. */
export default function ExportDialog({ resource, shown, onClose }: Props) {
  const t = useT();
  const [locale] = useLocaleState();
  const fields = useSheetFields(resource);
  const asView = shown.columns.filter((name) => fields.some(({ field }) => field === name));
  const [format, setFormat] = useState<'xlsx' | 'csv' | 'html'>('xlsx');
  const [columns, setColumns] = useState<readonly string[]>(asView);
  const [framed, setFramed] = useState(false);
  const [period, setPeriod] = useState({ from: '', to: '' });
  // A register holds every case of its period, whatever the list shows at the moment.
  const [every, setEvery] = useState(true);
  const [clear, setClear] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const mayClear = useMe()?.role === 'supervisor' && resource === 'cases';
  const label = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh);

  /** In the order of the view; what it does not show comes after. */
  const ordered = [...asView, ...fields.map(({ field }) => field).filter((name) => !asView.includes(name))];
  const chosen = ordered.filter((name) => columns.includes(name));
  const own = useSettings().register?.columns.length ?? 0;
  const register = resource === 'cases' && framed && own > 0;
  const { from, to } = period;
  const whole = framed && resource === 'cases' && every;
  const query = new URLSearchParams({
    format,
    // The register has columns of its own.
    ...(register ? {} : { columns: chosen.join(',') }),
    filter: JSON.stringify(whole ? {} : shown.filter),
    ...(whole ? { sort: 'receivedAt' } : { ...(shown.sort && { sort: shown.sort }), ...(shown.q && { q: shown.q }) }),
    ...(framed && { title: '1', ...(resource === 'cases' && { ...(from && { from }), ...(to && { to }) }) }),
    ...(clear && { clear: '1', reason: reason.trim() }),
  });

  return (
    <ActionDialog
      wide
      title={t('export.title', { resource: label(SHEETS[resource]) })}
      note={t('export.note')}
      submitLabel={t('export.submit')}
      ready={chosen.length > 0 && (!clear || reason.trim() !== '')}
      onAsk={() => setAsked(true)}
      onSubmit={async () => {
        const path = `/api/${resource}/export?${query.toString()}`;
        if (format !== 'html') return download(path);
        const open = printPaper(path);
        if (!open) throw new Problem({ status: 0, code: 'export.blocked', detail: t('paper.printBlocked'), sentences: { zh: t('paper.printBlocked'), en: t('paper.printBlocked') } });
      }}
      onClose={onClose}
    >
      <Segments label={t('export.format')} value={format} onChange={setFormat} options={[{ value: 'xlsx', label: t('export.xlsx') }, { value: 'csv', label: t('export.csv') }, { value: 'html', label: t('export.print') }]} />
      {!register && <Box component="fieldset" sx={{ m: 0, p: 0, border: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: 13, color: 'text.secondary' }}>{t('export.columns')}</Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))' }}>
          {ordered.map((name) => {
            const field = fields.find((one) => one.field === name);
            return field && <Tick key={name} label={label(field)} checked={columns.includes(name)} onChange={(on) => setColumns(on ? [...columns, name] : columns.filter((one) => one !== name))} />;
          })}
        </Box>
        <Button variant="text" onClick={() => setColumns(asView)}>{t('export.asView')}</Button>
        <Button variant="text" onClick={() => setColumns(ordered)}>{t('export.all')}</Button>
      </Box>}
      <Box>
        <Tick label={t('export.framed')} checked={framed} onChange={setFramed} />
        {mayClear && <Tick label={t('export.clear')} checked={clear} onChange={setClear} />}
      </Box>
      {register && <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{t('export.registerColumns')}</Box>}
      {framed && resource === 'cases' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Field label={t('export.from')}>{(field) => <DayInput {...field} value={from} onChange={(day) => setPeriod({ ...period, from: day })} />}</Field>
          <Field label={t('export.to')}>{(field) => <DayInput {...field} value={to} onChange={(day) => setPeriod({ ...period, to: day })} />}</Field>
        </Box>
      )}
      {framed && resource === 'cases' && <Tick label={t('export.every')} checked={every} onChange={setEvery} />}
      {clear && (
        <Field label={t('export.reason')} required error={asked && reason.trim() === '' ? t('actions.required') : undefined}>
          {(field) => <TextInput {...field} value={reason} maxLength={500} onChange={setReason} />}
        </Field>
      )}
    </ActionDialog>
  );
}
