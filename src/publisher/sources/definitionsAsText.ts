import type { Definition, Root, RootContent } from 'mdast'

/**
 * `[Kari]: Ja.` in an interview defines a link to CommonMark, which shows nothing of it. It is text where what follows is no
 * address and no link asks for it by name, `[om oss][om]`.
 */
export function definitionsAsText() {
  return (tree: Root, file: { toString(): string }) => {
    if (holdsDefinition(tree)) mend(tree, namedIn(tree), String(file))
  }
}

function holdsDefinition({ children }: { children: RootContent[] }): boolean {
  return children.some((child) => child.type === 'definition' || ('children' in child && holdsDefinition(child)))
}

function mend(parent: { children: RootContent[] }, named: Set<string>, source: string): void {
  parent.children = parent.children.map((child): RootContent => {
    if (child.type !== 'definition' || looksLikeAddress(child.url) || named.has(child.identifier)) return child
    return {
      type: 'paragraph',
      position: child.position,
      children: [{ type: 'text', value: writtenIn(source, child) }],
    }
  })
  for (const child of parent.children) if ('children' in child) mend(child, named, source)
}

/** `[//]: # (Husk bildet.)` is how notes are hidden. */
function looksLikeAddress(url: string): boolean {
  return url === '' || /[/#:@\\]|\.\p{L}/u.test(url)
}

/** What links and pictures ask for otherwise than by their own words. */
function namedIn(parent: { children: RootContent[] }): Set<string> {
  const named = new Set<string>()
  const visit = ({ children }: { children: RootContent[] }) => {
    for (const child of children) {
      const asks =
        child.type === 'imageReference' || (child.type === 'linkReference' && child.referenceType !== 'shortcut')
      if (asks) named.add(child.identifier)
      if ('children' in child) visit(child)
    }
  }
  visit(parent)
  return named
}

function writtenIn(source: string, { position }: Definition): string {
  return source.slice(position?.start.offset, position?.end.offset)
}
