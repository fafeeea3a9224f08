import { decodeHTML, escapeAttribute, escapeText } from 'entities'
import { shortened } from '../../findings.ts'
import type { BodySetting } from '../html/bodyHtml.ts'
import { parseJson } from '../jsonFields.ts'
import { fieldIn, hasWords } from './wordPressFields.ts'
import { withGalleries, withSharedBlocks, type Library } from './wordPressLibrary.ts'
import type { XmlElement } from '../xml/xml.ts'

/**
 * What WordPress makes of a post where it shows it: its shared blocks, galleries, shortcodes and footnotes as HTML. Of shortcodes nobody here
 * knows the words inside are kept; those and blocks that stand elsewhere on the site are told.
 */
export function htmlOfPost(item: XmlElement, written: string, library: Library, { desk, place }: BodySetting): string {
  const stored = withSharedBlocks(written, library)
  const left = new Set<string>()
  const html = withoutShortcodes(withFootnotes(item, withGalleries(item, withCaptions(stored), library)), (code) =>
    left.add(code),
  )
  for (const [, block, said] of stored.matchAll(/<!-- wp:([\w/-]+)((?: \{(?:(?!--)[^\n])*\})?) \/-->/g))
    if (block === 'block' || hasWords(said!)) left.add(`wp:${block}${said}`)
  for (const what of left) desk.remark('repaired', 'html.dropped', { what: shortened(what) }, place)
  return html
}

/** `[caption]<img> The words[/caption]`, or the words in its attribute `caption`, as WordPress wrote them before 3.4. */
function withCaptions(html: string): string {
  return html.replace(
    /(?<!\[)\[(?:wp_)?caption\b(?<said>[^\][]*)\](?<inside>(?:(?!\[\/?(?:wp_)?caption\b).)*)\[\/(?:wp_)?caption\]/gs,
    (_, said: string, inside: string) => {
      const { picture = '', words = '' } =
        /^\s*(?<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)(?<words>.*)$/s.exec(inside)?.groups ?? {}
      if (picture === '') return inside
      const caption = attributeIn(said, 'caption') ?? words
      return `<figure>${picture}${caption.trim() === '' ? '' : `<figcaption>${caption.trim()}</figcaption>`}</figure>`
    },
  )
}

function attributeIn(attributes: string, name: string): string | null {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')`, 'i').exec(attributes)
  return found?.groups!.double ?? found?.groups!.single ?? null
}

/** Notes are kept beside the post, as JSON; the post has references to them and says where they stand. */
function withFootnotes(item: XmlElement, html: string): string {
  const notes = footnotesOf(item)
  if (notes.length === 0) return html
  const entries = notes.map(({ id, content }) => `<li id="${escapeAttribute(id)}">${content}</li>`).join('')
  const list = `<section data-footnotes><ol>${entries}</ol></section>`
  const placed = html.replace(/<!-- wp:footnotes(?: \{[^}]*\})? \/-->/, () => list)
  return (placed === html ? html + list : placed).replace(/<sup\b[^<>]*>\s*<a\b(?=[^<>]*\bhref="#)/g, (reference) =>
    /\bdata-fn=/.test(reference) ? `${reference} data-footnote-ref` : reference,
  )
}

function footnotesOf(item: XmlElement): { id: string; content: string }[] {
  const value = fieldIn(item, 'footnotes')
  try {
    const notes: unknown = value === null ? [] : parseJson(value)
    return (Array.isArray(notes) ? notes : []).filter(
      (note) => typeof note?.id === 'string' && typeof note?.content === 'string',
    )
  } catch {
    return []
  }
}

/** Names of shortcodes that stand alone; in names of several words, nobody but a program writes `_`. */
const knownAlone =
  /^(ads?|adrotate|audio|divider|facebook|gallery|instagram|map|newsletter|playlist|separator|soundcloud|spotify|tiktok|toc|tweet|twitter|video|vimeo|youtube|.+_.*)$|^(contact|elementor|latest|newsletter|popular|recent|related|share|sharing|social|wp|table-of)-/

/** A shortcode has attributes, an end, or a block of its own: "[sic]" and "[red. anm.]" are the writer's words. */
function withoutShortcodes(html: string, tell: (code: string) => void): string {
  const namesIn = (codes: RegExp) => new Set([...html.matchAll(codes)].map(({ groups }) => groups!.name!))
  const paired = namesIn(/\[(?<name>[a-z][\w-]*)[^\][]*\]/gi).intersection(namesIn(/\[\/(?<name>[a-z][\w-]*)\]/gi))
  return (
    html
      .replace(
        /<!-- wp:shortcode -->(?<code>(?:(?!<!-- \/?wp:shortcode).)*)<!-- \/wp:shortcode -->/gs,
        (_, code: string) => {
          const text = code.trim()
          if (!/^\[[^[\]]*\]$/.test(text)) return code
          tell(text)
          return ''
        },
      )
      .replace(/(?<!\[)\[embed\b[^\][]*\](?<address>(?:(?!\[\/?embed\b).)*)\[\/embed\]/gs, (_, address: string) =>
        linkTo(address),
      )
      // WordPress shows what is at an address that has its line for itself.
      .replace(/^[ \t]*(?<address>https?:\/\/[^\s<>"[\]]+)[ \t]*$/gm, (_, address: string) => linkTo(address))
      // A code alone on its line, but for lines of `<pre>`, is known by its name; what only names an address leads there.
      .replace(
        /<(?<tag>pre|code)\b(?:(?!<\/?(?:pre|code)\b)[^])*<\/\k<tag>>|(?<=^|<p>|-->)[ \t]*(?<code>\[(?<name>[a-z][a-z\d_-]*)(?<said>[ \t][^\][\n]*)?\])[ \t]*(?=$|<\/p>|<!--)/gm,
        (line: string, _tag, code: string | undefined, name: string | undefined, said = '') => {
          if (code === undefined || name === undefined || paired.has(name) || !knownAlone.test(name)) return line
          if (/^\s+https?:\/\/\S+\s*$/.test(said)) return linkTo(said)
          if (!/^\s*\d*\s*$/.test(said)) return line
          tell(code)
          return ''
        },
      )
      // Columns and boxes stand beside their like; codes within a word are letters set in another way.
      .replace(/(?<=\[\/(?<name>[a-z][\w-]{2,})\])(?=\[\k<name>)/gi, ' ')
      .replace(
        /(?<!\[)\[(?<end>\/?)(?<name>[a-z][\w-]*)(?<said>(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[“”″][^“”″\]]*[“”″]|[^\s\]"'“”″]+))*)\s*\/?\](?!\])/gi,
        (code: string, end: string, name: string, said: string) => {
          if (said === '' && !paired.has(name) && !/^(gallery|playlist)$/.test(name)) return code
          if (end === '') tell(code)
          return ''
        },
      )
  )
}

function linkTo(address: string): string {
  const href = decodeHTML(address.trim())
  return `<a href="${escapeAttribute(href)}">${escapeText(href)}</a>`
}
