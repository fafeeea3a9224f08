import type { Element, Root, RootContent } from 'hast'
import type { Section } from '#article/article.ts'
import type { Block } from '#article/block.ts'
import { shortened } from '../../findings.ts'
import { withKnownFootnotes } from './footnotesOfPrograms.ts'
import { childOf, codeLanguage, imagesIn, isElement, isRunning, verbatim, without } from './htmlElements.ts'
import { footnoteEntries, footnotesIn, isFootnoteSection } from './htmlFootnotes.ts'
import { type Gathering, inlineOf, plainTextOf, withinLanguage } from './htmlInline.ts'
import { levelGiver } from './headingLevels.ts'
import { listsOf } from './htmlLists.ts'
import { paragraph, partedByBreaks } from './htmlParagraphs.ts'
import { figuresIn, imagesAbove, pictureOf } from './htmlPictures.ts'
import { creditIn, partsOfQuote } from './htmlQuotes.ts'
import { tableOf, withCaptionOfTable } from './htmlTables.ts'
import { leadingWithin, placesIn } from './placesInText.ts'
import { withMarksOfPrograms } from './marksOfPrograms.ts'
import { inBold, struckOut, type Piece } from './markedBlocks.ts'
import { saying } from '../words/bodyEdges.ts'
import { idGiver } from '../words/slugs.ts'

/**
 * Parts a tree of HTML, no deeper than 256, into sections of blocks. This is the one allow-list: what is named here and
 * in htmlInline is kept, other elements give only their text, what can carry script is dropped with a remark.
 */
export function sectionsOf(given: Root, reading: Gathering): Section[] {
  const tree = withMarksOfPrograms(withKnownFootnotes(given), reading.remark)
  const places = placesIn(tree)
  const gathering = { ...reading, footnotes: footnotesIn(tree), places }
  const idOf = idGiver()
  const levelOf = levelGiver()
  const ids = new Map<Element, string>()
  const sections: Section[] = [{ id: null, heading: null, blocks: [] }]
  for (const piece of piecesOf(tree.children, gathering)) {
    if (piece.type !== 'heading') {
      sections.at(-1)!.blocks.push(piece)
      continue
    }
    const { element, text: heading } = piece
    const level = levelOf(piece.depth)
    const id = idOf(heading)
    ids.set(element, id)
    sections.push({ id, heading, ...(level > 2 && { level }), blocks: [] })
  }
  const said = saying(sections)
  return places.size === 0 ? said : leadingWithin(said, places, ids)
}

/** Blocks and headings of a run of nodes; loose running text between blocks becomes paragraphs. */
function piecesOf(nodes: RootContent[], gathering: Gathering): Piece[] {
  const pieces: Piece[] = []
  let loose: RootContent[] = []
  const settle = () => {
    pieces.push(...paragraphsOf(loose, gathering))
    loose = []
  }
  for (const node of nodes) {
    if (node.type !== 'element' || isRunning(node)) loose.push(node)
    else {
      settle()
      pieces.push(...elementPieces(node, withinLanguage(node, gathering)))
    }
  }
  settle()
  return pieces
}

function elementPieces(element: Element, gathering: Gathering): Piece[] {
  const { tagName: tag, children } = element
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf(element, gathering)
    case 'p':
      return children.every(isRunning) ? paragraphsOf(children, gathering) : piecesOf(children, gathering)
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return listOf(element, gathering)
    case 'dl':
      return definitionsOf(element, gathering)
    case 'blockquote':
      return quoteOf(element, gathering)
    case 'pre':
      return [{ type: 'code', language: codeLanguage(element), text: verbatim(element).replace(/\n$/, '') }]
    case 'table':
      return tableOf(element, gathering)
    case 'figure':
      return figureOf(withCaptionOfTable(element), gathering)
    case 'hr':
      return [{ type: 'rule' }]
    case 'aside':
    case 'details':
      return factboxOf(element, gathering)
    case 'del':
    case 's':
    case 'strike':
      return piecesOf(children, gathering).map(struckOut)
    case 'form':
      gathering.remark('repaired', 'html.dropped/form', {}, element.position?.start.line)
      return piecesOf(children, gathering)
    case 'a':
      return linkedPieces(element, gathering)
    case 'section':
      return isFootnoteSection(element) ? footnotesOf(element, gathering) : piecesOf(children, gathering)
    default:
      return piecesOf(children, gathering)
  }
}

/** A link around whole blocks, as teasers have it: the blocks are kept. */
function linkedPieces({ properties, children, position }: Element, gathering: Gathering): Piece[] {
  const address = shortened(String(properties.href))
  if (properties.href !== undefined) gathering.remark('note', 'link.dropped/blocks', { address }, position?.start.line)
  return piecesOf(children, gathering)
}

function headingOf(element: Element, gathering: Gathering): Piece[] {
  const text = plainTextOf(element.children, gathering)
  // The headline alone is of the first level.
  const depth = Math.max(2, Number(element.tagName.slice(1)))
  const pieces: Piece[] = text === null ? [] : [{ type: 'heading', depth, text, element }]
  for (const image of imagesIn(element.children)) pieces.push(...pictureOf(image, gathering))
  return pieces
}

