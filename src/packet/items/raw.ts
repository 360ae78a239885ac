/** A piece of evidence as it is collected from the page, before it is interpreted: lines of a claim, and fields. */
import { finding } from '../../findings/catalogue.ts';
import type { Finding } from '../../findings/finding.ts';
import { near } from '../../text/near.ts';
import type { Block, ItemBlock, OtherBlock, QuoteBlock } from '../document/blocks.ts';
import { isBlank, slice, type Line } from '../document/lines.ts';
import type { FieldName } from '../packet.ts';
import {
  FIELD_NAMES,
  fieldNamed,
  partsOf,
  readLine,
  splitBold,
  splitKey,
  statementNamed,
  type Part,
} from './fields.ts';

/** A field's value with the lines it was written on. */
export interface RawField {
  readonly name: FieldName;
  readonly lines: Line[];
}

/** Labels that look like a field with a slip in it, and are words of their own: "Status: …" is no `State:`. */
const OWN_WORDS = /^(?:issue[ds]?|status|stage|stats|stake|rules?|scores?|seasons?|quota|then|slope|planes?|play)$/iu;

/** Ends of a change, which people write on lines of their own. */
const ENDS = /^(?:before|after|baseline|now|vorher|nachher|avant|après|antes|depois|después)$/iu;

/** Whether a line begins with a label: in bold, or of an end of a change. */
const isLabelled = (line: Line): boolean => {
  const split = splitKey(line.text);
  return split === null ? splitBold(line) !== null : line.bold > 0 || ENDS.test(split.key);
};

/** The words of each part, with its links; a link without words between two parts is the later one's. */
function slicesOf(line: Line, parts: readonly Part[]): Line[] {
  const slices = parts.map(({ from, to }) => slice(line, from, to));
  const kept = slices.reduce((sum, { links }) => sum + links.length, 0);
  if (kept === line.links.length) return slices;
  return slices.map((made, n) => {
    const after = parts[n - 1]?.to ?? 0;
    const { from, to } = parts[n] ?? { from: 0, to: 0 };
    const inside = (at: number): boolean => at >= from && at < Math.max(to, from + 1);
    const until = n === parts.length - 1 ? Number.POSITIVE_INFINITY : to;
    const links = line.links.filter(({ at }) => inside(at) || (at >= after && at < Math.max(until, from)));
    return { ...made, links: links.map((link) => ({ ...link, at: Math.max(0, link.at - from) })) };
  });
}

/** Collects lines into a claim and fields, in the order in which they are written. */
export class RawItem {
  readonly claim: Line[] = [];
  readonly fields: RawField[] = [];
  readonly findings: Finding[] = [];
  /** What stands within it and is no part of it: code, HTML, quotes, boxes that are not ticked. */
  readonly aside: (OtherBlock | QuoteBlock | ItemBlock)[] = [];
  /** Whether it stands in an item that names its criterion: then its links need no other words. */
  readonly named: boolean;
  private readonly path: string;

  constructor(path: string, named = false) {
    this.path = path;
    this.named = named;
  }

  /**
   * Adds the lines of one paragraph: `Key: value` is a field wherever it stands, and a line after one that begins a line
   * continues it. `first`: whether the paragraph is the item's first, whose beginning is no misspelt field.
   */
  addLines(lines: readonly Line[], first: boolean): void {
    let open: RawField | null = null;
    lines.forEach((line, index) => {
      const parts = partsOf(line);
      if (parts.length === 0 && !isBlank(line))
        parts.push({ name: null, from: 0, to: line.text.length, closed: false });
      const slices = slicesOf(line, parts);
      for (const [n, { name, closed }] of parts.entries()) {
        const part = slices[n] ?? line;
        if (name === null) {
          // Another label ends the value of the field before it, though it is no field: "**Before:** 14".
          if (n === 0 && open !== null && !isLabelled(line)) {
            open.lines.push(part);
            continue;
          }
          if (!(first && index === 0) && n === 0) this.lookForSlip(line);
          this.claim.push(part);
          open = null;
        } else if (name === 'claim') {
          this.claim.push(part);
          open = null;
        } else {
          const field = { name, lines: [part] };
          this.fields.push(field);
          open = closed ? null : field;
        }
      }
      if (parts.length === 0 && line.struck) this.claim.push(line);
      if (line.notes !== undefined) this.addLines(line.notes, false);
    });
  }

  /** Adds what stands in the item below its first paragraph. */
  addBlocks(blocks: readonly Block[]): void {
    for (const block of blocks) {
      switch (block.type) {
        case 'paragraph':
          this.addLines(block.lines, false);
          break;
        case 'heading':
          this.claim.push(block.line);
          break;
        case 'item':
          if (block.tick === 'unticked') this.aside.push(block);
          else this.addNested(block.lines, block.children);
          break;
        case 'table':
          for (const row of [block.header, ...block.rows]) for (const cell of row.cells) this.claim.push(...cell);
          break;
        default:
          this.aside.push(block);
      }
    }
  }

  /** Adds words under a label: to the field that it names, else to the claim. */
  addUnder(name: FieldName | null, blocks: readonly Block[]): void {
    if (name === null || name === 'claim') {
      this.addBlocks(blocks);
      return;
    }
    for (const block of blocks) {
      if (block.type === 'paragraph') this.addValues(name, block.lines);
      else if (block.type === 'item' && block.tick !== 'unticked') {
        const [head] = block.lines;
        if (head === undefined || readLine(head) === null) this.addValues(name, block.lines);
        else this.addLines(block.lines, false);
        this.addUnder(name, block.children);
      } else this.addBlocks([block]);
    }
  }

  /** Adds a field whose values stand on lines of their own (`- Links:` and a list below it). */
  addValues(name: FieldName, lines: readonly Line[]): void {
    const open = this.fields.findLast((field) => field.name === name);
    if (open) open.lines.push(...lines);
    else this.fields.push({ name, lines: [...lines] });
  }

  /** Whether it has neither words nor values. */
  get isEmpty(): boolean {
    return (
      this.claim.every((line) => isBlank(line) && !line.struck) &&
      this.fields.every(({ lines }) => lines.every((line) => isBlank(line)))
    );
  }

  private addNested(lines: readonly Line[], children: readonly Block[]): void {
    const [head, another] = lines;
    // "Role", and its value in a list below it.
    const key = head === undefined || another !== undefined ? null : fieldNamed(head.text.trim());
    if (key !== null && key !== 'claim' && children.length > 0 && children.every(({ type }) => type === 'item')) {
      this.addUnder(key, children);
      return;
    }
    const field = head && readLine(head);
    this.addLines(lines, false);
    if (!field || field.name === 'claim') {
      this.addBlocks(children);
      return;
    }
    this.addUnder(
      field.name,
      children.filter((child) => child.type === 'item'),
    );
    this.addBlocks(children.filter((child) => child.type !== 'item'));
  }

  private lookForSlip(line: Line): void {
    const split = splitKey(line.text);
    if (
      !split ||
      statementNamed(split.key) ||
      split.key.includes(' ') ||
      split.key.length < 4 ||
      OWN_WORDS.test(split.key)
    )
      return;
    const meant = near(split.key, FIELD_NAMES, 1)[0];
    if (meant === undefined || Math.abs(meant.length - split.key.length) > 1 || fieldNamed(split.key)) return;
    const at = { path: this.path, line: line.line, column: line.column };
    this.findings.push(finding('packet-field-misspelt', at, { found: split.key, meant }));
  }
}
