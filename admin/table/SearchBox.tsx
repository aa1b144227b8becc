import SearchIcon from '@mui/icons-material/Search';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useRef, useState } from 'react';
import { useListContext } from 'react-admin';

const PAUSE = 250;

/** Text that filters the list as it is typed, never in the middle of a pinyin composition. */
export function SearchBox({ placeholder }: { placeholder: string }) {
  const { filterValues, setFilters } = useListContext();
  const asked: unknown = filterValues['q'];
  const shown = typeof asked === 'string' ? asked : '';
  const [typed, setTyped] = useState(shown);
  const [seen, setSeen] = useState(shown);
  const composing = useRef(false);
  if (seen !== shown) {
    // The filter was changed from outside: a cleared filter clears the box.
    setSeen(shown);
    setTyped(shown);
  }

  useEffect(() => {
    if (composing.current || typed === shown) return;
    const timer = setTimeout(() => {
      const { q: _, ...others } = filterValues;
      setFilters(typed.trim() ? { ...others, q: typed.trim() } : others);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, shown, filterValues, setFilters]);

  return (
    <OutlinedInput
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        setTyped(event.currentTarget instanceof HTMLInputElement ? event.currentTarget.value : typed);
      }}
      startAdornment={<SearchIcon sx={{ fontSize: 18, color: 'text.secondary', mr: -0.25 }} />}
      placeholder={placeholder}
      inputProps={{ 'aria-label': placeholder, maxLength: 100 }}
      sx={{ width: { xs: '100%', sm: 280 } }}
    />
  );
}
