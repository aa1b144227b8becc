import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { FileRow } from '../../schema/files.ts';
import { get } from '../api/http.ts';
import type { Page } from '../api/rows.ts';
import { useMe } from '../session/me.ts';
import type { Owner } from './upload.ts';

/** Who only counts is not asked to look at files; which of them the others see, the server says. */
export function useReadsFiles(): boolean {
  const me = useMe();
  return me !== undefined && (me.role === 'handler' || me.permissions.includes('personal_data.see'));
}

/** The files of one record, the newest first. */
export function useFiles({ subjectKind, subjectId }: Owner, enabled = true) {
  const filter = encodeURIComponent(JSON.stringify({ subjectKind, subjectId }));
  return useQuery({
    queryKey: ['files', subjectKind, subjectId],
    enabled,
    queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=200`, signal)).data,
  });
}

/** Files by id, in the order asked for: samples that hang on an earlier edition than the one at hand. */
export function useFilesById(ids: readonly string[]): FileRow[] {
  const filter = encodeURIComponent(JSON.stringify({ id: ids }));
  const { data } = useQuery({ queryKey: ['files', 'by-id', filter], enabled: ids.length > 0, queryFn: async ({ signal }) => (await get<Page<FileRow>>(`/api/files?filter=${filter}&limit=200`, signal)).data });
  return ids.flatMap((id) => data?.find((file) => file.id === id) ?? []);
}

/** Tells that the files of a record beside its list have changed: its row shows how many they are. */
export function useFilesChange(owner: Owner, onChange: () => void): void {
  const { data } = useFiles(owner, useReadsFiles());
  const now = data?.map(({ id, name }) => `${id} ${name}`).join('\n');
  const before = useRef(now);
  const changed = useEffectEvent(onChange);
  useEffect(() => {
    if (before.current !== undefined && now !== before.current) changed();
    before.current = now;
  }, [now]);
}
