import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'
import { SaxesParser } from 'saxes'
import type { Limits } from '../../settings.ts'
import { TooNested } from '../nestingLimits.ts'
import { prologOf } from './prolog.ts'

/** An element of an XML file, with what it inherits. */
export interface XmlElement {
  /** Name without prefix, and the namespace it is in ("" for none). */
  name: string
  space: string
  /** The prefix it was written with; "" for none. */
  prefix: string
  /** Attributes by their names as written: `xml:lang`, `rdf:about`. */
  attributes: Record<string, string>
  children: XmlNode[]
  /** Line of the file it begins on, from 1. */
  line: number
  /** `xml:lang` and `xml:base` as they hold here; undefined when nothing around states them. */
  lang: string | undefined
  base: string | undefined
  /** The file ends before the element does. */
  isCut: boolean
}
/** A text node is its text, entities decoded once. */
export type XmlNode = XmlElement | string

export interface XmlFile {
  root: XmlElement
  /** The first place where the file breaks the rules of XML 1.0; the tree is what could be read all the same. */
  fault: { line: number; message: string } | null
  /** Declared in the file's DOCTYPE and used: entities are never expanded. */
  usesEntity: string | null
}

/**
 * Reads XML without ever fetching or expanding anything. One parser (saxes) judges whether it is well-formed, another
 * (htmlparser2) reads what can be read either way. Throws TooNested beyond the limits. Null when there is no element.
 */
export function readXml(text: string, limits: Pick<Limits, 'depth' | 'elements'>): XmlFile | null {
  const { plain, declared } = withoutDoctype(text)
  const used = new Set<string>()
  const root = treeOf(plain, limits, (name) => used.add(name))
  if (root === null) return null
  return { root, fault: faultIn(plain), usesEntity: declared.find((name) => used.has(name)) ?? null }
}

function treeOf(
  text: string,
  limits: Pick<Limits, 'depth' | 'elements'>,
  meet: (entity: string) => void,
): XmlElement | null {
  const lineAt = lineCounter(text)
  const open: { element: XmlElement; spaces: Spaces }[] = []
  let root: XmlElement | null = null
  let elements = 0
  let isVerbatim = false
  let isAtEnd = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++elements > limits.elements || open.length >= limits.depth) throw new TooNested()
        const around = open.at(-1)
        const decoded = Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, decodeEntities(value, meet)]),
        )
        const spaces = spacesWithin(decoded, around?.spaces ?? new Map())
        const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name]
        const element: XmlElement = {
          name: local!,
          space: spaces.get(prefix!) ?? prefix!,
          prefix: prefix!,
          attributes: decoded,
          children: [],
          line: lineAt(parser.startIndex),
          lang: decoded['xml:lang'] ?? around?.element.lang,
          base: joinBase(decoded['xml:base'], around?.element.base),
          isCut: false,
        }
        around?.element.children.push(element)
        root ??= element
        open.push({ element, spaces })
      },
      onclosetag() {
        const closed = open.pop()
        // At the end of the file the parser closes what the file left open.
        if (closed) closed.element.isCut = isAtEnd
      },
      oncdatastart() {
        isVerbatim = true
      },
      oncdataend() {
        isVerbatim = false
      },
      ontext(piece) {
        const around = open.at(-1)?.element
        if (around) addText(around, isVerbatim ? piece : decodeEntities(piece, meet))
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.write(text)
  isAtEnd = true
  parser.end()
  return root
}

function addText({ children }: XmlElement, text: string): void {
  const last = children.at(-1)
  if (typeof last === 'string') children[children.length - 1] = last + text
  else children.push(text)
}

/** Numeric references and the names HTML knows, which feeds use as if they were XML's; others stay as they are written. */
function decodeEntities(text: string, meet: (entity: string) => void): string {
  if (!text.includes('&')) return text
  for (const [, name] of text.matchAll(/&([A-Za-z_][\w.-]*);/g)) meet(name!)
  return decodeHTMLStrict(text)
}

