import Box from '@mui/material/Box';
import { useLocaleState } from 'react-admin';
import type { Job } from '../../schema/jobs.ts';
import { useDates } from '../deadlines/useDates.ts';
import { Select } from '../form/Select.tsx';
import { isYearless, readDay } from '../grid/rules/days.ts';
import { useT } from '../messages/useT.ts';
import type { ColumnChoice } from '../export/useSheetFields.ts';

type Props = { job: Job; fields: readonly ColumnChoice[]; disabled: boolean; onMap: (header: string, field: string | null) => void };

const cell = { px: 1, py: 0.25, textAlign: 'left', borderBottom: 1, borderColor: 'hairline', fontWeight: 400 } as const;

/** Which column of the file goes where, with what stands in it. */
export function Columns({ job, fields, disabled, onMap }: Props) {
  const t = useT();
  const [locale] = useLocaleState();
  const { today } = useDates();
  const dated = new Set(fields.filter(({ kind }) => kind === 'day' || kind === 'instant').map(({ field }) => field));
  /** A day without a year is shown as it will be read. */
  const read = (sample: string) => (isYearless(sample) ? t('import.asDay', { sample, day: readDay(sample, today) ?? '' }) : sample);
  const options = fields.filter(({ take }) => take !== 'never').map(({ field, zh, en }) => ({ value: field, label: locale === 'en' ? en : zh }));
  return (
    <Box tabIndex={0} role="region" aria-label={t('import.column')} sx={{ maxHeight: 260, overflow: 'auto', border: 1, borderColor: 'hairline' }}>
      <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', fontSize: 13 }}>
        <Box component="thead" sx={{ position: 'sticky', top: 0, zIndex: 1, bgcolor: 'background.paper' }}>
          <tr>
            {(['column', 'sample', 'field'] as const).map((name) => (
              <Box component="th" key={name} scope="col" sx={{ ...cell, color: 'text.secondary' }}>{t(`import.${name}`)}</Box>
            ))}
          </tr>
        </Box>
        <tbody>
          {job.columns.map(({ header, field, samples }, at) => (
            <tr key={at}>
              <Box component="th" scope="row" sx={{ ...cell, whiteSpace: 'nowrap' }}>{header || t('import.unknown')}</Box>
              <Box component="td" sx={{ ...cell, color: 'text.secondary', maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={samples.join('\n')}>{(field !== null && dated.has(field) ? samples.map(read) : samples).join(' · ')}</Box>
              <Box component="td" sx={{ ...cell, width: 200 }}>
                {header !== '' && (
                  <Box component="label" aria-label={`${header} ${t('import.field')}`}>
                    <Select id={`import-column-${at}`} invalid={false} describedBy={undefined} disabled={disabled} value={field} empty={t('import.skip')} options={options} onChange={(chosen) => onMap(header, chosen)} />
                  </Box>
                )}
              </Box>
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
