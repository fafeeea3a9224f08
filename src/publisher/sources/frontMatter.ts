import { isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml'

/** The settings at the top of a Markdown file. Every scalar stays the text it was written as. */
export interface FrontMatter {
  values: Record<string, unknown>
  /** The line of the file each key stands on, from 1. */
  lines: Record<string, number>
  /** What follows the closing fence, and the line of the file it begins on. */
  body: string
  bodyLine: number
  /** Why it could not be read, and where. */
  problem?: { message: string; line: number }
}

const fence = /^(?:\uFEFF)?\s*---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/

/** Parts a Markdown file into YAML front matter (YAML 1.2, failsafe schema) and body. A file without a fence is all body. */
export function readFrontMatter(text: string): FrontMatter {
  const fenced = fence.exec(text)
  if (!fenced) return { values: {}, lines: {}, body: text.replace(/^\uFEFF/, ''), bodyLine: 1 }
  const before = text.slice(0, text.indexOf('---')).split('\n').length
  const body = text.slice(fenced[0].length)
  const bodyLine = fenced[0].split('\n').length
  const counter = new LineCounter()
  const document = parseDocument(fenced[1]!, {
    schema: 'failsafe',
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
  })
  const lineAt = (offset: number) => before + counter.linePos(offset).line
  const [error] = document.errors
  const found = { values: {}, lines: {}, body, bodyLine }
  if (error) return { ...found, problem: { message: error.message, line: lineAt(error.pos[0]) } }
  const values: unknown = document.toJS({ maxAliasCount: 100 })
  if (values === null || values === undefined || values === '') return found
  if (typeof values !== 'object' || Array.isArray(values)) {
    return { ...found, problem: { message: 'it is not a list of "key: value" lines', line: before + 1 } }
  }
  return { ...found, values: { ...values }, lines: linesOf(document, lineAt) }
}

function linesOf(document: Document.Parsed, lineAt: (offset: number) => number): Record<string, number> {
  const lines: Record<string, number> = {}
  const { contents } = document
  if (contents === null || isScalar(contents) || isSeq(contents) || !('items' in contents)) return lines
  for (const { key } of contents.items) if (isScalar(key) && key.range) lines[String(key.value)] = lineAt(key.range[0])
  return lines
}
