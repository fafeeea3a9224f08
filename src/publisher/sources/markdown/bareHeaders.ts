import type { FrontMatter } from './frontMatter.ts'
import { holdingIn } from '../holding/heldByUnread.ts'
import { isHoldingKey, isKeyOf, isKnownKey } from './frontMatterKeys.ts'

/** What stands above a text without a fence, and the text. */
type Headers = Omit<FrontMatter, 'problem' | 'isMended' | 'hashtag'>

/** One line of such a header, and where it stands from 0. */
type Line = [key: string, value: string, at: number]

/**
 * Headers without a fence: `Title: …` (Pelican, MultiMarkdown), `.. title: …` (Nikola, also in a comment of HTML),
 * `% Title` (pandoc), `Title: … ---- Text: …` (Kirby). `open` is the first line with something on it. Null where there are none.
 */
export function readBareHeaders(lines: string[], open: number): Headers | null {
  const first = lines[open] ?? ''
  if (first.startsWith('% ')) return pandocs(lines, open)
  if (/^(<!--\s*$|\.\. \w)/.test(first)) return nikolas(lines, open)
  return keyLine.test(first) ? (kirbys(lines, open) ?? pelicans(lines, open)) : null
}

/** Whether a text that is not called Markdown opens as only Nikola and Kirby write it. */
export function hasHeadersOfPrograms(text: string): boolean {
  return (
    /^\uFEFF?\s*(?:<!--\s*)?\.\. title: /.test(text) ||
    (/^\uFEFF?\s*\w[\w-]*:[^\n]*\n\s*----\s*\n/.test(text) && /\n----\s+text:/i.test(text))
  )
}

const keyLine = /^(\p{L}[\p{L}\w -]{0,30}):(?:\s+(.*))?$/u

function pelicans(lines: string[], open: number): Headers | null {
  const end = endOf(lines, open, (line) => /^(?:---)?\s*$/.test(line))
  const list = endOf(lines, open, (line, at) => isEntryOfText(line, lines[at - 1]))
  const close = lines.slice(list, end).some((line) => keyLine.test(line)) ? end : Math.min(list, end)
  const read: Line[] = []
  for (let at = open; at < close; at += 1) {
    const [, key, value = ''] = keyLine.exec(lines[at]!) ?? []
    if (key !== undefined) read.push([key, value, at])
    else if (/^- \S/.test(lines[at]!) && read.length > 0) addEntry(read.at(-1)!, lines[at]!.slice(2))
    // An indented line goes on with the one above it.
    else if (/^\s/.test(lines[at]!) && read.length > 0) read.at(-1)![1] += ` ${lines[at]!.trim()}`
    else return null
  }
  if (!isMeant(read) || isOfTheStory(read, lines.slice(close))) return null
  return headersOf(read, lines, lines[close]?.startsWith('---') ? close + 1 : close)
}

/** An entry of a list below its key. */
function addEntry(line: Line, entry: string): void {
  line[1] = [line[1], entry.trim()].filter((part) => part !== '').join(', ')
}

/** A list below a key that has its value is the story's, unless more keys follow. */
function isEntryOfText(line: string, above: string | undefined): boolean {
  return /^- \S/.test(line) && /\S/.test(keyLine.exec(above ?? '')?.[2] ?? '')
}

/** A story may open with lines such as `Sted: Oslo`; a header has a title, or several keys that we know or that hold it. */
function isMeant(read: Line[]): boolean {
  const known = read.filter(([key, value]) => isKnownKey(key) || holdingIn(key, value) !== null)
  return read.length >= 2 && (known.length >= 2 || known.some(([key]) => isKeyOf(key, 'headline')))
}

/** What a review says of its book, record, film, play or game. */
const facts =
  /^(?:forlag|forlegger|publisher|utgiver|utgivar|plateselskap|label|artist|pris|price|sider|sidetall|pages|isbn|sjanger|genre|scene|teater|regi|regissør|director|skuespillere|cast|starring|plattform|platform|utvikler|developer|spilletid|lengde|running time|aldersgrense|terningkast)$/i

