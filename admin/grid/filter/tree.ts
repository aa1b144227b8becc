import { isRecord } from './count.ts';

/** What a condition may compare a field of each kind by. */
export const OPERATORS = {
  text: ['contains', 'is', 'isNot', 'empty', 'notEmpty'],
  code: ['is', 'isNot', 'empty', 'notEmpty'],
  number: ['is', 'gt', 'gte', 'lt', 'lte', 'empty', 'notEmpty'],
  instant: ['today', 'week', 'month', 'inWorkingDays', 'overdue', 'on', 'after', 'before', 'empty', 'notEmpty'],
  day: ['today', 'week', 'month', 'inWorkingDays', 'on', 'after', 'before', 'empty', 'notEmpty'],
  check: ['yes', 'no'],
} as const;

export type FieldKind = keyof typeof OPERATORS;
export type Operator = (typeof OPERATORS)[FieldKind][number];
export type FilterChoice = { id: string; label: string };

/** A field as filters, orders, groups and totals know it. */
export type FilterField = {
  field: string;
  label: string;
  kind: FieldKind;
  choices?: readonly FilterChoice[];
  /** An instant that falls due: only that can be overdue, or some working days ahead. */
  due?: boolean;
  sortable?: boolean;
  groupable?: boolean;
  /** A number that may be added up. */
  summable?: boolean;
};

const OF_DUES: readonly Operator[] = ['overdue', 'inWorkingDays'];

export const operatorsOf = ({ kind, due = false }: FilterField): readonly Operator[] => OPERATORS[kind].filter((op) => kind !== 'instant' || due || !OF_DUES.includes(op));

export type Condition = { kind: 'condition'; field: string; op: Operator; value: string | number };
export type Group = { kind: 'group'; any: boolean; nodes: Node[] };
export type Node = Condition | Group;
export type Filter = Record<string, unknown>;

export const isBare = (op: Operator): boolean => ['today', 'week', 'month', 'overdue', 'empty', 'notEmpty', 'yes', 'no'].includes(op);

/** Whether enough was said to ask for it. */
export const isWhole = ({ field, op, value }: Condition): boolean => field !== '' && (isBare(op) || value !== '');

function asked({ op, value }: Condition): unknown {
  switch (op) {
    case 'is':
    case 'on':
      return value;
    case 'isNot':
      return { ne: value };
    case 'contains':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'inWorkingDays':
      return { [op]: value };
    case 'after':
      return { gt: value };
    case 'before':
      return { lt: value };
    case 'today':
    case 'week':
    case 'month':
      return { within: op };
    case 'overdue':
      return { overdue: true };
    case 'empty':
      return { empty: true };
    case 'notEmpty':
      return { empty: false };
    case 'yes':
      return true;
    case 'no':
      return false;
  }
}

/** In the API's own words; what is not whole is left out. An empty object asks for nothing. */
export function toFilter(node: Node): Filter {
  if (node.kind === 'condition') return isWhole(node) ? { [node.field]: asked(node) } : {};
  const parts = node.nodes.map(toFilter).filter((part) => Object.keys(part).length > 0);
  const [only] = parts;
  if (!only) return {};
  return parts.length === 1 ? only : { [node.any ? 'or' : 'and']: parts };
}

function readOne(field: string, given: unknown, kind: FieldKind): Node[] {
  const one = (op: Operator, value: string | number = ''): Condition => ({ kind: 'condition', field, op, value });
  const plain = (value: unknown): string | number => (typeof value === 'number' ? value : String(value));
  if (given === true || given === false) return [one(given ? 'yes' : 'no')];
  if (Array.isArray(given)) return [{ kind: 'group', any: true, nodes: given.map((value) => one('is', plain(value))) }];
  if (!isRecord(given)) return given === null ? [one('empty')] : [one(kind === 'instant' || kind === 'day' ? 'on' : 'is', plain(given))];
  return Object.entries(given).flatMap(([op, operand]): Node[] => {
    const timed = kind === 'instant' || kind === 'day';
    switch (op) {
      case 'within':
        return operand === 'today' || operand === 'week' || operand === 'month' ? [one(operand)] : [];
      case 'overdue':
        return operand === true ? [one('overdue')] : [];
      case 'empty':
        return [one(operand === true ? 'empty' : 'notEmpty')];
      case 'ne':
        return [one('isNot', plain(operand))];
      case 'gt':
        return [one(timed ? 'after' : 'gt', plain(operand))];
      case 'lt':
        return [one(timed ? 'before' : 'lt', plain(operand))];
      case 'gte':
      case 'lte':
      case 'contains':
      case 'inWorkingDays':
        return [one(op, plain(operand))];
      default:
        return [];
    }
  });
}

/** The other way round, for a filter that was saved or came with a link. */
export function fromFilter(filter: Filter, kindOf: (field: string) => FieldKind): Group {
  const nodes = Object.entries(filter).flatMap(([name, given]): Node[] => {
    if ((name === 'and' || name === 'or') && Array.isArray(given)) {
      const parts = given.filter(isRecord).map((part) => {
        const inner = fromFilter(part, kindOf);
        const [only] = inner.nodes;
        return inner.nodes.length === 1 && only ? only : inner;
      });
      return name === 'and' ? parts : [{ kind: 'group', any: true, nodes: parts }];
    }
    return readOne(name, given, kindOf(name));
  });
  const [only] = nodes;
  return nodes.length === 1 && only?.kind === 'group' ? only : { kind: 'group', any: false, nodes };
}
