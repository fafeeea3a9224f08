import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { Slug } from '#article/article.ts'
import { Href } from '#article/block.ts'
import { interfaceLanguages } from '#article/language.ts'
import { told } from '#terminal/told.ts'
import { decode } from './sources/decode.ts'
import { shortened } from './findings.ts'
import { isObject } from './sources/jsonFields.ts'

const Text = v.pipe(v.string(), v.trim(), v.minLength(1, told('allowed.text')))
const limit = (usual: number) => v.optional(v.pipe(v.number(), v.gtValue(0, told('allowed.positive'))), usual)
/** With less, a thread has no room for the program that reads. MiB. */
const leastMemory = 64
const optionalText = v.optional(v.nullable(Text), null)
const Address = v.pipe(
  v.string(),
  v.check(isSite, told('allowed.address')),
  // As browsers and feeds write it: a small host, no usual port.
  v.transform((address) => new URL(address).origin),
)
/** Of a story of the edition. */
const OwnSlug = v.pipe(
  v.string(),
  v.check((slug) => v.is(Slug, slug), told('allowed.slug')),
)
const Link = v.pipe(
  v.string(),
  v.check((link) => v.is(Href, link), told('allowed.link')),
)
const aCount = told('allowed.count')
const aTimeZone = told('allowed.time-zone')

/** What a newsroom may say in `lesesal.json`. Every key may be left out. */
export const Settings = v.strictObject({
  /** The paper's name, in the masthead of every page. */
  name: v.optional(Text, 'Lesesal'),
  tagline: optionalText,
  /** A sentence or two for the foot of every page. */
  notice: optionalText,
  /** Links of the newsroom's own at the foot of every page: `"Personvern": "/a/personvern"`. */
  links: v.optional(v.record(Text, Link), {}),
  /** The language of the interface for readers who ask for none that exists. */
  language: v.optional(
    v.picklist(interfaceLanguages, told('allowed.choice', { known: interfaceLanguages.join(', ') })),
    'nb',
  ),
  /** Where the edition will be published: `https://avisa.example`. Canonical addresses and shared links need it. */
  base: v.optional(v.nullable(Address), null),
  /** What a file may be at most: MiB after decompression, levels of nesting, elements, and seconds and MiB to read it. */
  limits: v.optional(
    v.strictObject({
      megabytes: limit(15),
      depth: limit(256),
      elements: limit(100_000),
      seconds: limit(5),
      memory: v.optional(
        v.pipe(v.number(), v.minValue(leastMemory, told('allowed.number-from', { least: leastMemory }))),
        512,
      ),
    }),
    {},
  ),
  /** The zone of times in sources that state none. Without it only their day is kept. */
  sourceTimeZone: v.optional(v.nullable(v.pipe(v.string(), v.check(isTimeZone, aTimeZone))), null),
  /** The zone times are shown in. */
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, aTimeZone)), 'Europe/Oslo'),
  /** Names of the topics in the masthead, in order. Without it, the topics with most stories. */
  topics: v.optional(v.array(Text), []),
  /** The slug of the story that leads the front page. Without it, the newest with a picture. */
  lead: v.optional(v.nullable(OwnSlug), null),
  /** Slugs of the stories that stand first on the front page, from the top. */
  order: v.optional(v.array(OwnSlug), []),
  /** The newsroom's colour: of kickers, links and numerals. Without it, our red. */
  accent: optionalText,
  /** A picture in the newsroom, best a square SVG, that icons are made from. Without it, ours. */
  logo: v.optional(v.nullable(Text), null),
  /** A picture beyond these is left out: the size of its file (MiB), and its width times its height (millions). */
  pictureLimits: v.optional(v.strictObject({ megabytes: limit(50), megapixels: limit(100), seconds: limit(20) }), {}),
  /** Names of the people that Markdown files sign by id: `"kari-nordmann": "Kari Nordmann"`. */
  people: v.optional(v.record(v.string(), Text), {}),
  /** Readers an article must have had in a window to be listed as most viewed. */
  minimumReaders: v.optional(v.pipe(v.number(), v.integer(aCount), v.minValue(1, aCount)), 1),
})
export type Settings = v.InferOutput<typeof Settings>
export type Limits = Settings['limits']

/** Settings that cannot be used; the message names file, key and what is allowed. */
export class SettingsError extends Error {}

