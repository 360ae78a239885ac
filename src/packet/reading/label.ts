/** Labels that begin a line: "**Scope:** …", "**Impact**". */
import { isBold, type Line } from '../document/lines.ts';
import { fieldNamed, splitBold, splitKey, statementNamed, storyLabel } from '../items/fields.ts';
import type { FieldName } from '../packet.ts';

export interface Label {
  /** In small letters. */
  readonly key: string;
  /** The field that it is; null: a part of a story. */
  readonly field: FieldName | null;
}

/** The label that a line begins with (`**Scope:** …`, `**Scope.** …`), or that it is (`**Impact**`). */
export function labelOf(line: Line | undefined): Label | null {
  if (!line) return null;
  const key = splitKey(line.text)?.key ?? splitBold(line)?.key ?? (isBold(line) ? line.text.trim() : null);
  const label = key === null || statementNamed(key) !== null ? null : storyLabel(key);
  return label === null ? null : { key: label, field: fieldNamed(label) };
}
