import type { Element, Root } from 'hast'
import type { Article } from '#article/article.ts'
import { shortened } from '../../findings.ts'
import { bodyOfTree, treeOfHtml, type BodySetting } from '../html/bodyHtml.ts'
import { withoutCallsToPay } from './callsToPay.ts'
import { correctionAbove, correctionBelow } from './correctionAbove.ts'
import { documentTitle } from './documentTitle.ts'
import { isObject, type JsonObject, listOf, textIn } from '../jsonFields.ts'
import { isArticle, mainArticle, nameIn, thingsIn, thingsOf } from './jsonLd.ts'
import { languageFrom } from '../words/languageFrom.ts'
import { tellLeftOut } from './leftOut.ts'
import { blank, storyOf, type Manuscript } from '../manuscript.ts'
import { kickerWithin } from './kickerWithin.ts'
import { bodyOfPage } from './bodyOfPage.ts'
import { withMarksOfPrograms } from '../html/marksOfPrograms.ts'
import { leadOf, withStatedWords } from './leadPicture.ts'
import { isMailAsPage } from './mailAsPage.ts'
import { mediumPost } from './mediumPost.ts'
import { addressOf, idAndAddress, type PageAddress } from './pageAddress.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { datesOf } from './pageDates.ts'
import {
  authorsOf,
  correctionOf,
  datelineOf,
  headlineOf,
  ledeOf,
  pictureOf,
  statedPicture,
  rightsOf,
  sourceOf,
  topicsOf,
} from './pageDetails.ts'
import { factsOf, type PageFacts } from './pageFacts.ts'
import { heldBy, heldByLine } from '../holding/heldByLine.ts'
import { type Label, labelsBeside } from '../holding/labelsBeside.ts'
import { noByline } from './pageByline.ts'
import { withoutHeadOfText } from './headOfText.ts'
import { headOf, type PageHead } from './pageHead.ts'
import { pageTextOf } from './pageText.ts'
import { withTeasersMarked } from './teaserLinks.ts'
import { withoutArchive } from './webArchive.ts'
import { timesOf } from './pageTimes.ts'
import { lineOf, webAddress } from '../words/plainLine.ts'
import { allWords, lengthOf, lettersOf, wordsOf } from '../words/plainWords.ts'
import { readerView } from './readerView.ts'
import { type Readable, readableIn } from './readable.ts'
import type { Desk } from '../desk.ts'
import type { Source, SourceFile } from '../source.ts'
import { expiryFrom } from '../holding/standingFrom.ts'
import { usable, type Story } from '../story.ts'

/** A web page with schema.org data, Open Graph, or nothing but its text (formats.md 2.9); also schema.org data alone. */
export const htmlPage: Source = {
  format: 'HTML',
  recognises: ({ look }) => look.kind === 'html' || (look.kind === 'json' && thingsOf(look.value).some(isArticle)),
  read: readPage,
}

const nothing: Root = { type: 'root', children: [] }

