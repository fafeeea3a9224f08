import { readAt, type Lasting } from './words/isPast.ts'
import type { Image } from '#article/image.ts'
import type { InterfaceLanguage } from '#article/language.ts'
import { isReportable } from '#article/mostViewed.ts'
import { placeOf, remarkOn, type Finding, type Place, type Remark } from '../findings.ts'
import type { Limits } from '../settings.ts'
import { decode } from './decode.ts'
import type { ListedPost } from './exports/substackList.ts'
import { asDraft, draftInPath } from './holding/drafts.ts'
import { isWithin } from './jsonFields.ts'
import { TooNested } from './nestingLimits.ts'
import { lookAt, type Look } from './recognise.ts'
import { deskOf, type Desk } from './desk.ts'
import type { SaidOfFolder, SourceFile } from './source.ts'
import { sources } from './sources.ts'
import type { Story } from './story.ts'
import type { LinkWish } from './linkWishes.ts'

/** A picture that a story asks for; it is looked for when all files have been read. */
interface WantedPicture {
  /** The very object that stands in the article, to be filled in. */
  image: Image
  src: string
  place: Place
}

/** Everything one file gave, and as long as it does. It may hold several stories, or none and a finding that says why. */
export interface Reading extends Lasting {
  /** The name of its format; null when it has none that is known. */
  format: string | null
  stories: Story[]
  wanted: WantedPicture[]
  /** Links to other files, which are looked for then, too. */
  links: LinkWish[]
  findings: Finding[]
}

export interface ReadingTask {
  path: string
  bytes: Uint8Array
  limits: Limits
  /** The moment it is judged by, milliseconds. */
  now: number
  /** The zone of times that state none. */
  zone: string | null
  people: Map<string, string>
  /** What a list beside the file says of it. */
  listed?: ListedPost | undefined
  /** What is said of the folders it stands in, outermost first. */
  said?: SaidOfFolder[]
  /** The edition's. */
  language: InterfaceLanguage
}

/** Reads one file of the newsroom, whatever its format. Touches neither disk nor network, and never throws. */
export function readSource({ now, ...task }: ReadingTask): Reading {
  const { read, ...lasting } = readAt(now, () => readNow(task))
  return { ...read, ...lasting }
}

function readNow({ path, ...task }: Omit<ReadingTask, 'now'>): Omit<Reading, keyof Lasting> {
  const reading: Omit<Reading, keyof Lasting> = { format: null, stories: [], wanted: [], links: [], findings: [] }
  const remark = remarkOn(path, reading.findings)
  try {
    const stories = storiesIn({ path, ...task }, reading, remark)
    const place = draftInPath(path)
    reading.stories = place === null ? stories : asDrafts(stories, place, remark)
  } catch (error) {
    // The libraries walk trees by calling themselves, so what slips past the limits may exhaust the stack.
    const isTooMuch = error instanceof TooNested || error instanceof RangeError
    remark(
      'rejected',
      isTooMuch ? 'limit.nesting' : 'file.fault',
      isTooMuch ? { ...task.limits } : { reason: String(error) },
    )
  }
  for (const story of reading.stories)
    if (!isReportable(story.article.id)) remark('note', 'id.long', {}, placeOf(story))
  return reading
}

/** What files of other programs are, by the bytes that all of a kind have at the same place. */
const others: { at: number; bytes: string; told: Parameters<Remark> }[] = [
  // Word, Excel and PowerPoint, before these had XML.
  { at: 0, bytes: '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', told: ['note', 'no.article/office'] },
  { at: 0, bytes: '7z\xBC\xAF\x27\x1C', told: ['rejected', 'archive.other', { what: '7z' }] },
  { at: 0, bytes: 'Rar!\x1A\x07', told: ['rejected', 'archive.other', { what: 'RAR' }] },
  { at: 257, bytes: 'ustar', told: ['rejected', 'archive.other', { what: 'tar' }] },
]

function otherProgram(file: Uint8Array): Parameters<Remark> | undefined {
  return others.find(({ at, bytes }) => Buffer.from(file.subarray(at, at + bytes.length)).toString('latin1') === bytes)
    ?.told
}

/** The stories of a file, or none and a remark that says why. */
function storiesIn(
  { path, bytes, listed, said = [], ...newsroom }: Omit<ReadingTask, 'now'>,
  reading: Omit<Reading, keyof Lasting>,
  remark: Desk['remark'],
): Story[] {
  const other = otherProgram(bytes)
  if (other) {
    remark(...other)
    return []
  }
  const text = decode(bytes, remark)
  if (text === null) return []
  if (text.trim() === '') {
    remark('rejected', 'article.empty')
    return []
  }
  const file: SourceFile = { path, text, look: lookAt(text), listed, said }
  const source = sources.find(({ recognises }) => recognises(file))
  if (!source) {
    remark('rejected', 'format.unknown')
    return []
  }
  if (source.format !== 'no article') reading.format = source.format
  if (isTooDeep(file.look, newsroom.limits)) {
    remark('rejected', 'limit.nesting', { ...newsroom.limits })
    return []
  }
  return source.read(file, deskOf(reading, newsroom, remark))
}

/** What its path calls a draft; a story that holds for another reason has told that. */
function asDrafts(stories: Story[], place: string, remark: Desk['remark']): Story[] {
  if (stories.some(({ standing }) => !standing.isDraft)) remark('held', 'draft/folder', { place })
  return stories.map(asDraft)
}

function isTooDeep(look: Look, limits: Limits): boolean {
  return look.kind === 'json' && !isWithin(look.value, limits)
}
