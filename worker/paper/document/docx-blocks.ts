import type { Block, PageSetup, SimpleBlock } from '../../../schema/paper-document.ts';
import { BIAOSONG, HEITI } from './docx-parts.ts';
import { table, type Cell, type TableRow } from './docx-table.ts';
import { TAB, codeParagraph, paragraph, paragraphs, run, twips, type Place } from './docx-text.ts';
import { BLANK_DAY, CUT_HERE, LABEL_MM, QR_MM } from './layout.ts';

type Only<K extends SimpleBlock['kind']> = Extract<SimpleBlock, { kind: K }>;

const gap = (points: number, keep = false) => paragraph('', { line: points, keep });
const CUT = `${'- '.repeat(22)} ${CUT_HERE} ${' -'.repeat(22)}`;

/** Writes the blocks of one paper and collects what its codes say. */
export class BlockWriter {
  readonly #official: boolean;
  /** The line of text, in millimetres and as Word counts. */
  readonly #mm: number;
  readonly #width: number;
  /** In their order: qr1, qr2 … */
  readonly codes: string[] = [];

  constructor({ official, left, right }: PageSetup) {
    this.#official = official;
    this.#mm = 210 - left - right;
    this.#width = twips(this.#mm);
  }

  /** Signatures, seal and what stands at the `footed` foot are never alone on a page: what goes before them goes with them. */
  write(blocks: readonly Block[], footed: boolean): string {
    const signs = (block: Block | undefined) => block?.kind === 'seal' || block?.kind === 'signatures';
    const held = (at: number) => (at === blocks.length - 1 ? footed : signs(blocks[at + 1]));
    return blocks.map((block, at) => (block.kind === 'tear_off' ? this.#tearOff(block) : this.#one(block, held(at)))).join('');
  }

  #tearOff({ title, number, blocks }: Extract<Block, { kind: 'tear_off' }>): string {
    const numbered = number === null ? '' : paragraph(run(number, { size: 11 }), { align: 'right', line: 16, keep: true });
    // What comes back of a letter is a sheet of its own; of a form it is cut off.
    const cut = this.#official ? '' : paragraph(run(CUT, { size: 9, color: '444444' }), { align: 'center', line: 14, before: 10, keep: true });
    return [
      cut,
      paragraph(run(title, { font: BIAOSONG, size: 18 }), { align: 'center', line: 28, keep: true, newPage: this.#official }),
      numbered,
      ...blocks.map((block) => this.#one(block, true)),
    ].join('');
  }

  #one(block: SimpleBlock, keep: boolean): string {
    switch (block.kind) {
      case 'paragraph':
        return paragraphs(block.text, {}, { align: block.align === 'justify' ? 'both' : block.align, indent: block.indent, keep });
      case 'heading':
        return paragraph(run(block.text, { font: HEITI }), { indent: true, keep: true });
      case 'form':
        return this.#form(block, keep);
      case 'grid':
        return this.#grid(block, keep);
      case 'signatures':
        return this.#signatures(block, keep);
      case 'seal':
        return this.#seal(block, keep);
      case 'qr':
        return this.#code(block);
      case 'note':
        return paragraphs(block.tone === 'provisional' ? `※ ${block.text}` : block.text, { size: 10 }, { align: 'both', line: 15, before: 3, keep });
    }
  }

  #cell(text: string, place: Place): string {
    const [size, line] = this.#official ? [11.5, 17] : [12, 18];
    return paragraphs(text, { size }, { line, ...place });
  }

  /** Four columns: a label and its value, twice; a row of one cell spans the rest. */
  #form({ rows }: Only<'form'>, keep: boolean): string {
    const label = twips(LABEL_MM);
    const half = Math.floor(this.#width / 2);
    const columns = [label, half - label, label, this.#width - half - label];
    const made = rows.map(({ cells, minHeight }): TableRow => ({
      ...(minHeight !== undefined && { height: twips(minHeight) }),
      cells: cells.flatMap(({ label: name, value, sign }, at): Cell[] => {
        const wide = cells.length === 1;
        const said = value === '' && sign !== undefined ? '' : this.#cell(value, { keep });
        return [
          { content: this.#cell(name, { align: 'center', keep }), width: label, tight: true },
          {
            content: `${said}${sign === undefined ? '' : this.#cell(sign, { align: 'right', keep })}`,
            width: wide ? this.#width - label : (columns[at * 2 + 1] ?? half),
            ...(wide && { span: 3 }),
            ...(sign !== undefined && { bottom: true }),
          },
        ];
      }),
    }));
    return `${gap(6, keep)}${table(columns, made, true)}${gap(8, keep)}`;
  }

  #grid({ columns, rows, blank }: Only<'grid'>, keep: boolean): string {
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => Math.floor((this.#width * width) / total));
    const rowOf = (texts: readonly string[], head: boolean, last = false): TableRow => ({
      ...(head && { head }),
      cells: columns.map(({ align }, at) => ({
        content: paragraphs(texts[at] ?? '', { size: 11, ...(head && { font: HEITI }) }, { align: head ? 'center' : align, line: 16, keep: last && keep }),
        width: widths[at] ?? 0,
      })),
    });
    const filled = [...rows, ...Array.from({ length: blank }, () => [])];
    return `${gap(6)}${table(widths, [rowOf(columns.map(({ label }) => label), true), ...filled.map((row, at) => rowOf(row, false, at === filled.length - 1))], true)}${gap(8, keep)}`;
  }

  #signatures({ lines }: Only<'signatures'>, keep: boolean): string {
    const slots = Math.max(lines.length, 2);
    const width = Math.floor(this.#width / slots);
    const rule = width - twips(8);
    const cells = Array.from({ length: slots }, (_, at): Cell => {
      const line = lines[at];
      if (!line) return { content: paragraph(''), width };
      const name = line.name === undefined ? '' : run(`　${line.name}`, { size: 12, underline: true });
      const day = line.date ? paragraph(run(BLANK_DAY, { size: 12 }), { align: 'right', line: 24, keep, past: { left: 0, right: -8 } }) : '';
      return { content: `${paragraph(`${run(`${line.label}：`, { size: 12 })}${name}${TAB}`, { line: 24, keep: line.date || keep, rule })}${day}`, width };
    });
    return `${gap(14, true)}${table(cells.map(() => width), [{ cells }], false)}${gap(6, keep)}`;
  }

  /** GB/T 9704-2012: the day four characters from the right, the issuer centred over it, room for the seal over both. */
  #seal({ issuer, hint, day }: Only<'seal'>, keep: boolean): string {
    const size = this.#official ? 16 : 12;
    const characters = (count: number) => (count * size * 25.4) / 72;
    const wide = Math.min(this.#mm, characters([...issuer, ...hint].length + 1));
    const right = Math.min(characters(this.#official ? 4 : 3), this.#mm - wide);
    const past = { left: -(this.#mm - wide - right), right: -right };
    return `${gap(this.#official ? 36 : 24, true)}${paragraph(run(`${issuer}${hint}`), { align: 'center', keep: true, past })}${paragraph(run(day), { align: 'center', keep, past, after: this.#official ? 26 : 22 })}`;
  }

  #code({ text, caption, lines }: Only<'qr'>): string {
    this.codes.push(text);
    const side = twips(QR_MM + 6);
    const said = [paragraph(run(caption, { font: HEITI, size: 12 }), { line: 20 }), ...lines.map((line) => paragraph(run(line, { size: 12 }), { line: 20 }))].join('');
    const cells = [{ content: codeParagraph(`qr${this.codes.length}`, this.codes.length, QR_MM), width: side }, { content: said, width: this.#width - side }];
    return `${gap(6)}${table(cells.map(({ width }) => width), [{ cells }], false)}${gap(6)}`;
  }
}
