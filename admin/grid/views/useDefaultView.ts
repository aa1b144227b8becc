import { useEffect, useRef } from 'react';
import type { ViewResource } from '../../../schema/views.ts';
import { useMe } from '../../session/me.ts';
import type { SetLook } from './useLook.ts';
import { useViews } from './useViews.ts';

/**
 * Whoever comes to a grid without having asked for anything begins with the view of his role; once, so that he may leave
 * it. The view takes the bare address's place in history: Back leads past it.
 */
export function useDefaultView(resource: ViewResource, unasked: boolean, open: SetLook): void {
  const me = useMe();
  const views = useViews(resource);
  const begun = useRef(!unasked);
  const opening = useRef(open);
  useEffect(() => {
    opening.current = open;
  });
  useEffect(() => {
    if (begun.current || !me || views.length === 0) return;
    begun.current = true;
    const [view] = views.filter(({ defaultFor }) => defaultFor === me.role).toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
    if (view) opening.current({ ...view.settings, view: view.id }, { replace: true });
  }, [me, views]);
}
