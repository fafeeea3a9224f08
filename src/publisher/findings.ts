/**
 * How a file fared: `rejected` it is not published, `held` it is kept back on purpose, `repaired` something in it was
 * changed or left out, `note` something the editor may want to know.
 */
type FindingKind = 'rejected' | 'held' | 'repaired' | 'note'

/** One remark of the publisher about one file: where, what, and the remedy, in words an editor understands. */
export interface Finding {
  kind: FindingKind
  /** Path below the newsroom's folder, with forward slashes. */
  file: string
  /** Line in the file, counted from 1, when the remark is about one. */
  line?: number
  /** The same for files without meaningful lines: "item 7". */
  place?: string
  /** Stable name of the kind of remark, such as `date.unknown`, for scripts. */
  code: string
  message: string
}

/** One line for a terminal: `rejected  wire/kaia.xml:14  …`. */
export function describeFinding({ kind, file, line, place, message }: Finding): string {
  const where = [file + (line === undefined ? '' : `:${line}`), place].filter(Boolean).join(' ')
  return `${kind.padEnd(8)}  ${where}  ${message}`
}