/** What a program is told of a page. */
const settings =
  /^(?:layout|template|theme|type|format|css|comments|toc|math(?:jax)?|weight|base ?header ?level|(?:html|xhtml|latex|odf) ?(?:header|footer|input|mode).*|quotes ?language|bibliography)$/i

/**
 * Whether such lines stand above a headline of the story's own as facts: a review's, with nothing else that programs know
 * but title and writer, or a notice's, with neither of them. No line that holds is one.
 */
function isOfTheStory(read: Line[], below: string[]): boolean {
  const headline = /^# +(.*?)[ #]*$/.exec(below.find((line) => line.trim() !== '') ?? '')?.[1]
  if (headline === undefined) return false
  if (read.some(([key, value]) => isKeyOf(key, 'headline') && value.trim() === headline)) return false
  if (read.some(([key, value]) => isHoldingKey(key) || settings.test(key) || holdingIn(key, value) !== null))
    return false
  const others = read.filter(([key]) => !isKeyOf(key, 'headline', 'byline'))
  if (others.length === read.length) return others.some(([key]) => !isKnownKey(key))
  return others.some(([key]) => facts.test(key)) && !others.some(([key]) => isKnownKey(key))
}

function nikolas(lines: string[], open: number): Headers | null {
  const isComment = lines[open]!.startsWith('<!--')
  const start = isComment ? open + 1 : open
  const close = endOf(lines, start, (line) => !line.startsWith('.. '))
  const read = lines.slice(start, close).flatMap((line, place): Line[] => {
    const [, key, value = ''] = /^\.\. ([\w-]+):(?:\s+(.*))?$/.exec(line) ?? []
    return key === undefined ? [] : [[key, value, start + place]]
  })
  if (!isMeant(read)) return null
  return headersOf(read, lines, isComment && lines[close]?.trim() === '-->' ? close + 1 : close)
}

const pandocKeys = ['title', 'authors', 'date']

function pandocs(lines: string[], open: number): Headers {
  const close = endOf(lines, open, (line) => !/^(%|\s+\S)/.test(line))
  const read: Line[] = []
  for (let at = open; at < close; at += 1) {
    const text = lines[at]!.replace(/^%/, '').trim()
    const key = pandocKeys[read.length]
    if (lines[at]!.startsWith('%') && key !== undefined) read.push([key, text, at])
    else read.at(-1)![1] += ` ${text}`
  }
  return headersOf(read, lines, close)
}

/** Fields between lines of dashes, in any order; the one called Text is the story. */
function kirbys(lines: string[], open: number): Headers | null {
  const rules = lines.flatMap((line, at) => (/^----\s*$/.test(line) ? [at] : []))
  const starts = [open, ...rules.map((rule) => lines.findIndex((line, at) => at > rule && line.trim() !== ''))]
  const read = starts.flatMap((at, place): Line[] => {
    const [, key, value = ''] = keyLine.exec(lines[at] ?? '') ?? []
    return key === undefined ? [] : [[key, [value, ...lines.slice(at + 1, rules[place])].join('\n'), at]]
  })
  const text = read.find(([key]) => /^text$/i.test(key))
  if (text === undefined || read.length < starts.length) return null
  const fields = read.filter((line) => line !== text)
  return { ...headersOf(fields, lines, text[2]), body: text[1], bodyLine: text[2] + 1 }
}

function endOf(lines: string[], from: number, isEnd: (line: string, at: number) => boolean): number {
  const end = lines.findIndex((line, at) => at >= from && isEnd(line, at))
  return end === -1 ? lines.length : end
}

function headersOf(read: Line[], lines: string[], close: number): Headers {
  const later = (name: string, place: number) => read.some(([key], other) => other > place && key === name)
  return {
    values: Object.fromEntries(read.map(([key, value]) => [key, value.trim()])),
    lines: new Map(read.map(([key, , at]) => [key, at + 1])),
    repeated: read.flatMap(([key, value], place): FrontMatter['repeated'] =>
      later(key, place) ? [[key, value.trim()]] : [],
    ),
    body: lines.slice(close).join('\n'),
    bodyLine: close + 1,
  }
}
