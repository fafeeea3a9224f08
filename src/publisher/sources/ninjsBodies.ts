import type { Section } from '#article/article.ts'
import { shortened } from '../findings.ts'
import { bodyOfHtml, type BodySetting } from './bodyHtml.ts'
import { textOfHtml } from './feedText.ts'
import type { JsonObject } from './jsonFields.ts'
import { inRoles, type InRole } from './ninjsRoles.ts'
import { bodyOfPlain, linesToParagraphs } from './plainBody.ts'
import { lineOfHtml } from './plainLine.ts'
import { lettersOf } from './plainWords.ts'

const notations = [/^(text\/html|html5?)$/, /xhtml/, /html/, /^(text\/plain|text|plain|main)$/]
const isShort = /teaser|short|summary|abstract|excerpt|ingress|preamble/

/** Of a body's letters, those that it must have at least to be the same text as the longest. */
const enough = 0.8

/**
 * Bodies are one text in several notations, of which the one that carries most is taken, or several texts, of which the
 * whole one is. What is left out and stands nowhere in it is remarked on.
 */
export function bodyOf(document: JsonObject, setting: BodySetting): InRole | undefined {
  const stated = inRoles(document, 'body', 'bodies')
  if (stated.length <= 1) return stated[0]
  const headlines = inRoles(document, 'headline', 'headlines').map(({ value }) => lettersOf(lineOfHtml(value) ?? ''))
  // Unknown dialects are as long as their marks, so they are measured only when there is nothing else.
  const bodies = preferred(stated, (body) => rankOf(body) < notations.length).map((body) => ({
    ...body,
    letters: withoutRepeated(lettersOf(textOfHtml(body.value, setting) ?? ''), headlines),
  }))
  const whole = preferred(bodies, ({ role, letters }) => letters !== '' && !isShort.test(role))
  const longest = Math.max(...whole.map(({ letters }) => letters.length))
  const same = whole.filter(({ letters }) => letters.length >= longest * enough)
  const read = same.toSorted((a, b) => rankOf(a) - rankOf(b))[0]!
  const lost = bodies.find((body) => !same.includes(body) && !read.letters.includes(body.letters))
  if (lost) setting.desk.remark('note', 'ninjs.body', { body: shortened(lineOfHtml(lost.value) ?? '') }, setting.place)
  return read
}

/** Those of a list that are to be preferred, or all where none is. */
function preferred<T>(list: T[], isPreferred: (one: T) => boolean): T[] {
  const found = list.filter(isPreferred)
  return found.length > 0 ? found : list
}

function rankOf({ role, type }: InRole): number {
  const at = notations.findIndex((notation) => notation.test(type || role))
  return at === -1 ? notations.length : at
}

/** Plain text often begins with the headlines, which other notations have elsewhere. */
function withoutRepeated(letters: string, headlines: string[]): string {
  return headlines.reduce((left, headline) => left.replace(headline, ''), letters)
}

/** A body as blocks; one that is called plain, or has neither tags nor entities, is plain text. */
export function sectionsOf({ type, role, value }: InRole, setting: BodySetting): Section[] {
  const isPlain = /^(text\/plain|text|plain)$/.test(type || role) || !/<\/?[a-z][^<>]*>|&[a-z]+;|&#/i.test(value)
  return isPlain ? bodyOfPlain(linesToParagraphs(value)) : bodyOfHtml(value, setting)
}
