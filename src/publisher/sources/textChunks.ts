import { beginsAnew, widthOf } from './linesApart.ts'

/** A paragraph or heading of a plain text: what stands between blank lines, or on one line. */
export interface Chunk {
  text: string
  /** Line of the file it begins on, from 1. */
  line: number
  /** It stands on one line; only such a chunk can be a headline, a heading or a leftover. */
  isSingle: boolean
}

/**
 * Parts lines into chunks: by blank lines where there is one between text, else one chunk a line (formats.md 2.1). Lines
 * of one chunk are joined by a space, unless one begins something of its own, as speech and bylines do.
 */
export function chunksOf(text: string, firstLine: number): Chunk[] {
  const lines = text.split('\n').map((line) => line.trim())
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  const byBlankLines = lines.slice(first, last).includes('')
  const chunks: Lines[] = []
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    if (line !== '' && isOpen && byBlankLines) chunks.at(-1)!.lines.push(line)
    else if (line !== '') chunks.push({ lines: [line], line: index + firstLine })
    isOpen = line !== ''
  }
  return chunks
    .flatMap(partedByLines)
    .map(({ lines: own, line }) => ({ text: own.join(' '), line, isSingle: own.length === 1 }))
}

interface Lines {
  lines: string[]
  line: number
}

function partedByLines({ lines, line }: Lines): Lines[] {
  const width = widthOf(lines)
  const parts: Lines[] = []
  for (const [index, text] of lines.entries()) {
    if (index === 0 || beginsAnew(text, lines[index - 1]!, lines[index + 1], width))
      parts.push({ lines: [text], line: line + index })
    else parts.at(-1)!.lines.push(text)
  }
  return parts
}

/** What web pages leave around a story: widgets, calls to share, links to other stories. Never text of the story. */
const leftovers = [
  /^(mest|most) (sett|sedd|lest|lese|delt|populært|viewed|read|popular|shared)( [^\s.!?]+){0,3}:?$/iu,
  /^(følg|follow) \S.* (på|on) (facebook|twitter|instagram|x|tiktok|snapchat)\b.*$/iu,
  /^(del|share) (saken|artikkelen|saka|denne saken|this article|this story)( på \S+| on \S+)?[.!]?$/iu,
  /^\(?(vg\+|pluss|for abonnenter|kun for abonnenter|bare for abonnenter|subscribers only)\)?$/iu,
  /^(annonse|annonsørinnhold|advertisement|artikkelen fortsetter under annonsen)[.:]?$/iu,
]

/** Links to other stories. A headline may begin so too ("Read more books, minister says"). */
const pointers = [
  /^(les|les òg|les også|les meir|les mer|se også|sjå også|read also|read more|also read|see also)(:.*| (også|òg|mer|meir)\s?:?( .*)?)$/iu,
  /^(les også|les òg|read also|read more|also read|see also)( .*)?$/iu,
]

/** Whether a chunk, the first of its text or a later one, is left over from a page. */
export function isLeftover({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>, isFirst: boolean): boolean {
  const signs = isFirst ? leftovers : [...leftovers, ...pointers]
  return isSingle && text.length <= 120 && signs.some((sign) => sign.test(text))
}

/** Norwegian speech opens with a dash and a space (formats.md 1); a dash elsewhere is ordinary. */
export function isSpeech(text: string): boolean {
  return /^[–—][ \u00A0]/.test(text)
}

/** A sub-heading by its looks (formats.md 1); whether it is one depends on what stands around it. */
export function looksLikeHeading({ text, isSingle }: Chunk): boolean {
  return (
    isSingle &&
    text.length <= 60 &&
    !/[.!?:»"”…,;]$/.test(text) &&
    /^[\p{Lu}\p{N}–—-]/u.test(text) &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/^- |@/.test(text) &&
    !isSpeech(text)
  )
}

/** A line of nothing but three signs or more: `---`, `* * *`. */
export function isRule({ text, isSingle }: Chunk): boolean {
  return isSingle && /^([-*_=~#•–—])(?:\s*\1){2,}$/.test(text)
}

/** Whether a text whose name says nothing reads as sentences: words in lines, not code, tables or settings. */
export function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, 5000)
  const lines = sample.split('\n').filter((line) => line.trim() !== '')
  const letters = sample.match(/[\p{L}\p{M} ]/gu)?.length ?? 0
  const isCode = lines.filter((line) => /[;{}<>=|\t]\s*$|^\s*(\/\/|#!|@|<)|\w\(/.test(line)).length > lines.length / 5
  return letters > sample.replace(/\s+/g, ' ').length * 0.75 && !isCode && /\p{L}+(\s+\p{L}+){3}/u.test(sample)
}
