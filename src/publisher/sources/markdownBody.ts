import type { Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Language } from '#article/language.ts'
import type { Limits } from '../settings.ts'
import { datesAreNoLists } from './datesAreNoLists.ts'
import { closeUnclosed } from './unclosedElements.ts'
import { refuseDeepMarkers, refuseDeepMarkup, refuseDeepTree, refuseTangledMarks, TooNested } from './nestingLimits.ts'

const footnotes: Partial<Record<Language, string>> = { nb: 'Fotnoter', nn: 'Fotnotar', en: 'Footnotes' }

/**
 * CommonMark with GitHub's tables, task lists and footnotes, as a tree of HTML; raw HTML in it is parsed, not yet
 * trusted. Throws TooNested for what is nested deeper than 256.
 */
export function htmlOfMarkdown(body: string, language: Language | null, limits: Limits): Root {
  refuseDeepMarkup(body, limits)
  refuseDeepMarkers(body)
  refuseTangledMarks(body)
  const tree = parsed(body, footnotes[language ?? 'nb'] ?? 'Footnotes')
  refuseDeepTree(tree)
  return tree
}

function parsed(body: string, footnoteLabel: string): Root {
  const reading = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(datesAreNoLists)
    .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel, footnoteBackContent: '', clobberPrefix: '' })
    .use(() => closeRaw)
    .use(rehypeRaw)
  try {
    return reading.runSync(reading.parse(body), body)
  } catch (error) {
    // The libraries walk trees by calling themselves; emphasis and lists nested over many lines exhaust the stack there.
    if (error instanceof RangeError) throw new TooNested()
    throw error
  }
}

/** Pieces of raw HTML, in order. */
function rawIn(node: Nodes): { value: string }[] {
  if (node.type === 'raw') return [node]
  return 'children' in node ? node.children.flatMap(rawIn) : []
}

function closeRaw(tree: Root): void {
  const pieces = rawIn(tree)
  for (const [at, value] of closeUnclosed(pieces.map((piece) => piece.value)).entries()) pieces[at]!.value = value
}
