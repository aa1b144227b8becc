import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../messages/useT.ts';
import { usePeople } from '../people/usePeople.ts';
import { useMay } from '../session/me.ts';
import { Notice } from '../states/Notice.tsx';
import type { SectionName } from './sections.ts';

/** In place of a choice among a district's list that holds nothing: what is missing, and who can mend it. */
export function NoEntries({ list }: { list: SectionName }) {
  const t = useT();
  const mayEdit = useMay('settings.edit');
  const administrators = usePeople().filter(({ role, retiredAt }) => role === 'admin' && retiredAt === null);
  const what = t(`settings.section.${list}`);
  return (
    <Notice tone="soon">
      {t('settings.list.none', { what })}
      {mayEdit ? (
        <Button variant="text" component={Link} to={`/settings/${list}`} sx={{ ml: 1, minHeight: 0, py: 0 }}>{t('settings.list.goAdd')}</Button>
      ) : (
        t('settings.list.askAdmin', { what, who: administrators.map(({ name }) => name).join(t('form.comma')) })
      )}
    </Notice>
  );
}
