import type { Element, Root, RootContent } from 'hast'
import { elementsNamed, without } from '../html/htmlElements.ts'
import { withoutControls } from './keptParts.ts'
import { webAddress } from '../words/plainLine.ts'
import { elementCalled, namesOf } from '../html/namesOf.ts'
import { shownLine } from '../html/shownText.ts'

/** A post as Medium exports it: its text, and what stands above and below that. */
export interface MediumPost {
  /** A post without a date was never published. */
  isDraft: boolean
  text: Root
  lede: string | null
  canonical: string | null
  author: string | null
}

/** Told by Medium's markup, never by the name of the file; null for any other page. */
export function mediumPost(page: Root): MediumPost | null {
  const post = elementCalled('h-entry', page, 'article')
  const field = (name: string) =>
    post && elementsNamed(post, 'section').find(({ properties }) => properties.dataField === name)
  const body = field('body')
  if (!post || !body || !namesOf(body).includes('e-content')) return null
  const footers = elementsNamed(post, 'footer')
  const inFooter = (name: string, tag: string) =>
    footers.map((footer) => elementCalled(name, footer, tag)).find(Boolean)
  const canonical = inFooter('p-canonical', 'a')?.properties.href
  const whole = withoutControls(body)
  const subtitle = elementCalled('graf--subtitle', whole, 'h4')
  return {
    isDraft: inFooter('dt-published', 'time') === undefined,
    text: { type: 'root', children: storyIn(whole, shownLine(elementsNamed(post, 'h1')[0]), subtitle) },
    lede: shownLine(subtitle) ?? shownLine(field('subtitle')),
    canonical: typeof canonical === 'string' ? webAddress(canonical) : null,
    author: shownLine(inFooter('p-author', 'a')),
  }
}

/** The text without what Medium repeats above it: a rule, and the title; and without the subtitle, which is the lede. */
function storyIn(body: Element, title: string | null, subtitle: Element | undefined): RootContent[] {
  const [rule] = elementsNamed(body, 'hr')
  const heading = elementCalled('graf--title', body, 'h3', 'h4')
  const repeated = heading && shownLine(heading) === title ? heading : undefined
  return without(body.children, ...[rule, repeated, subtitle].filter((element) => element !== undefined))
}
