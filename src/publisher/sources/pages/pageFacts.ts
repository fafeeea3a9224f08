import type { Element, Root } from 'hast'
import { codeIn, elementsIn, elementsNamed, isElement, verbatim } from '../html/htmlElements.ts'
import { givenTitle } from './documentTitle.ts'
import { runningLength } from './pageText.ts'
import { lineOf } from '../words/plainLine.ts'

/** What the head of a page and its markup say of it, by their names in lower case. */
export interface PageFacts {
  meta(...names: string[]): string | null
  metas(name: string): string[]
  link(rel: string): string | null
  /** Texts of the scripts with schema.org data. */
  scripts: string[]
  language: string | null
  title: string | null
  /** Texts of `<h1>`, without those that stand below running text. */
  headings: string[]
  /** Texts of those `<h1>` that lead to the front page: the name of the paper. */
  names: string[]
  /** Texts of `<h2>` and `<h3>`. */
  lowerHeadings: string[]
  base: string | null
}

export function factsOf(page: Root): PageFacts {
  const elements = elementsIn(page)
  const having = (tag: string) => elements.filter(({ tagName }) => tagName === tag)
  // What Open Graph says (`property`) goes before what anybody may say (`name`).
  const stated = having('meta')
    .toSorted((a, b) => Number(b.properties.property !== undefined) - Number(a.properties.property !== undefined))
    .map(({ properties: { property, name, itemProp, httpEquiv, content } }) => ({
      names: [property ?? name ?? itemProp ?? httpEquiv].flat().map((one) => String(one).toLowerCase()),
      content: lineOf(typeof content === 'string' ? content : null),
    }))
  const lower = new Set(elements.flatMap(headingsBelowText))
  const metas = (name: string) =>
    stated.flatMap(({ names, content }) => (names.includes(name) && content !== null ? [content] : []))
  return {
    metas,
    meta: (...names) => names.flatMap(metas)[0] ?? null,
    link: (rel) =>
      text(having('link').find(({ properties }) => [properties.rel].flat().includes(rel))?.properties.href),
    scripts: having('script')
      .filter(({ properties }) => /^application\/ld\+json/i.test(String(properties.type)))
      .map(codeIn),
    language: text(having('html')[0]?.properties.lang),
    title: givenTitle(having('title').map(textIn)[0]),
    headings: having('h1').flatMap((heading) => (lower.has(heading) ? [] : (lineOf(textIn(heading)) ?? []))),
    names: having('h1').flatMap((heading) => (leadsToFrontPage(heading) ? (lineOf(textIn(heading)) ?? []) : [])),
    lowerHeadings: [...having('h2'), ...having('h3')].flatMap((heading) => lineOf(textIn(heading)) ?? []),
    base: text(having('base')[0]?.properties.href),
  }
}

/** A heading that is no headline, as paragraphs of the story stand before it. */
function headingsBelowText({ children }: Element): Element[] {
  const start = children.findIndex((child) => isElement(child, 'p') && textIn(child).trim().length >= runningLength)
  return start === -1 ? [] : children.slice(start).filter((child) => isElement(child, 'h1'))
}

function leadsToFrontPage(heading: Element): boolean {
  const [link] = elementsNamed(heading, 'a')
  if (link === undefined || textIn(link).trim() !== textIn(heading).trim()) return false
  const { href, rel } = link.properties
  return [rel].flat().includes('home') || /^(https?:\/\/[^/?#]+\/?|\/)$/i.test(String(href).trim())
}

/** The text of a title stands in it as text, though it is no running text. */
function textIn(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : verbatim(child))).join('')
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? lineOf(value) : null
}
