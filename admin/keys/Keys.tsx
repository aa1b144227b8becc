import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';

export type Binding = { id: string; key: string; label: string; run: () => void };

type Registry = { add: (binding: Binding) => void; remove: (id: string) => void };

const RegistryContext = createContext<Registry>({ add: () => undefined, remove: () => undefined });
const BindingsContext = createContext<Binding[]>([]);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Keys never fire while something is typed, composed by an input method, or asked in a dialog. */
function isForUs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !isTyping(event.target) && !document.querySelector('[role="dialog"]');
}

export function KeysProvider({ children }: { children: React.ReactNode }) {
  const [bindings, setBindings] = useState<Binding[]>([]);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isForUs(event)) return;
    const binding = bindings.findLast(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (!binding) return;
    event.preventDefault();
    binding.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const registry = useMemo(
    () => ({
      add: (binding: Binding) => setBindings((all) => [...all.filter(({ id }) => id !== binding.id), binding]),
      remove: (id: string) => setBindings((all) => all.filter((binding) => binding.id !== id)),
    }),
    [],
  );
  return (
    <RegistryContext value={registry}>
      <BindingsContext value={bindings}>{children}</BindingsContext>
    </RegistryContext>
  );
}

export const useBindings = () => useContext(BindingsContext);

/** Binds a single key while the calling component is mounted and `enabled`; `?` then lists it under `label`. */
export function useKey(key: string | undefined, label: string, run: () => void, enabled = true): void {
  const { add, remove } = useContext(RegistryContext);
  const fire = useEffectEvent(run);
  useEffect(() => {
    if (!enabled || !key) return;
    const id = `${key}:${label}`;
    add({ id, key, label, run: () => fire() });
    return () => remove(id);
  }, [add, remove, key, label, enabled]);
}
