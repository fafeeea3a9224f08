import type { Element, Properties, Root, RootContent } from 'hast'

/**
 * A page without the names that Readability misunderstands: it takes who took a picture for who wrote the story, and an
 * address for letters for a name.
 */
export function withoutMisleadingNames(page: Root): Root {
  return { ...page, children: page.children.flatMap((child) => plainly(child, false)) }
}

function plainly<Kind extends RootContent>(node: Kind, isInFigure: boolean): Kind[] {
  if (node.type !== 'element') return [node]
  if (isAddressOfAuthor(node)) return []
  const properties = isInFigure ? withoutWriter(node.properties) : node.properties
  const inside = isInFigure || node.tagName === 'figure'
  return [{ ...node, properties, children: node.children.flatMap((child) => plainly(child, inside)) }]
}

function isAddressOfAuthor({ tagName, properties: { name, content } }: Element): boolean {
  return tagName === 'meta' && name === 'author' && /^\s*\S+@\S+\s*$/.test(String(content))
}

const ofWriter = new Set(['className', 'id', 'rel', 'itemProp'])

function withoutWriter(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !ofWriter.has(name)))
}