/** Namespaces by the prefix an element has them by. */
type Spaces = Map<string, string>

function spacesWithin(attributes: Record<string, string>, around: Spaces): Spaces {
  const stated = Object.entries(attributes).filter(([key]) => /^xmlns(:|$)/.test(key))
  if (stated.length === 0) return around
  return new Map([...around, ...stated.map(([key, value]) => [key.slice('xmlns:'.length), value.trim()] as const)])
}

function joinBase(stated: string | undefined, around: string | undefined): string | undefined {
  if (stated === undefined) return around
  return URL.parse(stated.trim(), around)?.href ?? around
}

/** The text with its DOCTYPE blanked out, lines kept, and the names of the entities that were declared there. */
function withoutDoctype(text: string): { plain: string; declared: string[] } {
  const place = prologOf(text).doctype
  if (place === null) return { plain: text, declared: [] }
  const doctype = text.slice(place.start, place.end)
  const declared = [...doctype.matchAll(/<!ENTITY\s+([A-Za-z_][\w.-]*)/g)].map(([, name]) => name!)
  return { plain: text.slice(0, place.start) + doctype.replace(/[^\n]/g, ' ') + text.slice(place.end), declared }
}

/** The parser's own limit would be none: a broken file of megabytes can hold a fault a letter. */
class Found extends Error {}

function faultIn(text: string): XmlFile['fault'] {
  const parser = new SaxesParser({ xmlns: true })
  let fault: XmlFile['fault'] = null
  parser.on('error', ({ message }) => {
    const [, line, , reason] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? []
    fault = { line: Number(line ?? 1), message: (reason ?? message).replace(/\.$/, '') }
    throw new Found()
  })
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (!(error instanceof Found)) throw error
  }
  return fault
}

function lineCounter(text: string): (index: number) => number {
  let [line, at] = [1, 0]
  return (index) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < index; next = text.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    return line
  }
}

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'

/** The elements in an element, all or those of one name. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const elements = element?.children.filter(isElement) ?? []
  return names.length === 0 ? elements : elements.filter(({ name }) => names.includes(name))
}

/** Whether an element holds more than text. */
export function holdsElements({ children }: XmlElement): boolean {
  return children.some(isElement)
}

/** The first element of a name; of several names the first that stands there. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((around, name) => childrenOf(around, name)[0], element)
}

/** All elements of a name below an element, in order. */
export function allIn(element: XmlElement, ...names: string[]): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...allIn(child, ...names),
  ])
}

/** The text of the first of several elements that has one. */
export function firstTextOf(elements: XmlElement[]): string | null {
  return elements.map(textOf).find((text) => text !== null) ?? null
}

/** The text of an element and all in it, on one line; null when there is none. */
export function textOf(element: XmlElement | undefined): string | null {
  return element
    ? rawTextOf(element)
        .normalize('NFC')
        .replace(/[ \t\r\n\f]+/g, ' ')
        .trim() || null
    : null
}

/** The same with its white space; lines and blocks that meet are kept apart. */
export function rawTextOf({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (!isElement(child)) return child
      const text = rawTextOf(child)
      return blocks.test(child.name) ? `\n${text}\n` : text
    })
    .join('')
}

/** What stands on lines of its own in HTML and NITF. */
const blocks =
  /^(br|hr|p|div|section|article|h[1-6]|hl[12]|block|bq|blockquote|pre|[uod]l|li|d[td]|table|caption|t(head|body|foot|[rdh])|fig(ure|caption)|note|fn|media|media-caption)$/i

/** The same element without those in it, at any depth, that are to be left out. */
export function without(element: XmlElement, isLeft: (child: XmlElement) => boolean): XmlElement {
  const children = element.children
    .filter((child) => !isElement(child) || !isLeft(child))
    .map((child) => (isElement(child) ? without(child, isLeft) : child))
  return { ...element, children }
}
