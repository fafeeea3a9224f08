import { placeAt } from '../../findings.ts'
import type { Element, Root } from 'hast'
import type { Article } from '#article/article.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { isPast } from '../words/isPast.ts'
import { earliest, readDate } from '../words/dates.ts'
import { holdingLine } from '../holding/holdingLine.ts'
import { imagesIn, isElement, isRunning, verbatim } from '../html/htmlElements.ts'
import { lineOf } from '../words/plainLine.ts'
import { signedBy } from '../pages/signedBy.ts'
import type { Desk } from '../desk.ts'
import { bylineIn, dateIn } from '../text/textTrimmings.ts'

type Above = Partial<Pick<Article, 'byline' | 'published' | 'kicker'>>

/** More than this above a heading, or a longer line, is text. */
const most = { lines: 5, letters: 100 }

/**
 * Puts the only `<h1>` first where nothing but pictures and short lines stand above it: they are no headline. A byline, a
 * date or a kicker among them is taken out of the tree if the story `lacks` one.
 */
export function takeAboveHeading(
  tree: Root,
  lacks: (fact: keyof Above) => boolean,
  desk: Pick<Desk, 'remark' | 'zone'>,
): Above {
  const titles = tree.children.filter((node) => isElement(node, 'h1'))
  const [title] = titles
  if (titles.length !== 1 || lineOf(verbatim(title!)) === null) return {}
  const above = tree.children.slice(0, tree.children.indexOf(title!)).filter((node) => node.type === 'element')
  if (above.length === 0 || above.length > most.lines || !above.every(isShortLine)) return {}
  const taken: Above = {}
  const left = above.filter((line) => {
    const found = factIn(lineOf(verbatim(line)) ?? '', line, desk)
    const isNew = found !== null && lacks(found.fact) && taken[found.fact] === undefined
    if (isNew) Object.assign(taken, found.read())
    return !isNew
  })
  tree.children = [title!, ...left, ...tree.children.slice(tree.children.indexOf(title!) + 1)]
  return taken
}

/**
 * Who wrote the story, where the first line below its headline says so, or the second, below a lede; that is taken out of
 * the tree. A day behind the name is when the story was published, and may be the one that is `stated`.
 */
export function takeBylineBelow(tree: Root, stated: string | null, desk: Pick<Desk, 'remark' | 'zone'>): Above {
  const lines = tree.children.filter((node) => node.type === 'element').slice(0, 2)
  for (const line of lines) {
    if (!isElement(line, 'p') || !line.children.every(isRunning) || isElement(line.children[0], 'a')) return {}
    const text = lineOf(verbatim(line)) ?? ''
    const whole = bylineIn({ text, isSingle: true })
    const signed = whole.length > 0 ? { byline: whole, written: null } : signedAndDated(text, stated)
    if (signed === null) continue
    tree.children = tree.children.filter((node) => node !== line)
    const { byline, written } = signed
    if (written === null || stated !== null) return { byline }
    const place = line.position?.start.line
    desk.remark('note', 'stamp.taken', { text }, place)
    return { byline, published: dateFrom(written, 'published', desk, placeAt(place)) }
  }
  return {}
}

/** `Av Kari Nordmann, 17. mai 2024`, unless that day is to come or the story states another. */
function signedAndDated(text: string, stated: string | null): { byline: Article['byline']; written: string } | null {
  const { byline: names, stamps } = signedBy(text.length > most.letters ? [] : [text])
  const byline = bylineIn({ text: names ?? '', isSingle: true })
  const [stamp, ...others] = stamps
  if (byline.length === 0 || stamp?.says !== 'published' || others.length > 0 || isOfAnEvent(stamp.written)) return null
  const [day, own] = [stamp.written, stated ?? stamp.written].map((written) => readDate(written).date?.slice(0, 10))
  return day !== undefined && day === own ? { byline, written: stamp.written } : null
}

/** One word that may hold the story holds it only as the first of its text. */
function isShortLine(element: Element): boolean {
  const text = lineOf(verbatim(element))
  if (!isElement(element, 'p') || !element.children.every(isRunning)) return false
  if (text === null) return imagesIn([element]).length > 0
  const isHolding = holdingLine(text) !== null && holdingLine(text, { isFirst: false }) === null
  return text.length <= most.letters && !/[.!?…»”"]$/.test(text) && !isHolding
}

/** A day to come, or one of the week with a time, is when something happens, not when the story was published. */
function isOfAnEvent(written: string): boolean {
  const { date } = readDate(written)
  if (date !== null && !isPast(earliest(date))) return true
  return /\p{L}(?:dag|day)\b/iu.test(written) && /\bkl\b|\d[.:]\d\d\b/i.test(written)
}

function factIn(
  text: string,
  { position }: Element,
  desk: Pick<Desk, 'remark' | 'zone'>,
): { fact: keyof Above; read: () => Above } | null {
  if (holdingLine(text) !== null) return null
  const line = { text, isSingle: true }
  const place = position?.start.line
  const date = dateIn(line)
  if (date !== null && !isOfAnEvent(date)) {
    const read = () => {
      desk.remark('note', 'stamp.taken', { text }, place)
      return { published: dateFrom(date, 'published', desk, placeAt(place)) }
    }
    return { fact: 'published', read }
  }
  const byline = bylineIn(line)
  if (byline.length > 0) return { fact: 'byline', read: () => ({ byline }) }
  const isKicker = /^(?:[\p{Lu} /-]{3,30}:?|\p{Lu}[\p{L} /-]{2,28}:)$/u.test(text)
  return isKicker ? { fact: 'kicker', read: () => ({ kicker: text.replace(/:$/, '') }) } : null
}
