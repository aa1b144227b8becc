import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { Matter } from '../../schema/matters.ts';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { ExampleMark, SourceText, useSourceText } from '../directory/Origin.tsx';
import { RowPanel } from '../directory/RowPanel.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { MatterForm } from './MatterForm.tsx';
import { PeriodText, type PeriodValue } from './Period.tsx';

export function MatterPanel({ row, onClose }: { row: Matter; onClose: () => void }) {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const departmentName = useDepartmentName();
  return (
    <RowPanel
      resource="matters"
      row={row}
      mayEdit={mayEdit}
      onClose={onClose}
      marks={<ExampleMark of={row} />}
      note={row.type}
      consequence={t('matters.consequence')}
      form={(back) => <MatterForm row={row} onDone={back} onCancel={back} />}
      facts={
        <Facts
          facts={[
            {
              label: t('matters.department'),
              value: row.departmentId ? <Link component={To} to={`/departments/${row.departmentId}`}>{departmentName(row.departmentId)}</Link> : t('matters.noDepartment'),
            },
            { label: t('matters.siteInspectionShort'), value: row.siteInspection && t('matters.siteInspection') },
            {
              label: t(row.statutory?.verified ? 'matters.statutory' : 'matters.unverifiedPeriod'),
              value: row.statutory ? <WithBasis period={row.statutory} kind="statutory" /> : t('matters.noPeriod'),
              wide: true,
            },
            {
              label: t(row.promised && !row.promised.verified ? 'matters.promisedShow' : 'matters.promised'),
              value: row.promised ? <WithBasis period={row.promised} kind="promised" /> : t('matters.noPeriod'),
              wide: true,
            },
            { label: t('provisional.list.title'), value: row.materials.length > 0 && row.materials.map(({ name, main, mayBeMissing }) => `${name}${main ? ` · ${t('provisional.list.main')}` : mayBeMissing ? ` · ${t('provisional.list.mayBeMissing')}` : ''}`).join('\n'), wide: true },
            { label: t('matters.basicCode'), value: row.basicCode },
            { label: t('matters.implementationCode'), value: row.implementationCode },
            { label: t('matters.source'), value: row.source && <SourceText of={row} />, wide: true },
          ]}
        />
      }
    />
  );
}

function WithBasis({ period, kind }: { period: PeriodValue; kind: 'statutory' | 'promised' }) {
  const read = useSourceText();
  return (
    <>
      <Box component="span" sx={{ fontWeight: 500 }}><PeriodText period={period} kind={kind} plain /></Box>
      {period.source && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{read(period.source)}</Box>}
    </>
  );
}
