import { SETTING_SHAPES, type SettingKey, type SettingValues } from '../../schema/settings.ts';
import type { MessageKey } from '../messages/useT.ts';

/** Settings that are lists of coded entries. */
export type ListKey = { [K in SettingKey]: SettingValues[K] extends { code: string }[] ? K : never }[SettingKey];

/** An entry of any list: its form knows its fields from the list's spec, its shape is the schema's own. */
export type Item = { code: string; [field: string]: unknown };

export type FieldSpec = {
  name: string;
  kind: 'text' | 'lines' | 'steps' | 'tick' | 'rule' | 'endsBy' | 'hint';
  label: MessageKey;
  hint?: MessageKey;
  max?: number;
  required?: true;
};

export type ListSpec = {
  /** What an entry is called by. */
  title: 'name' | 'text';
  fields: FieldSpec[];
  /** Beside the name and before the source. */
  columns: { name: string; width: number; grow?: true }[];
  /** A new entry's first values. */
  fresh: Record<string, unknown>;
};

const NAME: FieldSpec = { name: 'name', kind: 'text', label: 'settings.field.name', max: 60, required: true };
const NOTE: FieldSpec = { name: 'note', kind: 'lines', label: 'settings.field.note', max: 2000 };
const QUOTE: FieldSpec = { name: 'quote', kind: 'lines', label: 'settings.field.quote', max: 2000 };
const SOURCE: FieldSpec = { name: 'source', kind: 'lines', label: 'settings.field.source', hint: 'settings.field.sourceHint', max: 300, required: true };
const BORROWED: FieldSpec = { name: 'borrowedFrom', kind: 'text', label: 'settings.field.borrowedFrom', hint: 'settings.field.borrowedHint', max: 60 };

const plain = (...more: FieldSpec[]): ListSpec => ({
  title: 'name',
  fields: [NAME, ...more, NOTE, QUOTE, SOURCE, BORROWED],
  columns: [{ name: 'note', width: 200, grow: true }],
  fresh: { name: '', source: '', retired: false },
});

export const LISTS: Record<ListKey, ListSpec> = {
  categories: {
    title: 'name',
    fields: [
      NAME,
      { name: 'meaning', kind: 'lines', label: 'settings.field.meaning', max: 2000 },
      { name: 'rule', kind: 'rule', label: 'settings.field.rule' },
      { name: 'ruleText', kind: 'text', label: 'settings.field.ruleText', hint: 'settings.field.ruleTextHint', max: 2000 },
      { name: 'playbook', kind: 'steps', label: 'settings.field.playbook', hint: 'settings.field.playbookHint' },
      { name: 'accountability', kind: 'tick', label: 'settings.field.accountability', hint: 'settings.field.accountabilityHint' },
      { name: 'explanation', kind: 'tick', label: 'settings.field.explanation', hint: 'settings.field.explanationHint' },
      { name: 'tellProgress', kind: 'tick', label: 'settings.field.tellProgress', hint: 'settings.field.tellProgressHint' },
      QUOTE,
      NOTE,
      SOURCE,
    ],
    columns: [
      { name: 'rule', width: 204 },
      { name: 'marks', width: 150 },
      { name: 'meaning', width: 160, grow: true },
    ],
    fresh: { name: '', meaning: '', playbook: [], rule: null, ruleText: '', accountability: false, explanation: false, tellProgress: false, source: '', retired: false },
  },
  causes: plain(),
  circumstances: plain(),
  pauseReasons: plain(),
  returnGrounds: plain(),
  tags: plain(),
  channels: {
    ...plain({ name: 'medium', kind: 'text', label: 'settings.field.medium', hint: 'settings.field.mediumHint', max: 60, required: true }),
    columns: [{ name: 'medium', width: 100 }],
    fresh: { name: '', medium: '', source: '', retired: false },
  },
  declineReasons: {
    ...plain({ name: 'remedy', kind: 'lines', label: 'settings.field.remedy', hint: 'settings.field.remedyHint', max: 2000 }),
    columns: [{ name: 'remedy', width: 200, grow: true }],
  },
  outcomes: {
    title: 'name',
    fields: [
      NAME,
      { name: 'meaning', kind: 'lines', label: 'settings.field.meaning', max: 2000 },
      { name: 'solved', kind: 'tick', label: 'settings.field.solved', hint: 'settings.field.solvedHint' },
      { name: 'endsBy', kind: 'endsBy', label: 'settings.field.endsBy' },
      QUOTE,
      NOTE,
      SOURCE,
      BORROWED,
    ],
    columns: [
      { name: 'solved', width: 76 },
      { name: 'endsBy', width: 96 },
      { name: 'meaning', width: 160, grow: true },
    ],
    fresh: { name: '', meaning: '', solved: false, endsBy: 'answer', source: '', retired: false },
  },
  exclusions: {
    title: 'name',
    fields: [
      NAME,
      { name: 'text', kind: 'lines', label: 'settings.field.text', max: 2000 },
      { name: 'example', kind: 'lines', label: 'settings.field.example', max: 2000 },
      { name: 'stillDo', kind: 'steps', label: 'settings.field.stillDo', hint: 'settings.field.stillDoHint' },
      QUOTE,
      NOTE,
      SOURCE,
      BORROWED,
    ],
    columns: [{ name: 'text', width: 240, grow: true }],
    fresh: { name: '', text: '', source: '', retired: false },
  },
  conditions: {
    title: 'text',
    fields: [
      { name: 'text', kind: 'lines', label: 'settings.field.condition', max: 2000, required: true },
      { name: 'hint', kind: 'hint', label: 'settings.field.hint' },
      SOURCE,
      BORROWED,
    ],
    columns: [{ name: 'hint', width: 220, grow: true }],
    fresh: { text: '', source: '', hint: {} },
  },
};

export const LIST_KEYS = Object.keys(LISTS) as ListKey[];

/** What an entry is called on screen. */
export function titleOf(key: ListKey, item: Item): string {
  const title = item[LISTS[key].title];
  return typeof title === 'string' ? title : item.code;
}

/** A code nobody needs to think of; whoever wants a telling one types it. */
export const newCode = () => `x_${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0'}`;

/** As it is sent: blank lines and an emptied 借自 are nothing. */
export function tidied(item: Item): Item {
  const entries = Object.entries(item).map(([name, value]): [string, unknown] => [
    name,
    Array.isArray(value) ? value.filter((one) => typeof one !== 'string' || one.trim() !== '') : value,
  ]);
  return { ...Object.fromEntries(entries.filter(([name, value]) => name !== 'borrowedFrom' || value !== '')), code: item.code };
}

export function itemShape(key: ListKey) {
  return SETTING_SHAPES[key].element;
}