/** A paragraph, or several where the writer parted them by two line breaks; after them the pictures that stood among its words. */
function paragraphsOf(nodes: RootContent[], gathering: Gathering): Piece[] {
  const figures = figuresIn(nodes)
  if (figures.length > 0) return figures.flatMap((figure) => figureOf(figure, gathering))
  const text = partedByBreaks(inlineOf(nodes, gathering)).map((words) => paragraph(words, gathering))
  const above = imagesAbove(nodes).length
  const pictures = imagesIn(nodes).map((image) => pictureOf(image, gathering))
  return [...pictures.slice(0, above).flat(), ...text, ...pictures.slice(above).flat()]
}

/**
 * `<figcaption>` is the caption, a `<cite>` or `<small>` in it the credit; below a quote it says who said that. What else
 * stands in the figure follows.
 */
function figureOf(element: Element, gathering: Gathering): Piece[] {
  const figcaption = childOf(element, 'figcaption')
  const [image, ...more] = imagesIn(element.children)
  const quote = childOf(element, 'blockquote')
  if (!image && quote && figcaption) return quotedFigure(element, quote, figcaption, gathering)
  if (!image || more.length > 0 || !figcaption || imagesIn([figcaption]).length > 0)
    return piecesOf(element.children, gathering)
  const credit = childOf(figcaption, 'cite', 'small')
  const caption = plainTextOf(
    figcaption.children.filter((child) => child !== credit),
    gathering,
  )
  const said = { caption, credit: credit ? plainTextOf(credit.children, gathering) : null }
  const rest = without(
    element.children.filter((child) => child !== figcaption),
    image,
  )
  return [...pictureOf(image, gathering, said), ...piecesOf(rest, gathering)]
}

function quotedFigure(figure: Element, quote: Element, figcaption: Element, gathering: Gathering): Piece[] {
  const words = creditIn(figcaption, gathering)
  return figure.children.flatMap((child): Piece[] => {
    if (child === figcaption) return []
    if (child !== quote) return piecesOf([child], gathering)
    return quoteOf(quote, gathering).map((block) =>
      block.type === 'quote' ? { ...block, credit: block.credit ?? words } : block,
    )
  })
}

/** The heading that stands over the footnotes, and the notes themselves. */
function footnotesOf(section: Element, gathering: Gathering): Piece[] {
  const entries = footnoteEntries(section)
  const notes: Block[][] = []
  for (const { children } of entries) notes.push(withoutHeadings(piecesOf(children, gathering)))
  const list = childOf(section, 'ol')
  const around = piecesOf(
    section.children.filter((child) => child !== list),
    gathering,
  )
  return notes.length === 0 ? around : [...around, { type: 'footnotes', notes }]
}

function listOf(element: Element, gathering: Gathering): Block[] {
  return listsOf(element, (child) => {
    const inside = child.type === 'element' ? withinLanguage(child, gathering) : gathering
    return withoutHeadings(piecesOf(isElement(child, 'li') ? child.children : [child], inside))
  })
}

/** A list of definitions: each term in bold, then what is said of it. */
function definitionsOf(element: Element, gathering: Gathering): Block[] {
  const entries: Block[][] = []
  for (const part of element.children.flatMap((child) => (isElement(child, 'div') ? child.children : [child]))) {
    const blocks = withoutHeadings(piecesOf(isElement(part, 'dt', 'dd') ? part.children : [part], gathering))
    if (isElement(part, 'dt')) entries.push(blocks.map(inBold))
    else if (entries.length > 0) entries.at(-1)!.push(...blocks)
    else if (blocks.length > 0) entries.push(blocks)
  }
  const kept = entries.filter((entry) => entry.length > 0)
  return kept.length === 0 ? [] : [{ type: 'list', ordered: false, start: 1, entries: kept }]
}

function quoteOf(element: Element, gathering: Gathering): Block[] {
  const { credit, rest } = partsOfQuote(element)
  const words = credit ? creditIn(credit, gathering) : null
  const blocks = withoutHeadings(piecesOf(rest, gathering))
  if (blocks.length > 0) return [{ type: 'quote', blocks, credit: words }]
  return words === null ? [] : [paragraph([words], gathering)]
}

function factboxOf(element: Element, gathering: Gathering): Block[] {
  const summary = childOf(element, 'summary')
  const pieces = piecesOf(
    element.children.filter((child) => child !== summary),
    gathering,
  )
  const [first, ...rest] = pieces
  const stated = summary ? plainTextOf(summary.children, gathering) : null
  const heading = stated ?? (first?.type === 'heading' ? first.text : null)
  const blocks = withoutHeadings(stated === null && first?.type === 'heading' ? rest : pieces)
  return blocks.length === 0 && heading === null ? [] : [{ type: 'factbox', heading, blocks }]
}

/** Inside other blocks a heading is a paragraph in bold: sections do not nest. */
function withoutHeadings(pieces: Piece[]): Block[] {
  return pieces.map((piece) => (piece.type === 'heading' ? inBold({ type: 'paragraph', text: [piece.text] }) : piece))
}
