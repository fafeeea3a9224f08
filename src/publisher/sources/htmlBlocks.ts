import type { Element, Nodes, Root, RootContent } from 'hast'
import type { Section } from '#article/article.ts'
import type { Block, Paragraph } from '#article/block.ts'
import { type Gathering, inlineOf, textOf } from './htmlInline.ts'
import { idGiver } from './slugs.ts'

/** Elements nested deeper than this are no text a newsroom wrote. */
const deepest = 256

export class TooDeep extends Error {}

/**
 * Parts a tree of HTML into sections of blocks. This is the one allow-list: what is named here is kept, other elements
 * give only their text, and what can carry script or foreign content is dropped with a remark.
 */
export async function sectionsOf(tree: Root, gathering: Gathering): Promise<Section[]> {
  if (depthOf(tree) > deepest) throw new TooDeep()
  const idOf = idGiver()
  const sections: Section[] = [{ id: null, heading: null, blocks: [] }]
  for (const piece of await blocksOf(tree.children, gathering)) {
    if (piece.type !== 'heading') sections.at(-1)!.blocks.push(piece)
    else
      sections.push({
        id: idOf(piece.text),
        heading: piece.text,
        ...(piece.level > 2 && { level: piece.level }),
        blocks: [],
      })
  }
  return sections.filter(({ heading, blocks }) => heading !== null || blocks.length > 0)
}

/** A heading on its way to becoming a section. */
interface Heading {
  type: 'heading'
  level: 2 | 3 | 4
  text: string
}

const dropped = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'form',
  'template',
  'noscript',
  'video',
  'audio',
  'canvas',
  'select',
  'textarea',
  'button',
  'applet',
  'frame',
  'frameset',
  'link',
  'meta',
  'base',
  'title',
  'head',
])

const phrasing = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'input',
])

/** Blocks of a run of nodes; loose phrasing between blocks becomes paragraphs of its own. */
async function blocksOf(nodes: (RootContent | Nodes)[], gathering: Gathering): Promise<(Block | Heading)[]> {
  const blocks: (Block | Heading)[] = []
  let loose: RootContent[] = []
  const settle = async () => {
    blocks.push(...(await paragraphOf(loose, gathering)))
    loose = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || (node.type === 'element' && (phrasing.has(node.tagName) || node.tagName === 'img'))) {
      loose.push(node)
    } else if (node.type === 'element') {
      await settle()
      blocks.push(...(await blockOf(node, gathering)))
    }
  }
  await settle()
  return blocks
}

async function blockOf(element: Element, gathering: Gathering): Promise<(Block | Heading)[]> {
  const { tagName: tag, children } = element
  if (dropped.has(tag)) return drop(element, gathering)
  if (/^h[1-6]$/.test(tag)) return headingOf(element)
  switch (tag) {
    case 'p':
      return paragraphOf(children, gathering)
    case 'ul':
    case 'ol':
    case 'menu':
      return listOf(element, gathering)
    case 'dl':
      return definitionsOf(element, gathering)
    case 'blockquote':
      return quoteOf(element, gathering)
    case 'pre':
      return [{ type: 'code', language: codeLanguage(element), text: textOf(element).replace(/\n$/, '') }]
    case 'table':
      return [tableOf(element, gathering)]
    case 'figure':
      return figureOf(element, gathering)
    case 'hr':
      return [{ type: 'rule' }]
    case 'aside':
    case 'details':
      return factboxOf(element, gathering)
    default:
      return blocksOf(children, gathering)
  }
}

function drop(element: Element, { remark }: Gathering): [] {
  const { tagName, properties, position } = element
  const where = typeof properties.src === 'string' ? ` src=${properties.src}` : ''
  const words = textOf(element).trim()
  if (tagName === 'title' && words === '') return []
  remark(
    'repaired',
    'html.dropped',
    `dropped <${tagName}${where}>, which is not carried over. Put what readers need of it in words.`,
    position?.start.line,
  )
  return []
}

function headingOf(element: Element): Heading[] {
  const text = textOf(element).replace(/\s+/g, ' ').trim()
  const depth = Number(element.tagName.slice(1))
  if (text === '') return []
  return [{ type: 'heading', level: depth <= 2 ? 2 : depth === 3 ? 3 : 4, text }]
}

/** A paragraph, and after it the pictures that stood in it. */
async function paragraphOf(nodes: RootContent[], gathering: Gathering): Promise<Block[]> {
  const blocks: Block[] = []
  const text = inlineOf(nodes, gathering)
  const [first] = text
  const speech = typeof first === 'string' && /^[–—] /.test(first)
  if (text.length > 0)
    blocks.push({ type: 'paragraph', ...(speech && { speech: true as const }), text } satisfies Paragraph)
  for (const image of imagesIn(nodes)) blocks.push(...(await imageOf(image, gathering, null, null)))
  return blocks
}

function imagesIn(nodes: RootContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    return node.tagName === 'img' ? [node] : imagesIn(node.children)
  })
}

