import type { Values, Words } from '../findings.ts'
import { readsAsList } from './exports/substackList.ts'
import { isObject, objectsIn } from './jsonFields.ts'
import { isSavedMail } from './savedMail.ts'
import type { Desk } from './desk.ts'
import type { Source, SourceFile } from './source.ts'

/** Files that are recognised and hold no story, or hold it in a form this program does not read; each is named for what it is. */
export const noArticle: Source = {
  format: 'no article',
  recognises: (file) => whatIs(file) !== null,
  read: (file, desk) => {
    tell(file, desk)
    return []
  },
}

function tell(file: SourceFile, { remark }: Desk): void {
  const { look } = file
  if (look.kind === 'broken json' && areJsonLines(file.text)) remark('note', ...unread('JSON Lines'))
  else if (look.kind === 'broken json') remark('rejected', 'json.broken', { reason: look.reason }, look.line)
  else if (/\.csv$/i.test(file.path) && readsAsList(file.text)) remark('note', 'no.article/substack')
  else remark('note', ...whatIs(file)!)
}

const xmlKinds: [root: RegExp, what: string][] = [
  [/^NewsML$/, 'NewsML 1.x'],
  [/^(newsItemSet|sportsEvent|sports-content)$/, 'SportsML'],
  [/^opml$/i, 'OPML'],
  [/^(urlset|sitemapindex)$/, 'sitemap'],
  [/^svg$/i, 'SVG'],
  [/^plist$/, 'plist'],
]

/** What is told of such a file. */
type Kind = [words: Words, values?: Values]

/** One whose kind everybody calls by the same name. */
function named(what: string): Kind {
  return ['no.article/other', { what }]
}

/** One that programs keep stories in, each in its own way. */
function unread(what: string): Kind {
  return ['no.article/data', { what }]
}

/** Two objects or more, each on a line: what databases are dumped as. */
function areJsonLines(text: string): boolean {
  const lines = text.trim().split('\n', 2)
  return lines.length === 2 && lines.every((line) => /^\s*\{.*\}\s*$/.test(line))
}

/** Where JSON comes from, by keys that only that program writes, in it or in the first of its entries. */
const programs: [name: string, keys: string[]][] = [
  ['Sanity', ['_id', '_type']],
  ['Contentful', ['entries', 'contentTypes']],
  ['Contentful', ['sys', 'fields']],
  ['Drupal', ['jsonapi', 'data']],
  ['Strapi', ['id', 'attributes']],
  ['Strapi', ['id', 'documentId']],
  ['Apple News', ['components', 'layout']],
  ['Ghost', ['comment_id', 'html']],
]

function programOf(value: unknown): string | undefined {
  const [whole] = objectsIn(value)
  const [first] = objectsIn(whole?.data ?? whole?.result ?? whole?.posts)
  const has = (keys: string[]) => [whole, first].some((held) => held && keys.every((key) => key in held))
  return programs.find(([, keys]) => has(keys))?.[0]
}

/** What WordPress answers programs with (`/wp-json/wp/v2/posts`). */
function isFromWordPress(value: unknown): boolean {
  const [first] = objectsIn(value)
  return isObject(first?.content) && 'rendered' in first.content
}

/** Languages of marks that would stand in the text as they are. */
const marksOfText = new Map([
  ['adoc', 'AsciiDoc'],
  ['asciidoc', 'AsciiDoc'],
  ['org', 'Org'],
  ['rst', 'reStructuredText'],
  ['textile', 'Textile'],
])

function whatIs({ look, text, path }: SourceFile): Kind | null {
  switch (look.kind) {
    case 'xml':
      return xmlKind(look.root)
    case 'json':
      return jsonKind(look.value)
    case 'broken json':
      return ['json.broken']
    case 'text':
      return textKind(text, path)
    case 'html':
      return null
  }
}

function xmlKind(root: string): Kind {
  if (/^(ASCII|ANSI|UNICODE|SJIS)-(WIN|MAC)$/.test(root)) return unread('InDesign Tagged Text')
  const known = xmlKinds.find(([name]) => name.test(root.split(':').at(-1)!))?.[1]
  return known === undefined ? unread(`XML <${root}>`) : named(known)
}

function jsonKind(value: unknown): Kind {
  if (isObject(value) && isObject(value.rss)) return named('RSS-in-JSON')
  if (isObject(value) && /^(Feature|FeatureCollection)$/.test(String(value.type))) return named('GeoJSON')
  if (isObject(value) && isObject(value.tally) && Array.isArray(value.findings)) return ['no.article/report']
  if (isOfEdition(value)) return ['no.article/edition']
  if (isFromWordPress(value)) return ['no.article/wordpress-json']
  const program = programOf(value)
  return unread(program === undefined ? 'JSON' : `JSON, ${program}`)
}

/** An article as an edition holds it. */
export function isOfEdition(value: unknown): boolean {
  return isObject(value) && typeof value.slug === 'string' && [value.sections, value.derived].every(Array.isArray)
}

/** IPTC 7901 and its relatives begin with a line of routing: priority, category, number; RTF and mail with their own marks. */
function textKind(text: string, path: string): Kind | null {
  const start = text.trimStart()
  if (/^(ZCZC|\w{2,4}\d{3,4}\s+\d\s+\w{2,4}\s+\d{1,4}\s)/.test(start)) return named('IPTC 7901')
  if (start.startsWith('{\\rtf')) return named('RTF')
  // Chrome and old browsers save a page with its pictures as one mail.
  if (/^From: <Saved by |^Snapshot-Content-Location: /m.test(start.slice(0, 2000))) return named('MHTML')
  // Folders of mail begin each with a line that says from whom and when.
  if (
    /^((Return-Path|Received|MIME-Version|Delivered-To): |From \S+ .*\d{4}\r?\n[\w-]+: )/.test(start) ||
    isSavedMail(start)
  )
    return ['no.article/mail']
  if (start.startsWith('%PDF-')) return named('PDF')
  if (start.startsWith('BEGIN:VCALENDAR')) return named('iCalendar')
  const ending = path.split('.').at(-1)!.toLowerCase()
  const marks = marksOfText.get(ending)
  if (marks !== undefined) return unread(marks)
  if (/^[ct]sv$/.test(ending)) return unread(`.${ending}`)
  return /\.(css|js|mjs|ts|ya?ml|toml|ini|log|sh|py|sql|map)$/i.test(path) ? named(`.${path.split('.').at(-1)}`) : null
}
