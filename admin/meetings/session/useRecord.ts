import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MeetingItem } from '../../../schema/meeting-items.ts';
import { draftKey, readDraft, writeDraft } from '../../actions/useDraft.ts';
import { useMe } from '../../session/me.ts';
import { readItem, sendItem } from '../api.ts';
import { type Kept, SessionRecord } from './record.ts';

/** The record of one meeting as it is written down here: autosaved, kept on this machine until it is, and said again when the connection is back. */
export function useRecord(items: readonly MeetingItem[]): SessionRecord {
  const me = useMe();
  const [record] = useState(() => {
    const key = (id: string) => draftKey(me?.id, `meeting-items.${id}`);
    return new SessionRecord({
      send: sendItem,
      read: readItem,
      keep: (id, kept) => void writeDraft(key(id), kept),
      recall: (id) => readDraft<Kept>(key(id)),
      now: () => Date.now(),
      later: (run, ms) => void window.setTimeout(run, ms),
    });
  });
  useEffect(() => record.take(items), [record, items]);
  useEffect(() => {
    const again = () => void record.saveAll();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      void record.saveAll();
    };
  }, [record]);
  useSyncExternalStore(record.subscribe, record.snapshot);
  return record;
}
