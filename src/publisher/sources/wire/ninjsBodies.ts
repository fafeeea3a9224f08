import type { Element, ElementContent } from 'hast'
import type { Section } from '#article/article.ts'
import { bodyOfHtml, bodyOfTree, bodyTree, type BodySetting } from '../html/bodyHtml.ts'
import { textOfHtml } from '../feeds/feedText.ts'
import { isElement, madeElement, textNode } from '../html/htmlElements.ts'
import type { JsonObject } from '../jsonFields.ts'
import { boxRole, furtherThan, readable, storyIn, type Body } from './ninjsEditions.ts'
import { inRoles, type InRole } from './ninjsRoles.ts'
import { bodyOfPlain, linesToParagraphs, paragraphsIn } from '../text/plainBody.ts'
import { lineOfHtml } from '../words/plainLine.ts'
import { lettersWithout } from '../words/sameText.ts'

/**
 * The text of a document, and the language it says it is in. Bodies are one text in several notations, of which the one
 * that carries most is taken, or several texts: then the story stands first, and what is not in it follows, fact boxes as
 * such. Teasers and other editions of the story are left out with a remark.
 */
export function bodyOf(document: JsonObject, setting: BodySetting): { language: unknown; sections: Section[] } {
  const stated = inRoles(document, 'body', 'bodies')
  if (stated.length === 0) return { language: undefined, sections: [] }
  const headlines = inRoles(document, 'headline', 'headlines').map(({ value }) => lineOfHtml(value) ?? '')
  const bodies = readable(stated).map((body) => {
    const text = textOfHtml(body.value, setting) ?? ''
    return { ...body, text, letters: lettersWithout(headlines, text) }
  })
  const story = storyIn(bodies, document.language)
  const further = furtherThan(story, bodies, setting)
  const parts = further.map((body) => partOf(body, story, setting))
  return {
    language: story.language,
    sections:
      parts.length === 0
        ? sectionsOf(story, setting)
        : bodyOfTree({ type: 'root', children: [...nodesOf(story, setting), ...parts] }, setting),
  }
}

/** A text that follows the story: a fact box, unless it is written as one, or just more of it. */
function partOf(body: Body, story: Body, setting: BodySetting): Element {
  const children = nodesOf(body, setting)
  const isBoxed = children.some((child) => isElement(child, 'aside', 'details'))
  const lang = typeof body.language === 'string' && body.language !== story.language ? { lang: body.language } : {}
  const tagName = boxRole.test(body.role) && !isBoxed ? 'aside' : 'div'
  return madeElement(tagName, children, lang)
}

function nodesOf(body: InRole, { desk }: BodySetting): ElementContent[] {
  if (!isPlain(body)) return bodyTree(body.value, desk).children.filter((node) => node.type !== 'doctype')
  return paragraphsIn(linesToParagraphs(body.value)).map((text) => madeElement('p', [textNode(text)]))
}

function sectionsOf(body: InRole, setting: BodySetting): Section[] {
  return isPlain(body) ? bodyOfPlain(linesToParagraphs(body.value)) : bodyOfHtml(body.value, setting)
}

/** Whether it is called plain, or has neither tags nor entities. */
function isPlain({ type, role, value }: InRole): boolean {
  return /^(text\/plain|text|plain)$/.test(type || role) || !/<\/?[a-z][^<>]*>|&[a-z]+;|&#/i.test(value)
}
