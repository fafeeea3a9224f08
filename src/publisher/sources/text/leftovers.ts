import type { Chunk } from './textChunks.ts'
import { isRule } from './textTrimmings.ts'

/** What web pages leave around a story: widgets, calls to share, links to other stories. Never text of the story. */
const leftovers = [
  /^(mest|most) (sett|sedd|lest|lese|delt|populært|viewed|read|popular|shared)( [^\s.!?]+){0,3}:?$/iu,
  /^(følg|follow) \S.* (på|on) (facebook|twitter|instagram|x|tiktok|snapchat)\b.*$/iu,
  /^(del|share) (saken|artikkelen|saka|denne saken|this article|this story)( på \S+| on \S+)?[.!]?$/iu,
  /^(del|share) (på|on|via) (facebook|twitter|x|linkedin|bluesky|whatsapp|e-?post|e-?mail)$/iu,
  /^(kommentarer|kommentarar|comments) ?\(\d+\)$/iu,
  /^\(?(vg\+|pluss|for abonnenter|kun for abonnenter|bare for abonnenter|subscribers only)\)?$/iu,
  /^(side|page) \d+ ?(av|of|\/) ?\d+$/iu,
  /^(annonse|annonsørinnhold|advertisement|artikkelen fortsetter under annonsen)[.:]?$/iu,
]

/** Links to other stories. A headline may begin so too ("Read more books, minister says"). */
const pointers = [
  /^(les|les òg|les også|les meir|les mer|se også|sjå også|read also|read more|also read|see also)(:.*| (også|òg|mer|meir)\s?:?( .*)?)$/iu,
  /^(les også|les òg|read also|read more|also read|see also)( .*)?$/iu,
  /^(relaterte (saker|artikler)|relaterte artiklar|related (stories|articles))\s?:?$/iu,
]

/** “Les også boka, råder hun.”: somebody said it. */
const saysWho =
  /[,»”"] (?:sier|seier|sa|råder|rår|mener|meiner|skriver|skriv|lyder|ber|oppfordrer|heter det|says|said|writes|wrote) \p{L}.*\.$/u

/** Whether a chunk, the first of its text or a later one, is left over from a page. */
export function isLeftover({ text, isSingle }: Pick<Chunk, 'text' | 'isSingle'>, isFirst: boolean): boolean {
  const signs = isFirst ? leftovers : [...leftovers, ...pointers]
  return isSingle && text.length <= 120 && !saysWho.test(text) && signs.some((sign) => sign.test(text))
}

const calls =
  'les (?:òg|også|meir|mer)|s(?:e|jå) også|read (?:also|more)|also read|see also|relaterte (?:saker|artikl[ae]r)|related (?:stories|articles)'
const most = '(?:mest|most) (?:lest|lese|sett|sedd|delt|viewed|read|shared)'
const lately = String.raw`(?: (?:akkurat )?(?:nå|no)| (?:de |den )?siste \S+| i dag| denne (?:uken|uka|veka)| now| today| this week)`
const lists = `${most}${lately}?`
const call = new RegExp(String.raw`^(?:${calls})\s?:?$`, 'iu')
const list = new RegExp(String.raw`^(?:${lists}):?$`, 'iu')
const listOfLate = new RegExp(String.raw`^(?:${most}${lately}):?$`, 'iu')
const callWithLink = new RegExp(String.raw`^(?:${calls})\s?: `, 'iu')

/** `Les også:`, `Mest lest`: a label alone on its line, with its links below it. */
export function isLabelOfLinks(text: string): boolean {
  return call.test(text) || list.test(text)
}

/** Whether a line that looks wrapped opens links to other stories; no sentence begins so. */
export function opensLinks(text: string): boolean {
  return isLabelOfLinks(text) || callWithLink.test(text)
}

/**
 * The links below such labels: the short lines that follow with no blank line between, and below one the line that was
 * called for. What else is short there may be a sub-heading, as one above a paragraph is, a list, a result or who wrote it.
 * Below what was read most of late, “Mest sett siste uken”, all that is left of the text is links where nothing else is.
 */
export function linksBelowLabels(chunks: Chunk[]): Set<Chunk> {
  const links = new Set<Chunk>()
  const end = chunks.findLastIndex((chunk) => !isLink(chunk)) + 1
  let isAtEnd = false
  for (const [place, chunk] of chunks.entries()) {
    const above = chunks[place - 1]
    // A text may be called “Mest lest”.
    if (!above || place < 2 || !isLink(chunk)) continue
    const isBelowLabel = isLabelOfLinks(above.text)
    isAtEnd ||= place >= end && listOfLate.test(above.text)
    const isCalledFor = call.test(above.text) && !isListed(chunk) && !opensParagraph(chunks[place + 1])
    const isBelow = (isBelowLabel || links.has(above)) && (chunk.line === above.line + 1 || isCalledFor)
    if (isAtEnd || isBelow) links.add(chunk)
  }
  return links
}

/** Whether what stands above may be its sub-heading. */
function opensParagraph(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && !isLeftover(chunk, false) && (isListed(chunk) || !isLink(chunk))
}

function isLink(chunk: Chunk): boolean {
  const { text, isSingle } = chunk
  // With how many there were it is a list of what was watched: “1. Dagsrevyen 812.000”.
  if (!isSingle || text.length > 120 || isRule(chunk) || /\d[. ]\d{3}$/.test(text)) return false
  return isListed(chunk) || (/^[\p{Lu}\p{N}–—«]/u.test(text) && !/[.!?…:,;]$/.test(text))
}

function isListed({ text }: Chunk): boolean {
  return /^(?:\d{1,3}[.)]|[•▪◦‣·*-])\s/.test(text)
}
