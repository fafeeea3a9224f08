import { looksLikeProse } from '../text/textChunks.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** Every element that HTML has or has had, and the roots of drawings and formulas. */
const known = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta ' +
    'meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre ' +
    'progress q rb rbc rp rt rtc ruby s samp script search section select slot small source spacer span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video ' +
    'wbr xmp'
  ).split(' '),
)

/** Attributes that say something without a value. */
const valueless = new Set(
  (
    'allowfullscreen async autofocus autoplay checked class compact contenteditable controls crossorigin default defer ' +
    'disabled download draggable hidden id inert ismap itemscope loop markdown multiple muted name nomodule noshade ' +
    'novalidate nowrap open playsinline popover readonly required reversed seamless selected'
  ).split(' '),
)

/** What may hold anything, and a mark that says nothing but a name, or words: `<navn>`, `<fullt navn>`. */
const pieces = /<!--[^]*?(?:-->|$)|<(?<name>[a-z][a-z\d]*)(?<words>(?: [a-z\d]+)*)>/gi

/** Marks that open a line, of elements that take all that follows for theirs until they are closed. */
const opening = besideCode(
  /^ {0,3}(?<mark><(?<name>[Ss]cript|[Ss]tyle|[Tt]extarea|[Pp]re)(?<words>(?: [a-zA-Z\d]+)*)>)/m,
)

/**
 * A text in which `<script for revyen>` on a line of its own is text, and what stands below it is read as what that is; so is
 * `<script>` above prose, if nothing closes it.
 */
export function withoutOpeningWords(body: string): string {
  return replacedBesideCode<'mark' | 'name' | 'words'>(body, opening, (whole, { mark, name, words }, at) => {
    if (new RegExp(`</${name}`, 'i').test(body)) return whole
    const below = body.slice(at + whole.length)
    if (isElement(name!, words!) && !(/^<(?:script|style)>$/i.test(mark!) && looksLikeProse(below))) return whole
    return whole.replace('<', '\\<')
  })
}

/**
 * Raw HTML in which words in angle brackets, `Skriv <navn> i feltet` or `<link til rapporten>`, are text: their name is no
 * element's, or what follows it are no attributes, and nothing closes it. The pieces are one text.
 */
export function withUnknownAsText(raw: string[]): string[] {
  const closed = new Set(
    raw.flatMap((piece) => Array.from(piece.matchAll(/<\/([a-z][\w-]*)/gi), ([, name]) => name!.toLowerCase())),
  )
  return raw.map((piece) =>
    piece.replace(pieces, (whole: string, ...rest: unknown[]) => {
      const { name, words = '' } = rest.at(-1) as { name?: string; words?: string }
      const isMark = name === undefined || isElement(name, words) || closed.has(name.toLowerCase())
      return isMark && !isUnfinished(whole, piece, closed) ? whole : `&lt;${whole.slice(1, -1)}&gt;`
    }),
  )
}

/** Whether a mark is one of HTML, by its name and what follows that. */
function isElement(name: string, words: string): boolean {
  const attributes = words.toLowerCase().split(' ').filter(Boolean)
  return known.has(name.toLowerCase()) && attributes.every((attribute) => valueless.has(attribute))
}

/** `<script>` in a sentence that tells of it. */
function isUnfinished(mark: string, piece: string, closed: Set<string>): boolean {
  const [, name] = /^<(script|style)>$/i.exec(mark) ?? []
  return name !== undefined && mark === piece && !closed.has(name.toLowerCase())
}
