import type { Element, Root } from 'hast'
import { shortened } from '../../findings.ts'
import { tellPartsLeftOut } from './leftOutParts.ts'
import type { Manuscript } from '../manuscript.ts'
import { elementsNamed, holdsAny } from '../html/htmlElements.ts'
import { shownText, startOf } from '../html/shownText.ts'
import { isTeaser, type PageParagraph, type PageText } from './pageText.ts'
import { isMarkedTeaser } from './teaserLinks.ts'
import { allWords, lettersOf } from '../words/plainWords.ts'
import type { Desk } from '../desk.ts'

/** Enough to say how much of a page is missing; to look for ten thousand paragraphs would take minutes. */
const mostSought = 200

/** Tells what stands in the story on its page, or beside it as another story, and has not come out. */
export function tellLeftOut(
  read: PageText,
  text: Root | null,
  bylineLetters: string[],
  manuscript: Manuscript,
  desk: Desk,
): void {
  const { story, around } = read
  const shown = lettersOf([text ? shownText(text) : '', ...wordsOf(manuscript)].join(' ')) + bylineLetters.join('')
  if (around) tellPartsLeftOut(around, read, text, shown, desk)
  tellBoxesBeside(read, shown, desk.remark)
  if (story === undefined) return
  if (text !== null) tellJoined(read, story, desk.remark)
  tellParagraphs(paragraphsLost(read, story, text, shown), read, story, desk.remark)
}

/** The paragraphs of a page that readers of the story do not see, but for those that lead to others. */
function paragraphsLost(
  { paragraphs, found }: PageText,
  story: Element,
  text: Root | null,
  shown: string,
): PageParagraph[] {
  const sought = paragraphs.filter(({ letters }) => text === null || !found.has(letters)).slice(0, mostSought)
  if (sought.length === 0) return []
  const inTeasers = new Set(elementsNamed(story, 'a').filter(isMarkedTeaser).flatMap(linesOf))
  return sought.filter(({ letters, element }) => !shown.includes(letters) && !inTeasers.has(element))
}

/** Tells of the story's own paragraphs that are lost, and of other articles beside it. */
function tellParagraphs(lost: PageParagraph[], { paragraphs }: PageText, story: Element, remark: Desk['remark']): void {
  const holders = new Set(paragraphs.find(({ within }) => within.includes(story))?.within)
  const articleOf = ({ within }: PageParagraph) =>
    within.find((element) => element.tagName === 'article' && !holders.has(element))
  const isTeaserOnPage = teasersAmong(paragraphs)
  const told = lost.filter((paragraph) => !isTeaserOnPage(articleOf(paragraph)))
  const own = told.filter(({ within }) => within.includes(story))
  if (own.length > 0) {
    const [{ text: first, element }] = own as [PageParagraph]
    const values = { count: own.length, text: shortened(first) }
    remark('repaired', 'page.cut', values, element.position?.start.line)
  }
  const others = [
    ...new Set(told.filter((paragraph) => !own.includes(paragraph)).flatMap((one) => articleOf(one) ?? [])),
  ]
  const [other] = others
  if (other === undefined) return
  const values = { count: others.length, text: shortened(startOf(other, 'h1', 'h2', 'h3')) }
  remark('repaired', 'page.cut/story', values, other.position?.start.line)
}

/** A fact box or a correction may stand beside the story it belongs to; so may what the page says of itself. */
function tellBoxesBeside({ beside }: PageText, shown: string, remark: Desk['remark']): void {
  const missing = beside.filter((box) => !shown.includes(lettersOf(shownText(box))))
  const [first] = missing
  if (first === undefined) return
  const values = { count: missing.length, text: shortened(shownText(first)) }
  remark('repaired', 'page.cut/beside', values, first.position?.start.line)
}

/** Articles that stand side by side are often taken for one; whether they are two stories or the parts of one, nobody can tell. */
function tellJoined({ paragraphs, found }: PageText, story: Element, remark: Desk['remark']): void {
  const below = ({ within }: PageParagraph) => within[within.indexOf(story) + 1]
  const cameOut = paragraphs.filter(({ letters }) => found.has(letters))
  const inside = cameOut.filter(({ within }) => within.includes(story)).flatMap((one) => below(one) ?? [])
  const parts = [...new Set(inside)].filter(
    (part) => holdsAny(part, 'h1', 'h2') && inside.filter((one) => one === part).length > 1,
  )
  const [, second] = parts
  if (second === undefined) return
  const values = { count: parts.length, text: shortened(startOf(second, 'h1', 'h2', 'h3')) }
  remark('repaired', 'page.joined', values, second.position?.start.line)
}

/** What of a story is read elsewhere than in its body. */
function wordsOf({ headline, lede, byline, image, sections }: Manuscript): string[] {
  const names = byline.flatMap(({ name, role }) => [name, role ?? ''])
  return [headline ?? '', lede ?? '', ...names, image?.caption ?? '', image?.credit ?? '', allWords(sections)]
}

/** Paragraphs in a link to another story, which are told with that. */
function linesOf(link: Element): Element[] {
  return elementsNamed(link, 'p', 'div', 'li')
}

function teasersAmong(paragraphs: PageParagraph[]): (article: Element | undefined) => boolean {
  const known = new Map<Element, boolean>()
  const isOne = (article: Element) => {
    const own = paragraphs.filter(({ within }) => within.includes(article))
    return isTeaser(article, own)
  }
  return (article) => {
    if (article && !known.has(article)) known.set(article, isOne(article))
    return article !== undefined && known.get(article)!
  }
}
