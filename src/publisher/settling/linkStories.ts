import path from 'node:path'
import { addressOf } from '#article/addresses.ts'
import type { Section } from '#article/article.ts'
import type { Inline } from '#article/block.ts'
import { percentDecoded } from '../sources/percentDecoded.ts'
import { type Finding, finding, shortened } from '../findings.ts'
import type { Placed, Received } from './settle.ts'
import { storyPlace } from '../sources/fromPath.ts'
import { withChangedTexts } from '../sources/words/changedTexts.ts'
import { asWritten, isWished } from '../sources/linkWishes.ts'

/** Where the links of a story to other files lead; null where there is nothing to read. */
export type Ways = Map<string, string | null>

/** A story whose links have been found. */
export interface Linked extends Placed {
  ways: Ways
}

/**
 * Finds the stories that others link to by their files. A link to a story that is not published is left out until it is;
 * what names no story leads where it did if that is an address on the site, and is left out and told otherwise.
 */
export function linkStories(stories: Placed[], received: Received[]): { stories: Linked[]; findings: Finding[] } {
  const findings: Finding[] = []
  const none: Ways = new Map()
  const slugs = new Map(stories.map(({ article }) => [article.id, article.slug]))
  let find: ReturnType<typeof openFiles> | undefined
  const linked = stories.map((story) => {
    if (story.links.length === 0) return Object.assign(story, { ways: none })
    find ??= openFiles(received)
    const ways: Ways = new Map()
    for (const { to, place } of story.links) {
      const found = find(to, story)
      const slug = found && found.outcome !== 'rejected' && slugs.get(found.keptAs ?? found.article.id)
      const way = slug ? addressOf.article(slug) : !found && isSiteAddress(to) ? to : null
      ways.set(to, way)
      if (way !== null) continue
      const [kind, words] = found ? (['note', 'link.held'] as const) : (['repaired', 'link.dropped'] as const)
      findings.push(finding(kind, story.file, words, { address: shortened(to) }, place))
    }
    return Object.assign(story, { ways })
  })
  return { stories: linked, findings }
}

/** An address that need not be a story's, as newsrooms have more on their sites than an edition. */
function isSiteAddress(to: string): boolean {
  return to.startsWith('/') && !/\.(?:md|mdx|markdown)(?:[?#]|$)/i.test(to)
}

/** Finds a story by what another calls its file: by its path from there or from the newsroom's folder, else by its name. */
function openFiles(received: Received[]): (to: string, from: Received) => Received | null {
  // What lies in a file with others has no name of its own.
  const own = received.filter(({ item }) => item === undefined)
  const byPlace = Map.groupBy(own, ({ file }) => nameOf(file))
  const byName = Map.groupBy(own, ({ file }) => path.posix.basename(nameOf(file)))
  const byAddress = Map.groupBy(
    received.flatMap((story) =>
      (story.standing.formerly ?? []).map((address) => ({ address: nameOf(address), story })),
    ),
    ({ address }) => address,
  )
  return (to, { file, origin: { prefix } }) => {
    const plain = percentDecoded(to.replace(/[?#].*$/, ''))
    const [below, beside] = [path.posix.join(prefix, plain), path.posix.join(path.posix.dirname(file), plain)]
    const places = plain.startsWith('/') ? [below] : [beside, below]
    for (const place of places) {
      const there = byPlace.get(nameOf(place)) ?? []
      const story = there.length === 1 ? there[0] : there.find((one) => one.file === place)
      if (story) return story
    }
    const moved = [plain, ...places].flatMap((place) => byAddress.get(nameOf(place)) ?? [])
    if (moved.length > 0) return (moved.find(({ story }) => story.outcome === 'published') ?? moved[0]!).story
    if (isSiteAddress(plain)) return null
    const name = nameOf(plain).replace(/^(?:\.\.?\/)+/, '')
    const alike = byName.get(path.posix.basename(name)) ?? []
    const called = alike.filter((story) => `/${nameOf(story.file)}`.endsWith(`/${name}`))
    return called.length === 1 ? called[0]! : null
  }
}

/** What a file is called in links: without its ending, and in one spelling. */
function nameOf(file: string): string {
  const plain = file
    .replace(/^\/|(?<!\/)\/+$/g, '')
    .normalize('NFC')
    .toLowerCase()
  return storyPlace(/\.(?:md|mdx|markdown|html?|txt|json|xml)$/.test(plain) ? plain : `${plain}.md`)
}

/** A body in which links lead to stories, or are their words where there is none. */
export function withLinks(sections: Section[], ways: Ways): Section[] {
  const inText = (text: Inline[]): Inline[] => joined(text.flatMap(inPiece))
  const inPiece = (piece: Inline): Inline | Inline[] => {
    if (typeof piece === 'string') return piece
    const inner = { ...piece, text: inText(piece.text) }
    if (inner.mark !== 'link' || !isWished(inner.href)) return inner
    const href = ways.get(asWritten(inner.href)) ?? null
    return href === null ? inner.text : { ...inner, href }
  }
  return ways.size === 0 ? sections : withChangedTexts(sections, inText)
}

/** Running text whose strings stand apart only where a mark is between them. */
function joined(text: Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const piece of text) {
    const before = whole.at(-1)
    if (typeof piece === 'string' && typeof before === 'string') whole[whole.length - 1] = before + piece
    else whole.push(piece)
  }
  return whole
}