function readPage(file: SourceFile, desk: Desk): Story[] {
  // What stands on a page that turns out to be no story is nothing to remark on.
  const remarks: Parameters<Desk['remark']>[] = []
  const reading = { ...desk, remark: (...remark: Parameters<Desk['remark']>) => void remarks.push(remark) }
  const whole =
    file.look.kind === 'html'
      ? withMarksOfPrograms(withoutArchive(treeOfHtml(file.text, desk, true)), reading.remark)
      : nothing
  const { page: titled, title, subtitle } = documentTitle(whole)
  const { page: uncorrected, note } = correctionAbove(titled)
  const { page: kicked, kicker } = kickerWithin(uncorrected)
  const medium = mediumPost(kicked)
  const { listed } = file
  const keptBack = reasonToKeepBack(whole, medium, listed)
  if (keptBack !== null) {
    desk.remark(...keptBack)
    return []
  }
  const facts = factsOf(kicked)
  const things = file.look.kind === 'json' ? thingsOf(file.look.value) : thingsIn(facts.scripts)
  const view = readerView(kicked)
  const canonical = webAddress(facts.link('canonical')) ?? medium?.canonical ?? view?.address ?? null
  const titles = [facts.meta('og:title', 'twitter:title'), ...facts.headings].flatMap((text) => text ?? [])
  const data = mainArticle(things, canonical ?? webAddress(facts.meta('og:url')), titles) ?? {}
  const address = addressOf(facts, data, canonical)
  // Parts of the page are known as themselves from here on, so all that follows asks this tree.
  const marked = withTeasersMarked(kicked, address.stated ?? address.shared)
  const { page, call } = withoutCallsToPay(marked, () => undefined)
  const stated = authorsOf(facts, data, null).flatMap(({ name }) => (name.includes('@') ? [] : name))
  const readable = medium
    ? { ...noByline, text: medium.text, title: null, byline: medium.author }
    : readableIn(marked, reading, view?.author ?? (stated.join(', ') || null))
  const headline = title ?? headlineOf(facts, data, readable) ?? lineOf(listed?.title)
  const lede = ledeOf(facts, data) ?? medium?.lede ?? subtitle ?? lineOf(listed?.subtitle)
  const manuscript = manuscriptOf(
    { file, page, facts, data, address, readable, headline, lede, note, kicker, call },
    reading,
  )
  const isListed = medium !== null || listed !== undefined
  const saysSo = isListed || isArticle(data) || /^article/i.test(facts.meta('og:type') ?? '')
  if (!saysSo && !hasRunningText(manuscript)) {
    desk.remark('note', 'no.article/page')
    return []
  }
  for (const remark of remarks) desk.remark(...remark)
  if (listed && !/^(everyone)?$/.test(listed.audience)) desk.remark('note', 'post.paid', { audience: listed.audience })
  if (!listed && isNamedLikeAPost(file)) desk.remark('note', 'post.unlisted')
  // Data alone says it in its text as a page does.
  const held = file.look.kind === 'json' ? heldByLine(manuscript, desk) : manuscript
  return storyOf(held, file, desk)
}

/** Why what a file holds is for no reader: a mail, or what its program says is not published. */
function reasonToKeepBack(
  page: Root,
  medium: ReturnType<typeof mediumPost>,
  listed: SourceFile['listed'],
): Parameters<Desk['remark']> | null {
  if (isMailAsPage(page)) return ['note', 'no.article/mail']
  if (medium?.isDraft) return ['held', 'draft/medium']
  return listed?.isPublished === false ? ['held', listed.unsaid ?? 'draft/substack'] : null
}

/** Posts in an export from Substack are pieces of a page: `177000.bru.html` with nothing but the text. */
function isNamedLikeAPost({ path, text }: SourceFile): boolean {
  return /(^|\/)\d{5,}\.[^/]*\.html$/.test(path) && !/<(!doctype|html|head|title|h1)\b/i.test(text)
}

/** Whether a page that says nothing of itself reads as a story: menus and lists of links have no paragraph of this length. */
function hasRunningText({ sections }: Manuscript): boolean {
  return sections.some(({ blocks }) =>
    blocks.some((block) => block.type === 'paragraph' && lengthOf(wordsOf(block.text)) >= 80),
  )
}

interface ReadPage {
  file: SourceFile
  page: Root
  facts: PageFacts
  data: JsonObject
  address: PageAddress
  readable: Readable
  headline: string | null
  lede: string | null
  /** What the page itself says that the story got wrong. */
  note: string | null
  kicker: string | null
  /** What asks readers to pay before they read on. */
  call: string | null
}

