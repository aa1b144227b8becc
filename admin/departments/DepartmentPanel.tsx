import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { Department } from '../../schema/departments.ts';
import { ExampleMark, SourceText } from '../directory/Origin.tsx';
import { RowPanel } from '../directory/RowPanel.tsx';
import { useOwnFacts } from '../fields/useOwnFacts.ts';
import { Facts } from '../layout/Facts.tsx';
import { useMatters } from '../matters/useMatters.ts';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { DepartmentForm } from './DepartmentForm.tsx';

/** A department, who works there with an account, and which matters are its own. */
export function DepartmentPanel({ row, onClose }: { row: Department; onClose: () => void }) {
  const t = useT();
  const mayEdit = useMay('directory.edit');
  const own = useOwnFacts('departments', row.custom);
  const people = usePeople().filter(({ departmentId, retiredAt }) => departmentId === row.id && retiredAt === null).length;
  const matters = useMatters().filter(({ departmentId, retiredAt }) => departmentId === row.id && retiredAt === null).length;
  return (
    <RowPanel
      resource="departments"
      row={row}
      mayEdit={mayEdit}
      onClose={onClose}
      marks={<ExampleMark of={row} />}
      note={row.shortName}
      consequence={t('departments.consequence')}
      form={(back) => <DepartmentForm row={row} onDone={back} onCancel={back} />}
      facts={
        <Facts
          facts={[
            { label: t('departments.contact'), value: row.contact },
            { label: t('departments.phone'), value: row.phone },
            { label: t('departments.code'), value: row.code },
            {
              label: t('departments.people'),
              value: people > 0 ? <Link component={To} to={`/people?departmentId=${row.id}`}>{t('departments.peopleCount', { smart_count: people })}</Link> : t('departments.noAccount'),
            },
            {
              label: t('departments.matters'),
              value: matters > 0 && <Link component={To} to={`/matters?departmentId=${row.id}`}>{t('departments.mattersCount', { smart_count: matters })}</Link>,
            },
            ...own,
            { label: t('departments.source'), value: row.source && <SourceText of={row} />, wide: true },
          ]}
        />
      }
    />
  );
}
