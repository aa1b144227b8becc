import { useEffect, useState } from 'react';

/** How well typed text fits a name: 0 best, null not at all. */
export type Fit = (name: string, typed: string) => number | null;

type Pinyin = { fitPinyin: (name: string, letters: string) => number | null };

/** Words between blanks must all occur; plain letters are tried as pinyin where its dictionary is here. */
function fitWith(pinyin: Pinyin | null): Fit {
  return (name, typed) => {
    const wanted = typed.trim().toLowerCase();
    const plain = name.toLowerCase();
    if (wanted === '' || plain.startsWith(wanted)) return 0;
    if (plain.includes(wanted)) return 1;
    if (/\s/.test(wanted)) return wanted.split(/\s+/).every((word) => plain.includes(word)) ? 2 : null;
    return pinyin && /^[a-z]+$/.test(wanted) ? pinyin.fitPinyin(name, wanted) : null;
  };
}

const byWords = fitWith(null);

/** The dictionary weighs more than the form: it follows a moment later, and words match meanwhile. */
export function useFit(): Fit {
  const [fit, setFit] = useState<Fit>(() => byWords);
  useEffect(() => {
    let wanted = true;
    void import('./pinyin.ts').then((pinyin) => wanted && setFit(() => fitWith(pinyin)));
    return () => {
      wanted = false;
    };
  }, []);
  return fit;
}