function manuscriptOf(
  { file, page, facts, data, address, readable, headline, lede, note, kicker, call }: ReadPage,
  desk: Desk,
): Manuscript {
  const stated = textIn(
    listOf(data.inLanguage).map((one) => (isObject(one) ? (one.alternateName ?? one.name) : one))[0],
  )
  const language =
    languageFrom(stated, desk, {}) ??
    languageFrom(facts.language ?? facts.meta('og:locale', 'content-language'), desk, {})
  const from = address.stated ?? address.shared
  const setting: BodySetting = { desk, language, base: webAddress(facts.base, from) ?? from, isFile: true, place: {} }
  const text = pageTextOf(page, readable.text)
  const { updated, isDerived, ...dates } = datesOf(facts, data, timesOf(page, text), readable.stamps, desk)
  const published = dates.published ?? dateFrom(file.listed?.published, 'post_date', desk, {})
  const ledes = [lede, headOf(text, nothing, page).standfirst]
  const own = readable.text && withoutHeadOfText(readable.text, { ledes, published })
  const head = headOf(text, own, page)
  const byline = authorsOf(facts, data, readable)
  const lead = leadOf(
    page,
    text,
    own,
    byline.map(({ name }) => name),
  )
  const { id, canonicalUrl, derived } = idAndAddress(address, headline, file.path)
  const isStub = call !== null || isForPayment(data)
  const body = bodyOfPage({ page, text: own, left: lead.inText, isStub }, data, setting)
  const standing = { ...usable, expires: expiryFrom(textIn(data.expires), desk, {}), revised: updated ?? published }
  const letters = lettersOf(allWords(body.sections))
  const labels = labelsBeside(page, text, letters)
  const manuscript: Manuscript = {
    ...blank,
    id,
    canonicalUrl,
    headline,
    kicker,
    lede: ledeFrom(lede, head, labels),
    language,
    published,
    updated,
    byline,
    dateline: datelineOf(data, headline, desk) ?? readable.dateline,
    section: nameIn(listOf(data.articleSection)[0]) ?? facts.meta('article:section'),
    topics: topicsOf(facts, data),
    image: leadPicture(lead.picture, facts, data, setting),
    sections: body.sections,
    source: sourceOf(facts, data),
    rights: rightsOf(data),
    correction: correctionOf(data, note ?? correctionBelow(text.story, letters), desk),
    standing: labels.reduce((held, { line, text: said }) => heldBy(line, held, said, desk, {}), standing),
    derived: [...derived, ...(isDerived ? (['published'] as const) : [])],
  }
  if (isForPayment(data) && paragraphsIn(body.sections) < 3) desk.remark('note', 'page.paid')
  else if (call !== null) desk.remark('note', 'page.paid/call', { text: shortened(call) })
  tellLeftOut(text, body.isOfData ? null : own, readable.bylineLetters, manuscript, desk)
  return manuscript
}

/** What readers of the page see below its headline, unless it holds the story, or search engines are told that, too. */
function ledeFrom(stated: string | null, { standfirst, lede }: PageHead, labels: Label[]): string | null {
  const isSaid = standfirst === null || lettersOf(stated ?? '').includes(lettersOf(standfirst))
  return isSaid || labels.some(({ text }) => text === standfirst) ? (stated ?? lede) : standfirst
}

/** What the page shows goes before what its data says, which is for sharing, and lies elsewhere when a page is saved. */
function leadPicture(
  shown: Element | null,
  facts: PageFacts,
  data: JsonObject,
  setting: BodySetting,
): Article['image'] {
  const stated = statedPicture(facts, data)
  const picture = shown && stated ? withStatedWords(shown, stated) : shown
  const blocks = picture === null ? [] : bodyOfTree({ type: 'root', children: [picture] }, setting)[0]?.blocks
  const image = blocks?.find((block) => block.type === 'image')?.image
  return image ?? (stated && pictureOf(stated, setting))
}

/** Whether readers who have not paid see no more than its beginning. */
function isForPayment({ isAccessibleForFree }: JsonObject): boolean {
  return listOf(isAccessibleForFree).some((one) => /^false$/i.test(String(one)))
}

function paragraphsIn(sections: Article['sections']): number {
  return sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'paragraph')).length
}
