import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a folder's data for this process alone until it ends, however it ends: SQLite's own file lock, which the
 * system lets go even after kill -9, where a file with a process id would stay behind. False when another has it.
 */
export function hold(lockFile: string): boolean {
  mkdirSync(dirname(lockFile), { recursive: true });
  const lock = new DatabaseSync(lockFile);
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    held.push(lock);
    return true;
  } catch {
    lock.close();
    return false;
  }
}

/** Keeps the locks from being collected. */
const held: DatabaseSync[] = [];
