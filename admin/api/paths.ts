export const ME_PATH = '/api/me';
export const SETTINGS_PATH = '/api/settings?limit=100';

/** Small enough to be kept whole. */
export type Directory = 'departments' | 'sites' | 'people' | 'matters';
const PAGE = 500;
/** The first page of a directory; the others follow by `&cursor=`. */
export const directoryPath = (resource: Directory) => `/api/${resource}?limit=${PAGE}`;
