import SearchIcon from '@mui/icons-material/Search';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';

const PAUSE = 250;

/** Text that filters the list as it is typed, never in the middle of a pinyin composition. */
export function SearchBox({ placeholder }: { placeholder: string }) {
  const { filterValues, setFilters } = useListContext();
  const asked: unknown = filterValues['q'];
  const shown = typeof asked === 'string' ? asked : '';
  const [typed, setTyped] = useState(shown);
  const [seen, setSeen] = useState(shown);
  const [composing, setComposing] = useState(false);
  if (seen !== shown) {
    // The filter was changed from outside: a cleared filter clears the box.
    setSeen(shown);
    setTyped(shown);
  }

  useEffect(() => {
    if (composing || typed === shown) return;
    const timer = setTimeout(() => {
      const { q: _, ...others } = filterValues;
      setFilters(typed.trim() ? { ...others, q: typed.trim() } : others);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, shown, composing, filterValues, setFilters]);

  return (
    <OutlinedInput
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      startAdornment={<SearchIcon sx={{ fontSize: 18, color: 'text.secondary', mr: -0.25 }} />}
      placeholder={placeholder}
      inputProps={{ 'aria-label': placeholder, maxLength: 100 }}
      sx={{ width: { xs: '100%', sm: 280 } }}
    />
  );
}
