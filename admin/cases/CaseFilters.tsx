import Box from '@mui/material/Box';
import { useListContext } from 'react-admin';
import { usePhone } from '../layout/usePhone.ts';
import { useDepartments } from '../departments/useDepartments.ts';
import { useT } from '../messages/useT.ts';
import { mineOf, useMe } from '../session/me.ts';
import { useSettings } from '../settings/useSettings.ts';
import { ClearFilters, FilterSelect, FilterTick } from '../table/FilterSelect.tsx';
import { SearchBox } from '../table/SearchBox.tsx';

/** Words first, then the few conditions people ask for every day. */
export function CaseFilters() {
  const t = useT();
  const phone = usePhone();
  const me = useMe();
  const { filterValues } = useListContext();
  const settings = useSettings();
  const departments = useDepartments().filter(({ retiredAt }) => retiredAt === null);
  const named = (list: { code: string; name: string; retired: boolean }[] | undefined) =>
    (list ?? []).filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, px: 2, py: 1 }}>
      <SearchBox placeholder={t('cases.filter.search')} />
      {!phone && (
        <>
          <FilterSelect source="category" label={t('cases.filter.category')} options={named(settings.categories)} />
          <FilterSelect source="leadDepartmentId" label={t('cases.filter.department')} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
          <FilterSelect source="channel" label={t('cases.filter.channel')} options={named(settings.channels)} />
        </>
      )}
      {me?.role === 'coordinator' && <FilterTick source="coordinatorId" value={mineOf(me)} label={t('cases.filter.mine')} />}
      {Object.keys(filterValues).some((name) => name !== 'look') && <ClearFilters />}
    </Box>
  );
}
