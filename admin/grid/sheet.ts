import { Problem } from '../api/problem.ts';
import type { Row } from '../api/rows.ts';
import type { T } from '../messages/useT.ts';
import type { GridColumn, GridResource } from './columns.ts';
import { Choosing } from './choosing.ts';
import { Cursor } from './cursor.ts';
import type { Preview } from './preview.ts';
import type { Cell, Size } from './rules/range.ts';
import type { Clash } from './rules/merge.ts';
import { faultsSaid, named } from './rules/blame.ts';
import type { ReadContext } from './rules/written.ts';
import type { TableStep } from './rules/steps.ts';
import { Rows } from './rows.ts';
import { Signal } from './signal.ts';
import { Typing } from './typing.ts';
import type { Fold } from './grouping.ts';

/** What was last done, for the status bar and the ear. */
export type Said = { tone: 'quiet' | 'busy' | 'done' | 'failed'; text: string };

/** A colleague at a row. */
export type Other = { id: string; name: string };

/** Cells of one row that somebody else changed meanwhile. */
export type RowClash = { id: string; name: string; clashes: Clash[] };

/** What stands over the grid and waits for an answer. */
export type Question =
  | { kind: 'preview'; preview: Preview; answer: (write: boolean) => void }
  /** The fields of each row for which mine is to be written after all; null: decide later. */
  | { kind: 'clash'; rows: RowClash[]; answer: (mine: Map<string, string[]> | null) => void }
  /** A step that reaches far is to be taken back, or done again. */
  | { kind: 'step'; step: TableStep; way: 'undo' | 'redo'; answer: (yes: boolean) => void }
  | { kind: 'refused' }
  | { kind: 'help' }
  | { kind: 'add' }
  /** New rows the filter keeps out of the list. */
  | { kind: 'outside' }
  /** What became of a row, or of one cell of it. */
  | { kind: 'history'; row: Row; name: string; field?: string }
  | { kind: 'offer'; cell: Cell; why: string };

/** What changes with the language and the day. */
export type Words = ReadContext & { t: T; sentence: (error: unknown) => string; moment: (instant: string) => string };

/** One open grid: its rows, where one is in it, what is being typed, what is being said. React draws it and hands it events. */
export class Sheet<R extends Row> {
  readonly rows: Rows<R>;
  readonly cursor = new Cursor();
  readonly typing = new Typing();
  readonly choosing = new Choosing();
  /** Something was written: what else shows these rows may ask again. */
  readonly written = new Signal();
  /** Groups were folded or opened by hand: whoever keeps that is told. */
  readonly folded = new Signal();
  readonly changed = new Signal();
  readonly resource: GridResource<R>;
  #columns: readonly GridColumn<R>[] = [];
  #known: readonly GridColumn<R>[] = [];
  #words: Words;
  /** Where a view keeps the order of columns. */
  #moveColumn: ((from: number, to: number) => void) | null = null;
  /** What was cut, and where: a paste of the same text moves it. */
  cut: { text: string; cells: { id: string; field: string }[] } | null = null;
  /** Steps that cannot be taken back any more: Ctrl+Z goes on to those before them. */
  readonly passed = new Set<string>();
  /** Cells that two people changed, put off for later. */
  #undecided: readonly RowClash[] = [];
  #outside: readonly R[] = [];
  #come: ReadonlySet<string> = new Set();
  #said: Said = { tone: 'quiet', text: '' };
  #question: Question | null = null;

  constructor(resource: GridResource<R>, words: Words) {
    this.resource = resource;
    this.rows = new Rows<R>(resource.name);
    this.#words = words;
    this.typing.onBegin = () => {
      // What was said of something else is over when something new begins.
      this.say('quiet', '');
      this.#typedInto = this.here?.row ?? null;
    };
    // A row that moved away under the fingers would take what was meant for it with it.
    let release: (() => void) | null = null;
    this.typing.changed.subscribe(() => {
      if (this.typing.mode() !== 'ready') release ??= this.rows.hold();
      else {
        release?.();
        release = null;
      }
    });
  }

  /** What it is drawn with now: called after every drawing that changes it. */
  adopt(columns: readonly GridColumn<R>[], words: Words, size: Size, known = columns): void {
    this.#columns = columns;
    this.#known = known;
    this.#words = words;
    this.cursor.resize(size);
  }

  get columns(): readonly GridColumn<R>[] {
    return this.#columns;
  }

