import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { isElement, madeElement } from '../html/htmlElements.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** `> [!info] Fakta om brua`, as Obsidian and GitHub have it: the mark, and the sign that folds the box. */
const mark = /^\[!(?<kind>[\w-]+)(?:\|[^\]]*)?\][+-]?[ \t]*/

/** `:::note Fakta` or `:::note[Fakta]`, as Docusaurus and VuePress open what they box up to `:::`. */
const fenced = besideCode(
  /^(?<colons>:{3,})[ \t]*(?<kind>[a-z]{3,20})(?:[ \t]+(?<title>[^\s{}:[][^{}\n]*)|\[(?<label>[^\]\n]+)\])[ \t]*\n(?<inside>(?:(?!:::).*\n)*)\k<colons>[ \t]*$/m,
)

/** A text in which such boxes are quotes with a mark. Lines stay where they are. */
export function withBoxesAsCallouts(text: string): string {
  if (!/^:{3,}[ \t]*[a-z]/m.test(text)) return text
  return replacedBesideCode(
    text,
    fenced,
    (_, { kind, title, label, inside }: Record<string, string | undefined>) =>
      `> [!${kind}] ${title ?? label}\n${inside!.replaceAll(/^.*\n/gm, (line) => `> ${line}`)}`,
  )
}

/** Boxes that are written as quotes with a mark become boxes; those that say they are quotes stay quotes. */
export function withCallouts(tree: Root): Root {
  return { ...tree, children: tree.children.map(boxed) }
}

function boxed<Node extends RootContent>(node: Node): Node | Element {
  if (node.type !== 'element') return node
  const inside: Element = { ...node, children: node.children.map(boxed) }
  const opening = inside.children.find((child): child is Element => child.type === 'element')
  const [first, ...others] = opening?.tagName === 'p' && node.tagName === 'blockquote' ? opening.children : []
  const marked = first?.type === 'text' ? mark.exec(first.value) : null
  if (!opening || first?.type !== 'text' || marked === null) return inside
  const words: Text = { ...first, value: first.value.slice(marked[0].length) }
  const { title, text } = titleAndText([words, ...others])
  const rest = inside.children.slice(inside.children.indexOf(opening) + 1)
  const children: ElementContent[] = text.length === 0 ? rest : [{ ...opening, children: text }, ...rest]
  const isQuote = /^(quote|cite)$/i.test(marked.groups!.kind!)
  if (isQuote && title.length === 0) return { ...inside, children }
  const content: ElementContent[] = isQuote ? [{ ...inside, children }] : children
  return {
    ...inside,
    tagName: 'aside',
    children: title.length === 0 ? content : [madeElement('summary', title), ...content],
  }
}

/** The title is what stands on the line of the mark. */
function titleAndText(nodes: ElementContent[]): { title: ElementContent[]; text: ElementContent[] } {
  const at = nodes.findIndex((node) => isElement(node, 'br') || (node.type === 'text' && node.value.includes('\n')))
  const last = nodes[at]
  const { title, text } =
    at === -1
      ? { title: nodes, text: [] }
      : last?.type === 'text'
        ? {
            title: [...nodes.slice(0, at), { ...last, value: last.value.slice(0, last.value.indexOf('\n')) }],
            text: [{ ...last, value: last.value.slice(last.value.indexOf('\n') + 1) }, ...nodes.slice(at + 1)],
          }
        : { title: nodes.slice(0, at), text: nodes.slice(at + 1) }
  const hasContent = (node: ElementContent) => node.type !== 'text' || /\S/.test(node.value)
  return { title: title.some(hasContent) ? title : [], text: text.some(hasContent) ? text : [] }
}
