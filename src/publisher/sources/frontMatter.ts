import { readBareHeaders } from './bareHeaders.ts'
import { readJsonMatter, readTomlMatter } from './otherFrontMatter.ts'
import { readYamlMatter } from './yamlFrontMatter.ts'
import type { Words } from '../findings.ts'

/** The settings at the top of a Markdown file. Every scalar stays the text it was written as. */
export interface FrontMatter {
  values: Record<string, unknown>
  /** The line of the file each key stands on, from 1. */
  lines: Record<string, number>
  /** Keys that stand there twice; the last one counts. */
  repeated: string[]
  /** What follows the closing fence, and the line of the file it begins on. */
  body: string
  bodyLine: number
  /** Texts over several lines were not indented, and have been read all the same. */
  isMended?: boolean
  /** Why it could not be read, and where. */
  problem?: MatterProblem
}

export interface MatterProblem {
  words: Extract<Words, `front.matter${string}`>
  line: number
  /** The parser's own words, where there are none of ours. */
  reason?: string
}

/** What one notation gave. */
export type Matter = Pick<FrontMatter, 'values' | 'lines' | 'repeated'> &
  Partial<Pick<FrontMatter, 'problem' | 'isMended'>>

/** Far more than any story's settings need; longer ones would let a file keep the parsers busy for minutes. */
const longest = 100_000

/** Parts a Markdown file (line breaks LF) into front matter (YAML `---`, TOML `+++` or JSON `{`; `---json` and the like name it) and body. Without a fence, headers as other programs write them; else all is body. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const open = lines.findIndex((line) => line.trim() !== '')
  const whole = { ...nothing, body: lines.join('\n'), bodyLine: 1 }
  const fence = lines[open]?.trimEnd()
  const [, mark, notation] = /^(---|\+\+\+)([a-z]*)$/i.exec(fence ?? '') ?? []
  if (mark !== undefined) return fenced(lines, open, { mark, notation: notation!.toLowerCase() }, whole)
  return (fence?.startsWith('{') ? jsonMatter(lines, open, whole) : readBareHeaders(lines, open)) ?? whole
}

const nothing: Pick<FrontMatter, 'values' | 'lines' | 'repeated'> = { values: {}, lines: {}, repeated: [] }

const notations: Record<string, (matter: string, above: number) => Matter> = {
  '': readYamlMatter,
  yaml: readYamlMatter,
  yml: readYamlMatter,
  toml: readTomlMatter,
  json: readJsonMatter,
}

interface Fence {
  mark: string
  /** What stands behind it, as Eleventy has it: `---json`. */
  notation: string
}

function fenced(lines: string[], open: number, { mark, notation }: Fence, whole: FrontMatter): FrontMatter {
  const end = mark === '---' ? /^(---|\.\.\.)\s*$/ : /^\+\+\+\s*$/
  const close = lines.findIndex((line, at) => at > open && end.test(line))
  const isMeant = notation !== '' || /^[A-Za-z_][\w-]*\s*[:=](\s|$)/.test(lines[open + 1] ?? '')
  if (close === -1)
    return isMeant ? { ...whole, problem: { words: 'front.matter/unclosed', line: open + 1, reason: mark } } : whole
  const found = { ...nothing, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 }
  const matter = lines.slice(open + 1, close).join('\n')
  const read = mark === '+++' ? readTomlMatter : notations[notation]
  if (!read) return { ...found, problem: { words: 'front.matter/notation', line: open + 1, reason: notation } }
  if (matter.length > longest) return { ...found, problem: { words: 'front.matter/long', line: open + 1 } }
  return { ...found, ...read(matter, open + 1) }
}

/** JSON front matter ends with the line that is nothing but its last brace. */
function jsonMatter(lines: string[], open: number, whole: FrontMatter): FrontMatter {
  const close = lines.findIndex((line, at) => at >= open && /^\}\s*$/.test(line))
  if (close === -1) return whole
  const matter = lines.slice(open, close + 1).join('\n')
  const found = { ...nothing, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 }
  if (matter.length > longest) return { ...found, problem: { words: 'front.matter/long', line: open + 1 } }
  return { ...found, ...readJsonMatter(matter, open) }
}
