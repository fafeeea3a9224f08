import type { Root } from 'hast'
import { decodeHTML } from 'entities'
import { fromHtml } from 'hast-util-from-html'
import type { Section } from '#article/article.ts'
import type { Language } from '#article/language.ts'
import type { Place } from '../../findings.ts'
import { sectionsOf } from './htmlBlocks.ts'
import { childOf, isElement } from './htmlElements.ts'
import type { Gathering } from './htmlInline.ts'
import { refuseDeepMarkup, refuseDeepTree } from '../nestingLimits.ts'
import type { Desk } from '../desk.ts'
import { closeUnclosed } from './unclosedElements.ts'

/** What a body from elsewhere is read with. */
export interface BodySetting {
  desk: Desk
  language: Language | null
  /** What its addresses are relative to; null when it does not say. */
  base: string | null
  /** Whether it is a page saved as a file, perhaps with its pictures. */
  isFile?: boolean
  place: Place
}

/** A piece of HTML, or the body of a whole document, as blocks through the allow-list. Throws TooNested beyond the limits. */
export function bodyOfHtml(html: string, setting: BodySetting): Section[] {
  return bodyOfTree(bodyTree(unescaped(html, setting), setting.desk), setting)
}

/** HTML that was escaped once too often, which readers would see the tags of; one tag alone is told of: “skriv &lt;b&gt; foran”. */
function unescaped(html: string, { desk, place }: BodySetting): string {
  if (/<[a-z!/]/i.test(html) || !/^\s*&lt;[a-z][^]*&lt;\/[a-z]\w*&gt;\s*$/i.test(html)) return html
  desk.remark('repaired', 'html.escaped', {}, place)
  return decodeHTML(html)
}

/** A piece of HTML, or the body of a whole document, as a tree. Throws TooNested beyond the limits. */
export function bodyTree(html: string, desk: Pick<Desk, 'limits'>): Root {
  if (!/<(html|body)\b/i.test(html)) return treeOfHtml(html, desk)
  const page = treeOfHtml(html, desk, true)
  const document = page.children.find((node) => isElement(node, 'html'))
  const body = document?.type === 'element' ? childOf(document, 'body') : undefined
  return { type: 'root', children: body?.children ?? [] }
}

/** A tree of HTML as blocks, through the allow-list. */
export function bodyOfTree(tree: Root, setting: BodySetting): Section[] {
  refuseDeepTree(tree)
  return sectionsOf(tree, gatheringOf(setting))
}

/** HTML as a browser would read it, a whole page or a piece of one. Throws TooNested before it is parsed when it is too deep. */
export function treeOfHtml(html: string, { limits }: Pick<Desk, 'limits'>, isPage = false): Root {
  refuseDeepMarkup(html, limits)
  return fromHtml(closeUnclosed([html.normalize('NFC')])[0]!, { fragment: !isPage })
}

/** What reading HTML needs; lines within a piece of HTML say nothing of the file's, so remarks are placed by story. */
function gatheringOf({ desk, language, base, isFile = false, place }: BodySetting): Gathering {
  return {
    // Which Norwegian it is does not matter to quotation marks.
    language: language === 'no' ? 'nb' : language,
    base,
    isFile,
    picture: (src, words) => desk.picture(src, words, place),
    remark: (kind, words, values) => desk.remark(kind, words, values, place),
  }
}
