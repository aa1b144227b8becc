import { localStorageStore } from 'react-admin';

/** What the browser remembers of a person's lists: nothing of the session, and nothing personal. */
export const store = localStorageStore('1', 'banchengshi');
