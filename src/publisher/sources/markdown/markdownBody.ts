import type { Nodes, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { interfaceLanguages, type InterfaceLanguage, type Language } from '#article/language.ts'
import { numbersAsWritten } from './numbersAsWritten.ts'
import { definitionsAsText } from './definitionsAsText.ts'
import { withSentencesOutdented } from './indentedSentences.ts'
import { linesOfTheirOwn } from './linesOfTheirOwn.ts'
import type { Desk } from '../desk.ts'
import { sumsAsText } from './sumsAsText.ts'
import { wholeTables } from './wholeTables.ts'
import { closeUnclosed } from '../html/unclosedElements.ts'
import { withoutOpeningWords, withUnknownAsText } from './unknownElements.ts'
import { refuseDeepMarkers, refuseDeepMarkup, refuseDeepTree, refuseTangledMarks, TooNested } from '../nestingLimits.ts'

/** The heading above footnotes; in a language that we have no word in, none (the library takes nothing for English). */
const footnotes: Record<InterfaceLanguage, string> = { nb: 'Fotnoter', nn: 'Fotnotar', en: 'Footnotes' }

/**
 * CommonMark with GitHub's tables, task lists and footnotes, as a tree of HTML; raw HTML in it is parsed, not yet
 * trusted. Throws TooNested for what is nested deeper than 256.
 */
export function htmlOfMarkdown(
  body: string,
  language: Language | null,
  { limits, language: ofEdition }: Pick<Desk, 'limits' | 'language'>,
): Root {
  refuseDeepMarkup(body, limits)
  refuseDeepMarkers(body)
  refuseTangledMarks(body)
  const spoken = (language ?? ofEdition).split('-')[0]
  const ours = interfaceLanguages.find((known) => known === spoken)
  const tree = parsed(withoutOpeningWords(body), ours === undefined ? ' ' : footnotes[ours])
  refuseDeepTree(tree)
  return tree
}

/** Putting a parser together takes a tenth of the time that reading a story takes, so it is done once for each label. */
const readings = new Map<string | null, ReturnType<typeof readingWith>>()

/** Without any of these signs, or what may stand for one, a text has no table, task, footnote, deleted words or bare address. */
const signsOfGfm = /[[|~@&\\]|:-|-:|:\/\/|www/i

/** Raw HTML needs every tree to be written out and parsed again, so only those that have some go through it. */
const rawReading = unified().use(rehypeRaw).freeze()

/** Without a label for footnotes it is CommonMark alone: to look for GitHub's additions takes twice as long as all other parsing. */
function readingWith(footnoteLabel: string | null) {
  const commonMark = unified().use(remarkParse).data('micromarkExtensions', [sumsAsText])
  return (footnoteLabel === null ? commonMark : commonMark.use(remarkGfm, { singleTilde: false }).use(wholeTables))
    .use(numbersAsWritten)
    .use(definitionsAsText)
    .use(linesOfTheirOwn)
    .use(remarkRehype, { allowDangerousHtml: true, footnoteLabel, footnoteBackContent: '', clobberPrefix: '' })
    .freeze()
}

function parsed(written: string, footnoteLabel: string): Root {
  const label = signsOfGfm.test(written) ? footnoteLabel : null
  const reading = readings.get(label) ?? readingWith(label)
  readings.set(label, reading)
  try {
    const asWritten = reading.parse(written)
    const body = withSentencesOutdented(written, asWritten)
    const tree = reading.runSync(body === written ? asWritten : reading.parse(body), body)
    const pieces = rawIn(tree)
    if (pieces.length === 0) return tree
    mendRaw(pieces)
    // Beside each other they are paragraphs all the same.
    for (const child of tree.children)
      if (child.type === 'raw' && child.value.startsWith('&lt;')) child.value = `<p>${child.value}</p>`
    return rawReading.runSync(tree, body)
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

function mendRaw(pieces: { value: string }[]): void {
  const values = closeUnclosed(withUnknownAsText(pieces.map((piece) => piece.value)))
  for (const [at, value] of values.entries()) pieces[at]!.value = value
}