/** Reads `lesesal.json` in a newsroom's folder. Without one, every setting has its default. Throws SettingsError. */
export async function readSettings(newsroom: string): Promise<Settings> {
  const file = settingsFileIn(newsroom)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.from('{}')
    throw new SettingsError(told('settings.unreadable', { file, reason: error.message }))
  })
  const stated = parse(textOf(bytes, file), file)
  const wrong = notObjects(stated)
  if (wrong.length > 0) throw new SettingsError(wrong.map((words) => `${file}: ${words}`).join('\n'))
  const result = v.safeParse(Settings, stated)
  if (result.success) return withColor(result.output, file)
  throw new SettingsError(result.issues.map((issue) => `${file}: ${remedy(issue)}`).join('\n'))
}

/** Where a newsroom's settings are. */
export function settingsFileIn(newsroom: string): string {
  return path.join(newsroom, 'lesesal.json')
}

/** An address given in place of the setting. Throws SettingsError. */
export function checkedBase(base: string): string {
  const result = v.safeParse(Address, base)
  if (result.success) return result.output
  throw new SettingsError(told('settings.base', { found: JSON.stringify(base), allowed: result.issues[0].message }))
}

/** The settings stand on every page, so no letter of theirs is guessed. */
function textOf(bytes: Uint8Array, file: string): string {
  let isGuessed = false
  const text = decode(bytes, (_, words) => {
    if (words.startsWith('file.encoding')) isGuessed = true
  })
  if (text !== null && !isGuessed) return text
  throw new SettingsError(told('settings.encoding', { file }))
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const line = / \(line (\d+) column/.exec(message)?.[1]
    const place = line === undefined ? file : `${file}:${line} `
    throw new SettingsError(told('settings.json', { place, reason: message }))
  }
}

/** What must have keys and has none: to the library of schemas a list is an object, too. */
function notObjects(stated: unknown): string[] {
  if (!isObject(stated)) return [told('settings.no-object', { found: JSON.stringify(stated) })]
  return ['limits', 'pictureLimits', 'people', 'links']
    .filter((key) => Object.hasOwn(stated, key) && !isObject(stated[key]))
    .map((key) => wrongly(key, stated[key], kinds.Object!))
}

/** What the library of schemas calls kinds of values, in words of the file. */
const kinds: Record<string, string> = {
  Array: told('allowed.list'),
  Object: told('allowed.object'),
  string: told('allowed.string'),
  number: told('allowed.number'),
}

/** That a setting is what it may not be. */
function wrongly(key: string, found: unknown, allowed: string): string {
  return told('settings.wrong', { key, found: shortened(JSON.stringify(found)), allowed })
}

function remedy(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue) ?? ''
  if (issue.type === 'strict_object') {
    const [first] = key.split('.')
    const among = { limits: Settings.entries.limits, pictureLimits: Settings.entries.pictureLimits }[first!]
    const known = Object.keys((among?.wrapped ?? Settings).entries).join(', ')
    return told(among ? 'settings.unknown/within' : 'settings.unknown', { key, around: first!, known })
  }
  const allowed = issue.message.startsWith('Invalid type')
    ? (kinds[issue.expected ?? ''] ?? told('allowed.other'))
    : issue.message
  const entry = issue.path?.find(({ type }) => type === 'array')
  if (!entry) return wrongly(key, issue.input, allowed)
  const [nth, found] = [Number(entry.key) + 1, shortened(JSON.stringify(issue.input))]
  return told('settings.wrong/entry', { key: key.replace(/\.\d+$/, ''), nth, found, allowed })
}

/** The library of colours is loaded for newsrooms that have one, as it takes a tenth of a small publication's time. */
async function withColor(settings: Settings, file: string): Promise<Settings> {
  const { accent } = settings
  if (accent === null || (await import('./arranging/accent.ts')).isColor(accent)) return settings
  throw new SettingsError(`${file}: ${wrongly('accent', accent, told('allowed.color'))}`)
}

/** Whether an address is that of a whole site, and holds no name and password, which would stand on every page. */
function isSite(address: string): boolean {
  return /^https?:\/\/[^/\\\s?#@"'<>%]+\/?$/.test(address) && URL.canParse(address)
}

function isTimeZone(zone: string): boolean {
  // Node takes an offset, too, by which browsers of 2023 show no date.
  if (/^[+-]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
