import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useT } from '../messages/useT.ts';

export type Sort = { field: string; order: 'ASC' | 'DESC' };

type Props = {
  label: string;
  align?: 'left' | 'right' | undefined;
  sortBy?: string | undefined;
  sort?: Sort | undefined;
  onSort?: ((field: string) => void) | undefined;
};

/** A column's name, standing while the rows scroll; pressing it sorts. */
export function HeadCell({ label, align, sortBy, sort, onSort }: Props) {
  const t = useT();
  const sorted = sortBy !== undefined && sort?.field === sortBy ? sort.order : undefined;
  return (
    <Box
      component="th"
      scope="col"
      aria-sort={sorted === 'ASC' ? 'ascending' : sorted === 'DESC' ? 'descending' : undefined}
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 2,
        bgcolor: 'raised',
        color: 'text.secondary',
        fontSize: 13,
        '&:first-of-type': { zIndex: 3, bgcolor: 'raised' },
      }}
      style={align === 'right' ? { textAlign: 'right' } : undefined}
    >
      {sortBy && onSort ? (
        <ButtonBase
          onClick={() => onSort(sortBy)}
          title={t('table.sortBy', { label })}
          sx={{ font: 'inherit', color: sorted ? 'text.primary' : 'inherit', fontWeight: sorted ? 600 : 400, gap: 0.5, '&:hover': { color: 'text.primary' } }}
        >
          {label}
          <Box component="span" aria-hidden sx={{ width: 10, fontSize: 10 }}>
            {sorted === 'ASC' ? '▲' : sorted === 'DESC' ? '▼' : ''}
          </Box>
        </ButtonBase>
      ) : (
        label
      )}
    </Box>
  );
}