  /** Opens a row's record: what the first of all columns does, wherever a view puts it. */
  get record(): ((row: R) => void) | undefined {
    return this.#known[0]?.open;
  }

  /** Those that are hidden too: history names them. */
  get known(): readonly GridColumn<R>[] {
    return this.#known;
  }

  get words(): Words {
    return this.#words;
  }

  /** The row as it stood when typing in it began: what is compared where somebody else was faster. */
  #typedInto: R | null = null;
  #others: readonly Other[] = [];

  readonly said = () => this.#said;
  readonly others = () => this.#others;
  readonly question = () => this.#question;

  get typedInto(): R | null {
    return this.#typedInto;
  }

  /** Takes a column to the place of another, both counted among those shown. */
  moveColumn(from: number, to: number): void {
    this.#moveColumn?.(from, to);
  }

  movesColumns(how: ((from: number, to: number) => void) | null): void {
    this.#moveColumn = how;
  }

  /** Who else is at which row. */
  meet(others: readonly Other[]): void {
    if (JSON.stringify(others) === JSON.stringify(this.#others)) return;
    this.#others = others;
    this.rows.present(new Map(others.map(({ id, name }) => [id, name])));
    this.changed.emit();
  }

  get undecided(): readonly RowClash[] {
    return this.#undecided;
  }

  putOff(rows: readonly RowClash[]): void {
    this.#undecided = rows;
  }

  /** Rows that were added here and do not meet the filter: they are said, until something else is listed. */
  readonly outside = () => this.#outside;

  leaveOutside(rows: readonly R[]): void {
    if (rows.length === 0 && this.#outside.length === 0) return;
    this.#outside = rows;
    this.changed.emit();
  }

  /** Rows others brought into this list since it was read: they are said, and come in when one asks for them, so that no line moves under one's hand. */
  readonly come = () => this.#come;

  arrive(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#come = new Set([...this.#come, ...ids]);
    this.changed.emit();
  }

  bringIn(): void {
    this.#come = new Set();
    this.rows.reload();
    this.changed.emit();
  }

  /** Something else is listed: what was said of the list before is no more. */
  listAnew(): void {
    this.#come = new Set();
    this.#outside = [];
    this.changed.emit();
  }

  say(tone: Said['tone'], text: string): void {
    this.#said = { tone, text };
    this.changed.emit();
  }

  ask(question: Question | null): void {
    this.#question = question;
    this.changed.emit();
  }

  askHistory(of: 'cell' | 'row'): void {
    const { here } = this;
    if (here) this.ask({ kind: 'history', row: here.row, name: this.nameOf(here.row), ...(of === 'cell' ? { field: here.column.field } : {}) });
  }

  column(field: string): GridColumn<R> | undefined {
    return this.columns.find((column) => column.field === field);
  }

  foldAs(fold: Fold): void {
    this.rows.setFold(fold);
    this.folded.emit();
  }

  /** The active cell, where its row is here. */
  get here(): { row: R; column: GridColumn<R>; cell: Cell } | null {
    const cell = this.cursor.active;
    const row = this.rows.at(cell.row);
    const column = this.columns[cell.col];
    return row && column ? { row, column, cell } : null;
  }

  nameOf(row: R): string {
    return this.#known[0]?.text(row) ?? '';
  }

  /** A value of a field as the grid shows it. */
  show(row: R, field: string, value: unknown): string {
    return this.column(field)?.text({ ...row, [field]: value }) ?? '';
  }

  /** What went wrong in one sentence, with the columns called as their heads call them. */
  explain(error: unknown): string {
    const { t } = this.#words;
    // A refusal of one field says in its own sentence which; only findings that say more are said instead of it.
    const found = error instanceof Problem ? error.errors.filter(({ message }) => message !== error.detail) : [];
    const faults = faultsSaid(found, this.#known, (column, message) => t('grid.fault', { column, message }));
    if (faults.length > 0) return `${faults.join(t('grid.faultComma'))}${t('grid.faultEnd')}`;
    return named(this.#words.sentence(error), this.#known);
  }

  /** Why not, said where the action is not at hand: it is named. */
  refusalFrom(row: R, column: GridColumn<R>): string {
    const action = column.action?.(row);
    return action ? this.words.t('grid.byAction', { column: column.label, action: action.label }) : this.refusal(row, column);
  }

  refusal(row: R, column: GridColumn<R>): string {
    return column.refusal?.(row) ?? this.words.t('grid.locked', { column: column.label });
  }
}
