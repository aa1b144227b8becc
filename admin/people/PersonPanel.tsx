import Link from '@mui/material/Link';
import { Link as To } from 'react-router-dom';
import type { Person } from '../../schema/people.ts';
import { ChannelsOf } from '../channels/PersonChannels.tsx';
import { useDepartmentName } from '../departments/useDepartments.ts';
import { RowPanel } from '../directory/RowPanel.tsx';
import { Facts } from '../layout/Facts.tsx';
import { useT } from '../messages/useT.ts';
import { useMay } from '../session/me.ts';
import { useSiteName } from '../sites/useSites.ts';
import { PersonForm } from './PersonForm.tsx';
import { ResetPassword } from './ResetPassword.tsx';

export function PersonPanel({ row, onClose }: { row: Person; onClose: () => void }) {
  const t = useT();
  const mayEdit = useMay('people.edit');
  const departmentName = useDepartmentName();
  const siteName = useSiteName();
  return (
    <RowPanel
      resource="people"
      row={row}
      mayEdit={mayEdit}
      onClose={onClose}
      note={[t(`session.role.${row.role}`), row.head ? t('session.head') : null].filter(Boolean).join(' · ')}
      consequence={t('people.consequence')}
      actions={
        row.retiredAt === null && (
          <>
            <ChannelsOf id={row.id} name={row.name} />
            <ResetPassword row={row} />
          </>
        )
      }
      form={(back) => <PersonForm row={row} onDone={back} onCancel={back} />}
      facts={
        <Facts
          facts={[
            { label: t('people.username'), value: row.username },
            { label: t('people.phone'), value: row.phone },
            { label: t('people.department'), value: row.departmentId && <Link component={To} to={`/departments/${row.departmentId}`}>{departmentName(row.departmentId)}</Link> },
            { label: t('people.site'), value: row.siteId && <Link component={To} to={`/sites/${row.siteId}`}>{siteName(row.siteId)}</Link> },
            { label: t('people.role'), value: t(`people.roleHint.${row.role}`), wide: true },
          ]}
        />
      }
    />
  );
}
