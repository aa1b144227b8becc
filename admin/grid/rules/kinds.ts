/** What a cell can hold; decides how written text is read, how a range is summed and how an editor behaves. */
export const KINDS = [
  'text', 'longText', 'number', 'date', 'instant', 'choice', 'choices', 'check',
  'person', 'department', 'matter', 'site', 'link', 'files', 'computed', 'state',
] as const;
export type Kind = (typeof KINDS)[number];

/** One thing a cell may be set to: what is stored, what is shown, what else people call it, and what there is to know before it is chosen. */
export type Choice = { id: string; label: string; code?: string | undefined; alias?: string | undefined; note?: string | undefined };

/** As much of a column as the rules need. `empty` is what clearing stores; a column without it cannot be emptied. */
export type Target = { kind: Kind; choices?: readonly Choice[] | undefined; empty?: '' | null | readonly never[] | undefined };

const CHOSEN: readonly Kind[] = ['choice', 'choices', 'person', 'department', 'matter', 'site'];
/** Kinds whose values stand in a list to choose from. */
export const isChosen = (kind: Kind) => CHOSEN.includes(kind);