async function imageOf(
  element: Element,
  { picture }: Gathering,
  caption: string | null,
  credit: string | null,
): Promise<Block[]> {
  const { src, alt, title } = element.properties
  if (typeof src !== 'string') return []
  const words = {
    alt: typeof alt === 'string' ? alt : '',
    caption: caption ?? (typeof title === 'string' ? title : null),
    credit,
  }
  const image = await picture(src, words, element.position?.start.line)
  return image ? [{ type: 'image', image }] : []
}

/** `<figcaption>` is the caption; a `<cite>` or `<small>` in it is the credit. */
async function figureOf(element: Element, gathering: Gathering): Promise<(Block | Heading)[]> {
  const figcaption = element.children.find((child) => child.type === 'element' && child.tagName === 'figcaption') as
    | Element
    | undefined
  const [image, ...more] = imagesIn(element.children)
  if (!image || more.length > 0) return blocksOf(element.children, gathering)
  const credit = figcaption && find(figcaption, (tag) => tag === 'cite' || tag === 'small')
  const captionNodes = figcaption?.children.filter((child) => child !== credit) ?? []
  const caption = captionNodes.map(textOf).join('').replace(/\s+/g, ' ').trim()
  return imageOf(image, gathering, caption || null, (credit && textOf(credit).trim()) || null)
}

async function listOf(element: Element, gathering: Gathering): Promise<Block[]> {
  const entries: Block[][] = []
  for (const item of element.children) {
    if (item.type !== 'element') continue
    const blocks = withoutHeadings(await blocksOf(item.tagName === 'li' ? item.children : [item], gathering))
    if (blocks.length > 0) entries.push(blocks)
  }
  const { start } = element.properties
  return entries.length === 0
    ? []
    : [{ type: 'list', ordered: element.tagName === 'ol', start: Number(start ?? 1) || 1, entries }]
}

/** A list of definitions: each term in bold, then what is said of it. */
async function definitionsOf(element: Element, gathering: Gathering): Promise<Block[]> {
  const entries: Block[][] = []
  const parts = element.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  )
  for (const part of parts) {
    if (part.type !== 'element') continue
    if (part.tagName === 'dt')
      entries.push([{ type: 'paragraph', text: [{ mark: 'strong', text: inlineOf(part.children, gathering) }] }])
    else if (entries.length > 0) entries.at(-1)!.push(...withoutHeadings(await blocksOf(part.children, gathering)))
  }
  return entries.length === 0 ? [] : [{ type: 'list', ordered: false, start: 1, entries }]
}

async function quoteOf(element: Element, gathering: Gathering): Promise<Block[]> {
  const credit = element.children.find(
    (child) => child.type === 'element' && (child.tagName === 'footer' || child.tagName === 'cite'),
  )
  const rest = element.children.filter((child) => child !== credit)
  const blocks = withoutHeadings(await blocksOf(rest, gathering))
  const words = credit && textOf(credit).replace(/\s+/g, ' ').trim()
  return blocks.length === 0 ? [] : [{ type: 'quote', blocks, credit: words || null }]
}

async function factboxOf(element: Element, gathering: Gathering): Promise<Block[]> {
  const heading = find(element, (tag) => /^(h[1-6]|summary)$/.test(tag))
  const rest = element.children.filter((child) => child !== heading)
  const blocks = withoutHeadings(await blocksOf(rest, gathering))
  const words = heading && textOf(heading).replace(/\s+/g, ' ').trim()
  return blocks.length === 0 && !words ? [] : [{ type: 'factbox', heading: words || null, blocks }]
}

function tableOf(element: Element, gathering: Gathering): Block {
  const caption = find(element, (tag) => tag === 'caption')
  const rows = rowsIn(element).map((row) =>
    row.children
      .filter((cell) => cell.type === 'element')
      .map((cell) => ({ header: cell.tagName === 'th', text: inlineOf(cell.children, gathering) })),
  )
  return {
    type: 'table',
    caption: (caption && textOf(caption).trim()) || null,
    rows: rows.filter((cells) => cells.length > 0),
  }
}

function rowsIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'table') return []
    return child.tagName === 'tr' ? [child] : rowsIn(child)
  })
}

/** Inside other blocks a heading is a paragraph in bold: sections do not nest. */
function withoutHeadings(blocks: (Block | Heading)[]): Block[] {
  return blocks.map((block) =>
    block.type === 'heading' ? { type: 'paragraph', text: [{ mark: 'strong', text: [block.text] }] } : block,
  )
}

function find(element: Element, wanted: (tag: string) => boolean): Element | undefined {
  return element.children.find((child): child is Element => child.type === 'element' && wanted(child.tagName))
}

function codeLanguage(element: Element): string | null {
  const code = find(element, (tag) => tag === 'code')
  const names = code?.properties.className
  const name = Array.isArray(names)
    ? names.map(String).find((candidate) => candidate.startsWith('language-'))
    : undefined
  return name?.slice('language-'.length) ?? null
}

function depthOf(root: Root): number {
  let depth = 0
  let level: Nodes[] = [root]
  while (level.length > 0 && depth <= deepest) {
    depth++
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []))
  }
  return depth
}
