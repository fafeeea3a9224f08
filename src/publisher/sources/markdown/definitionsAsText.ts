import type { Definition, FootnoteDefinition, LinkReference, Root, RootContent } from 'mdast'

/**
 * `[Kari]: Ja.` in an interview defines a link to CommonMark, which shows nothing of it. It is text where what follows is no
 * address and no link asks for it by name, `[om oss][om]`. Notes that are hidden so are comments, and what may be either.
 * A footnote that nothing refers to is text as it is written, as is a reference to none.
 */
export function definitionsAsText() {
  return (tree: Root, file: { toString(): string }) => {
    if (holdsDefinition(tree)) mend(tree, namedIn(tree), String(file))
  }
}

function holdsDefinition({ children }: { children: RootContent[] }): boolean {
  return children.some(
    (child) =>
      child.type === 'definition' ||
      child.type === 'footnoteDefinition' ||
      ('children' in child && holdsDefinition(child)),
  )
}

function mend(parent: { children: RootContent[] }, named: Named, source: string): void {
  parent.children = parent.children.flatMap((child): RootContent | RootContent[] => {
    if (child.type === 'footnoteDefinition') return named.notes.has(child.identifier) ? child : asWritten(child)
    if (child.type !== 'definition' || isAskedFor(child, named) || isPlainAddress(child, named)) return child
    const { position } = child
    const value = writtenIn(source, child)
    if (looksLikeAddress(child.url) || isHiddenNote(child, value))
      return { type: 'html', position, value: `<!-- ${value.replaceAll('--', '- -')} -->` }
    return { type: 'paragraph', position, children: [{ type: 'text', value }] }
  })
  for (const child of parent.children) if ('children' in child) mend(child, named, source)
}

/** `[^2]: Kilde: SSB.`, and what stands below it. */
function asWritten({ label, identifier, children, position }: FootnoteDefinition): RootContent[] {
  const mark = { type: 'text' as const, value: `[^${label ?? identifier}]: ` }
  const [first, ...others] = children
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', position, children: [mark] }, ...children]
  return [{ ...first, children: [mark, ...first.children] }, ...others]
}

/** An address that a link may ask for, or that nobody says: `https://…`, `../om-oss.html`, but not `NRK.no`. */
function isPlainAddress({ url, identifier }: Definition, { byName, byWords }: Named): boolean {
  const isNamed = byName.has(identifier) || byWords.has(identifier)
  return looksLikeAddress(url) && (isNamed || /^(?:\p{L}[\w+.-]+:|[./])/u.test(url))
}

/** One "/" between words is none: `[Kari]: Ja/nei.`, nor is a tag, `#klima`, or what ends a sentence: `NRK.no.` */
function looksLikeAddress(url: string): boolean {
  if (/^#|[.!?…]$/.test(url) && !/^\p{L}[\w+.-]+:./u.test(url)) return false
  return /#.|^\p{L}[\w+.-]+:.|[@\\]|\.\p{L}|^\/|\/.*\/|\/$/u.test(url)
}

/** `[//]: # (Husk bildet.)`, `[//]: Husk`, `[comment]: <Husk bildet>`: by a name that is no word, or an address that is none. */
function isHiddenNote({ url, identifier }: Definition, written: string): boolean {
  const isNamedSo = /^(?:[^\p{L}\p{N}]|(?:comments?|kommentar|notat|todo)$)/iu.test(identifier)
  return isNamedSo || /^[#-]?$/.test(url) || /\]:\s*</.test(written)
}

/** What links and pictures ask for: by its name, or by their own words alone, `[om oss]`. */
interface Named {
  byName: Set<string>
  byWords: Set<string>
  /** Footnotes that something refers to. */
  notes: Set<string>
}

function namedIn(tree: Root): Named {
  const named: Named = { byName: new Set(), byWords: new Set(), notes: new Set() }
  const visit = ({ children }: { children: RootContent[] }) => {
    for (const [at, child] of children.entries()) {
      if (child.type === 'footnoteReference') named.notes.add(child.identifier)
      if (child.type === 'imageReference') named.byName.add(child.identifier)
      if (child.type === 'linkReference' && !opensLine(child, children[at + 1]))
        named[child.referenceType === 'shortcut' ? 'byWords' : 'byName'].add(child.identifier)
      if ('children' in child) visit(child)
    }
  }
  visit(tree)
  return named
}

/** `[Kari]: Jeg liker det.` says who speaks. */
function opensLine({ referenceType }: LinkReference, next: RootContent | undefined): boolean {
  return referenceType === 'shortcut' && next?.type === 'text' && next.value.startsWith(':')
}

/** What ends a sentence is no address, whoever is named in the text, nor is the source of a number: `[1]: SSB`. */
function isAskedFor({ identifier, url }: Definition, { byName, byWords }: Named): boolean {
  return byName.has(identifier) || (byWords.has(identifier) && !/[.!?…]$/.test(url) && !/^\d+$/.test(identifier))
}

function writtenIn(source: string, { position }: Definition): string {
  return source.slice(position?.start.offset, position?.end.offset)
}
