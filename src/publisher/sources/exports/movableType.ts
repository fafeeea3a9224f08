import { placeAt, type Place } from '../../findings.ts'
import { textOfHtml } from '../feeds/feedText.ts'
import { withoutEnding } from '../fromPath.ts'
import { readAsDraft } from '../holding/drafts.ts'
import { embargoFrom } from '../holding/standingFrom.ts'
import { bodyOfTree, treeOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { withLinesBroken } from '../html/withLinesBroken.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { usable, type Standing, type Story } from '../story.ts'
import { bylineOf } from '../words/byline.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { lineOf, lineOfHtml, webAddress } from '../words/plainLine.ts'
import { slugFrom } from '../words/slugs.ts'

/**
 * The export of Movable Type and TypePad, which other blogs write too: plain text in which eight dashes end an entry, and
 * five each of its parts, the first of which are lines of `KEY: value`.
 */
export const movableType: Source = {
  format: 'Movable Type',
  recognises: ({ look, text }) =>
    look.kind === 'text' &&
    /^[\uFEFF\s]*(?:[A-Z][A-Z ]*:[^\n]*\n)+-----\s*\n(?:[A-Z][A-Z ]*:\s*\n|-----)/.test(
      text.slice(0, 5000).replaceAll('\r', ''),
    ),
  read: readExport,
}

/** The parts of an entry by their names; what may stand there several times (`CATEGORY`) has several values. */
type Entry = Map<string, string[]>

function readExport(file: SourceFile, desk: Desk): Story[] {
  const lines = file.text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
  const ends = lines.flatMap((line, at) => (/^--------\s*$/.test(line) ? [at] : []))
  const starts = [0, ...ends.map((end) => end + 1)]
  const found = starts
    .map((start, nth) => ({ start, lines: lines.slice(start, ends[nth]) }))
    .filter((entry) => entry.lines.some((line) => line.trim() !== ''))
  return found.flatMap((entry, at) => {
    const place = { ...placeAt(entry.start + 1), item: at + 1 }
    return entryStory(entryIn(entry.lines), place, file, desk)
  })
}

/** What readers wrote to an entry (`COMMENT`, `PING`) is no part of it. */
function entryIn(lines: string[]): Entry {
  const [head = [], ...parts] = partsOf(lines)
  const facts = head.flatMap((line) => {
    const [, key, value] = /^([A-Z][A-Z ]*):\s*(.*)$/.exec(line) ?? []
    return key === undefined ? [] : [[key, value!.trim()] as const]
  })
  const texts: [key: string, text: string][] = []
  for (const part of parts) {
    const first = part.findIndex((line) => line.trim() !== '')
    const key = /^([A-Z][A-Z ]*):\s*$/.exec(part[first] ?? '')?.[1]
    if (key !== undefined)
      texts.push([
        key,
        part
          .slice(first + 1)
          .join('\n')
          .trim(),
      ])
    // Dashes within a text part it as they part parts.
    else if (texts.length > 0) texts.at(-1)![1] += `\n\n${part.join('\n').trim()}`
  }
  const stated = [...facts, ...texts].filter(([, value]) => value.trim() !== '')
  return new Map([...Map.groupBy(stated, ([key]) => key)].map(([key, all]) => [key, all.map(([, value]) => value)]))
}

function partsOf(lines: string[]): string[][] {
  const parts: string[][] = [[]]
  for (const line of lines)
    if (/^-----\s*$/.test(line)) parts.push([])
    else parts.at(-1)!.push(line)
  return parts
}

function entryStory(entry: Entry, place: Place, file: SourceFile, desk: Desk): Story[] {
  const status = entry.get('STATUS')?.[0] ?? 'Publish'
  const read = (own: Desk) => storyOf(manuscriptOf(entry, place, file, own), file, own)
  if (/^(publish|future)$/i.test(status)) return read(desk)
  desk.remark('held', 'draft/export', { status }, place)
  return readAsDraft(desk, read)
}

function manuscriptOf(entry: Entry, place: Place, file: SourceFile, desk: Desk): Manuscript {
  const first = (key: string) => entry.get(key)?.[0] ?? null
  const address = webAddress(first('UNIQUE URL'))
  const name = first('BASENAME')
  const setting: BodySetting = { desk, place, base: address, language: null }
  const published = dateFrom(isoOf(first('DATE')), 'DATE', desk, place)
  return {
    ...blank,
    place,
    id: address ?? (name === null ? null : `${withoutEnding(file.path)}#${name}`),
    slug: slugFrom(name ?? '') || null,
    canonicalUrl: address,
    headline: lineOfHtml(first('TITLE')),
    lede: textOfHtml(first('EXCERPT'), setting),
    published,
    byline: bylineOf(lineOf(first('AUTHOR'))),
    topics: topicsOf(entry),
    sections: bodyOf(entry, setting),
    standing: { ...usable, embargo: scheduledBy(entry, desk, place), revised: published },
  }
}

/** `05/17/2024 09:30:00 AM`: the month first, as the format says. */
function isoOf(written: string | null): string | null {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)(?: ([AP])M)?$/i.exec(written ?? '')
  if (parts === null) return written
  const [, month, day, year, hour, minute, second, half] = parts
  const hours = half === undefined ? hour! : String((Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)).padStart(2, '0')
  return `${year}-${month}-${day}T${hours}:${minute}:${second}`
}

function scheduledBy(entry: Entry, desk: Desk, place: Place): Standing['embargo'] {
  if (!/^future$/i.test(entry.get('STATUS')?.[0] ?? '')) return null
  return embargoFrom(isoOf(entry.get('DATE')?.[0] ?? null) ?? '', desk, place)
}

/** Tags of several words stand in quotation marks. */
function topicsOf(entry: Entry): string[] {
  const categories = [...(entry.get('PRIMARY CATEGORY') ?? []), ...(entry.get('CATEGORY') ?? [])]
  const tags = (entry.get('TAGS') ?? []).flatMap((stated) => stated.match(/"[^"]*"|[^",\s][^",]*/g) ?? [])
  return [...categories, ...tags].flatMap((topic) => lineOfHtml(topic.replaceAll('"', '')) ?? [])
}

/** Unless it says that it does not, the program makes paragraphs of the lines. */
function bodyOf(entry: Entry, setting: BodySetting): Manuscript['sections'] {
  const html = [...(entry.get('BODY') ?? []), ...(entry.get('EXTENDED BODY') ?? [])].join('\n\n')
  const tree = treeOfHtml(html, setting.desk)
  const isWhole = /^0|^$/.test(entry.get('CONVERT BREAKS')?.[0] ?? '__default__')
  return bodyOfTree(isWhole ? tree : { type: 'root', children: withLinesBroken(tree.children) }, setting)
}
