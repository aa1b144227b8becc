import { type RefObject, useEffect, useState } from 'react';

const MARKED = '[aria-invalid="true"]';

/**
 * Called along with what sets the faults, so that it comes after they are drawn: the first of them is where the
 * typing goes on, in a part of the form that was folded away too. `faults` is what counts as one in this form.
 */
export function useFaultFocus(form: RefObject<HTMLElement | null>, faults = MARKED): () => void {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const field = form.current?.querySelector<HTMLElement>(faults);
    const folded = field?.closest('details');
    if (folded) folded.open = true;
    field?.focus();
  }, [form, faults, asked]);
  return () => setAsked((times) => times + 1);
}
