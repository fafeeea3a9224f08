import { readBareHeaders } from './bareHeaders.ts'
import { isKnownKey } from './frontMatterKeys.ts'
import { readJsonMatter, readTomlMatter } from './otherFrontMatter.ts'
import { nothing, readYamlMatter } from './yamlFrontMatter.ts'
import type { Words } from '../../findings.ts'

/** The settings at the top of a Markdown file. Every scalar stays the text it was written as. */
export interface FrontMatter {
  values: Record<string, unknown>
  /** The line of the file each key stands on, from 1. */
  lines: Map<string, number>
  /** Keys that stand there twice with what they said before; the last one counts, but of what holds the strictest. */
  repeated: [key: string, value: unknown][]
  /** What follows the closing fence, and the line of the file it begins on. */
  body: string
  bodyLine: number
  /** Texts over several lines were not indented, and have been read all the same. */
  isMended?: boolean
  /** What stands for the fence, where a program has drawn a dash of it or a sign is wanting. */
  drawnFence?: string
  /** The first line where a sign that begins a comment was read as that of a hashtag. */
  hashtag?: number
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
  Partial<Pick<FrontMatter, 'problem' | 'isMended' | 'hashtag'>>

/** Far more than any story's settings need; longer ones would let a file keep the parsers busy for minutes. */
const longest = 100_000

/** Parts a Markdown file (line breaks LF) into front matter (YAML `---`, TOML `+++` or JSON `{`; `---json` and the like name it) and body. Without a fence, headers as other programs write them; else all is body. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const open = lines.findIndex((line) => line.trim() !== '')
  const whole = { ...nothing, body: lines.join('\n'), bodyLine: 1 }
  // Signs without width, which copies from the web leave.
  const fence = lines[open]?.replace(/^[\u200B-\u200F\u2060\uFEFF]+/, '').trimEnd()
  const [, mark, notation] = /^(---|\+\+\+)([a-z]*)$/i.exec(fence ?? '') ?? []
  if (mark !== undefined) return fenced(lines, open, { mark, notation: notation!.toLowerCase() }, whole)
  const close = drawnClose(lines, open)
  const drawn = close === null ? null : drawnMatter(lines, open, close)
  return drawn ?? (fence?.startsWith('{') ? jsonMatter(lines, open, whole) : readBareHeaders(lines, open)) ?? whole
}

/** Settings that stand above no text: those of a folder, or of a desk's template. */
export function settingsAlone(values: FrontMatter['values'], lines: FrontMatter['lines'] = new Map()): FrontMatter {
  return { ...nothing, values, lines, body: '', bodyLine: 1 }
}

const notations = new Map<string, (matter: string, above: number) => Matter>(
  Object.entries({
    '': readYamlMatter,
    yaml: readYamlMatter,
    yml: readYamlMatter,
    toml: readTomlMatter,
    json: readJsonMatter,
  }),
)

const keyLine = /^(?<quote>["']?)(?<key>[\p{L}_][\p{L}\w-]*)\k<quote>\s*[:=](?:\s|$)/u

function hasKnownKey(lines: string[]): boolean {
  return lines.some((line) => isKnownKey(keyLine.exec(line)?.groups?.['key'] ?? ''))
}

/** Whether lines open with a key, whatever it is, and hold one that is known. */
function areSettings(lines: string[]): boolean {
  return keyLine.test(lines.find((line) => line.trim() !== '') ?? '') && hasKnownKey(lines)
}

/** The signs of a fence that Word, a Mac or a telephone has made a dash of (`—`, `—-`), and one too few or too many. */
const drawnFence = /^(?:--|----|-?[–—][-–—]{0,2})$/

/** Where what stands between two fences that came out wrong ends, if a key that is known opens it; null where nothing does. */
function drawnClose(lines: string[], open: number): number | null {
  const fence = lines[open]?.trim() ?? ''
  if (!drawnFence.test(fence) || !hasKnownKey(lines.slice(open + 1, open + 2))) return null
  const close = lines.findIndex((line, at) => at > open && (line.trim() === fence || line.trim() === '---'))
  return close === -1 ? null : close
}

/** Front matter between such fences; null where what stands there is none. */
function drawnMatter(lines: string[], open: number, close: number): FrontMatter | null {
  const read = readYamlMatter(lines.slice(open + 1, close).join('\n'), open + 1)
  if (read.problem) return null
  return { ...read, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2, drawnFence: lines[open]!.trim() }
}

/** Whether a text that is not called Markdown opens with front matter; three signs alone are a rule there. */
export function hasFrontMatter(text: string): boolean {
  const [fence, ...lines] = text
    .slice(0, 2000)
    .replace(/^[\uFEFF\s]+/, '')
    .split(/\r\n?|\n/)
  if (drawnClose([fence ?? '', ...lines], 0) !== null) return true
  if (/^\{\s*$/.test(fence ?? '')) return /^\s*"/.test(lines.find((line) => line.trim() !== '') ?? '')
  if (!/^(---|\+\+\+)[ \t]*$/.test(fence ?? '')) return false
  const end = lines.findIndex((line) => line.startsWith(fence!.trim()))
  return hasKnownKey(end === -1 ? lines : lines.slice(0, end))
}

interface Fence {
  mark: string
  /** What stands behind it, as Eleventy has it: `---json`. */
  notation: string
}

function fenced(lines: string[], open: number, { mark, notation }: Fence, whole: FrontMatter): FrontMatter {
  const end = mark === '---' ? /^(---|\.\.\.)\s*$/ : /^\+\+\+\s*$/
  const close = lines.findIndex((line, at) => at > open && end.test(line))
  const isMeant = notation !== '' || keyLine.test(lines[open + 1] ?? '')
  // Text set apart by rules has a blank line below the first.
  const inside = lines.slice(open + 1, close === -1 ? undefined : close)
  if (inside[0]?.trim() === '' && !areSettings(inside)) return whole
  if (close === -1)
    return isMeant ? { ...whole, problem: { words: 'front.matter/unclosed', line: open + 1, reason: mark } } : whole
  const found = { ...nothing, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 }
  const matter = inside.join('\n')
  const read = mark === '+++' ? readTomlMatter : notations.get(notation)
  if (!read) return { ...found, problem: { words: 'front.matter/notation', line: open + 1, reason: notation } }
  if (matter.length > longest) return { ...found, problem: { words: 'front.matter/long', line: open + 1 } }
  return { ...found, ...read(matter, open + 1) }
}

/** JSON front matter ends with the line that is nothing but its last brace, or is one line. */
function jsonMatter(lines: string[], open: number, whole: FrontMatter): FrontMatter {
  const isOneLine = /^\{\s*"[^{}]*\}\s*$/.test(lines[open]!)
  const close = isOneLine ? open : lines.findIndex((line, at) => at >= open && /^\}\s*$/.test(line))
  if (close === -1) return whole
  const matter = lines.slice(open, close + 1).join('\n')
  const found = { ...nothing, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 }
  if (matter.length > longest) return { ...found, problem: { words: 'front.matter/long', line: open + 1 } }
  return { ...found, ...readJsonMatter(matter, open) }
}
