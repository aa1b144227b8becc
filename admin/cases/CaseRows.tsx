import { useNavigate } from 'react-router-dom';
import type { Case } from '../../schema/cases.ts';
import { useT } from '../messages/useT.ts';
import { ListPage } from '../table/ListPage.tsx';
import { CaseLine } from './CaseLine.tsx';
import { useCaseColumns } from './useCaseColumns.tsx';

/** Cases where there is no room for a spreadsheet: a list to look at. */
export default function CaseRows({ bar, empty }: { bar: React.ReactNode; empty: React.ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const columns = useCaseColumns();
  return (
    <ListPage<Case>
      title={t('cases.title')}
      columns={columns}
      nameOf={(row) => `${row.number} ${row.title}`}
      onOpen={(row) => void navigate(`/cases/${row.id}`)}
      bar={bar}
      phoneRow={(row) => <CaseLine row={row} />}
      empty={empty}
    />
  );
}
