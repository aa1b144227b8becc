import Box from '@mui/material/Box';
import { useId } from 'react';
import { RuleText } from '../../deadlines/RuleText.tsx';
import { useT } from '../../messages/useT.ts';
import { NoEntries } from '../../settings/NoEntries.tsx';
import { useSettings } from '../../settings/useSettings.ts';

type Props = { value: string | null; onChange: (code: string) => void; error: string | undefined };

/** The district's categories with what each means there and how long it gives: they mean different things in different districts. */
export function CategoryChoice({ value, onChange, error }: Props) {
  const t = useT();
  const name = useId();
  const all = useSettings().categories;
  const categories = (all ?? []).filter(({ retired, code }) => !retired || code === value);
  if (all && categories.length === 0) return <NoEntries list="categories" />;
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, mb: 0.25, fontSize: 13, color: 'text.secondary' }}>{t('cases.column.category')}</Box>
      <Box sx={{ border: 1, borderColor: 'hairline', borderRadius: '3px' }}>
        {categories.map((category, at) => (
          <Box
            component="label"
            key={category.code}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'baseline',
              px: 1.25,
              py: 0.5,
              cursor: 'pointer',
              borderTop: at > 0 ? 1 : 0,
              borderColor: 'hairline',
              bgcolor: category.code === value ? 'wash' : undefined,
              '&:hover': { bgcolor: category.code === value ? 'wash' : 'hover' },
            }}
          >
            <input type="radio" name={name} checked={category.code === value} onChange={() => onChange(category.code)} />
            <Box component="span" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{category.name}</Box>
            <Box component="span" sx={{ flex: 1, color: 'text.secondary', fontSize: 13 }}>{category.meaning === category.name ? '' : category.meaning}</Box>
            <Box component="span" sx={{ whiteSpace: 'nowrap', fontSize: 13, color: (theme) => (category.rule ? 'inherit' : theme.palette.tones.soon.ink) }}>
              <RuleText rule={category.rule} />
            </Box>
          </Box>
        ))}
      </Box>
      {error && <Box sx={{ fontSize: 12, color: (theme) => theme.palette.tones.soon.ink }}>{error}</Box>}
    </Box>
  );
}
