import { shortened } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import type { InRole } from './ninjsRoles.ts'
import { lineOfHtml } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'
import { enough, shareIn, wholeOf } from '../words/sameText.ts'

const notations = [/^(text\/html|html5?)$/, /xhtml/, /html/, /^(text\/plain|text|plain|main)$/]
const mainRole = /^(main|body|article|story|)$/
const shortRole = /teaser|short|summary|abstract|excerpt|ingress|preamble|push|notification|alert|sms|social|tweet/
export const boxRole = /fact|fakta|box|boks|sidebar|aside/
const footerRole = /^footer$/
/** What a story goes on with, by the names that newsrooms give it. */
const furtherRole = /^(part|del|bakgrunn|background|continued|continuation|fortsettelse)\b/

/** A text of a document, and what of it can be compared. */
export interface Body extends InRole {
  text: string
  letters: string
}

/** Unknown dialects are as long as their marks, so they are read only where the story is in no notation that is known. */
export function readable(stated: InRole[]): InRole[] {
  const isKnown = (body: InRole) => rankOf(body) < notations.length
  const isTold = stated.some((body) => isKnown(body) && isStory(body)) || !stated.some(isMain)
  return isTold ? preferred(stated, (body) => isKnown(body) || isBeside(body)) : stated
}

/** The main text, or a fuller edition of it. */
export function storyIn(bodies: Body[], language: unknown): Body {
  const told = preferred(bodies, ({ letters }) => letters !== '')
  const stories = preferred(
    preferred(told, (body) => !isBeside(body)),
    isStory,
  )
  const isInLanguage = (body: Body) => body.language === undefined || body.language === language
  const main = preferred(preferred(stories, isMain), isInLanguage)[0]!
  const editions = stories.filter(
    (body) =>
      body === main ||
      (isMain(body) && isInLanguage(body) && rankOf(body) !== rankOf(main)) ||
      shareIn(main.text, body.text) >= enough ||
      shareIn(body.text, main.text) >= enough,
  )
  return wholeOf(editions, rankOf)
}

/** What follows the story, each text once, in the order of the document. */
export function furtherThan(story: Body, bodies: Body[], setting: BodySetting): Body[] {
  const further: Body[] = []
  const others = bodies.filter((body) => body !== story)
  for (const body of others.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (isSaid(body, [story, ...further].map(({ text }) => text).join(' '))) continue
    if (isOfItsOwn(body, story)) further.push(body)
    else setting.desk.remark('note', 'ninjs.body', { body: shortened(lineOfHtml(body.value) ?? '') }, setting.place)
  }
  const inOrder = bodies.filter((body) => further.includes(body))
  return inOrder.toSorted((a, b) => Number(footerRole.test(a.role)) - Number(footerRole.test(b.role)))
}

function isSaid(body: Body, said: string): boolean {
  if (body.letters === '') return !isBeside(body) || !/<img\b/i.test(body.value)
  return lettersOf(said).includes(body.letters) || (isMain(body) && shareIn(body.text, said) >= enough)
}

/**
 * Whether a text is another than the story, for readers, and no translation, notation or edition of it. A role nobody knows
 * may be a teaser, a script for radio, or a note that nobody outside the house may see.
 */
function isOfItsOwn(body: Body, story: Body): boolean {
  if (isBeside(body)) return true
  if (!(isMain(body) || furtherRole.test(body.role)) || (body.language ?? story.language) !== story.language)
    return false
  const isNotation = isMain(story) && rankOf(body) !== rankOf(story)
  return !isNotation && shareIn(body.text, story.text) < 0.5
}

/** Roles may be the names of notations, which the main text has. */
function isMain({ role }: InRole): boolean {
  return mainRole.test(role) || notations.some((notation) => notation.test(role))
}

function isStory(body: InRole): boolean {
  return !shortRole.test(body.role) && !isBeside(body)
}

function isBeside({ role }: InRole): boolean {
  return boxRole.test(role) || footerRole.test(role)
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
