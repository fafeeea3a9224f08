import { lineAt, shortened, type Remark } from '../../findings.ts'
import { isPicture } from '../pictureNames.ts'
import { lineBreaks } from './lineBreaks.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** Names and settings that programs give a piece of text: `#bru .stor width="50%"`. */
const settings = String.raw`[ \t]*(?:(?:[#.][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:[ \t]+|(?=\})))+\}`

type Piece = 'embed' | 'target' | 'label' | 'heading' | 'box' | 'alt' | 'path' | 'title' | 'mark'

/** A link or an embedding as notes have it (Obsidian, Logseq, Foam); what names or sets a piece of text; the marks around a box. */
const pieces = besideCode(
  new RegExp(
    [
      String.raw`(?<![\\[])(?<embed>!?)\[\[(?<target>[^\[\]|\n]{1,300}?)(?:\\?\|(?<label>[^\[\]\n]{0,300}))?\]\](?![\](\[])`,
      // After a heading, a link or a picture (Pandoc).
      String.raw`(?<heading>^#{1,6}[ \t][^\n{]*)\{${settings}[ \t]*$`,
      String.raw`(?<=[\])])\{${settings}`,
      // Kramdown, which puts a list of contents in place of an item.
      String.raw`^(?:[*+-]|\d\.)[ \t]+[^\n]{0,100}\n\{:[ \t]*toc\b[^}\n]*\}`,
      String.raw`\{:[ \t]*(?:[a-z]+\}|${settings})`,
      String.raw`^:{3,}(?<box>[^:\n]*):*[ \t]*$`,
      // A picture whose name has spaces, which CommonMark takes for text.
      String.raw`(?<!\\)!\[(?<alt>[^[\]\n]{0,300})\]\([ \t]*(?<path>(?![ \t])[^()<>"\n]{1,300}?[ \t][^()<>"\n]{0,300}?\.[A-Za-z]{3,4})(?<title>[ \t]+"[^"\n]*")?[ \t]*\)`,
      // Words that are marked (Obsidian, Pandoc).
      String.raw`(?<![=\w\\])==(?<mark>(?![=\s])[^=\n]{1,300}(?<!\s))==(?![=\w])`,
      // What others link to, at the end of a block.
      String.raw`[ \t]\^[a-z\d-]{3,}[ \t]*(?=\n[ \t]*\n|\s*$(?![^]))`,
    ].join('|'),
  ),
)

/**
 * A Markdown text with what CommonMark has no marks for as it has it: links between notes are links to their files,
 * embedded pictures are pictures; what readers would not see is taken out and told. Lines stay where they are.
 */
export function plainNotation(text: string, remark: Remark): string {
  if (!/\[\[|\{[:#.\w \t]|^:::|[ \t]\^\w|==[^=\s]|!\[[^[\]\n]{0,300}\]\([^()\n]{0,300}[ \t]/m.test(text)) return text
  return replacedBesideCode<Piece>(text, pieces, (whole, groups, at) => {
    const { target, label, path } = groups
    if (groups.mark !== undefined) return `<mark>${groups.mark}</mark>`
    if (path !== undefined) return isPicture(path) ? `![${groups.alt}](<${path}>${groups.title ?? ''})` : whole
    if (target !== undefined && /^\d+$/.test(target)) return whole
    const line = lineAt(text, at)
    if (target === undefined) {
      // The end of a box says nothing.
      if (groups.box?.trim() !== '')
        remark('repaired', 'template.dropped', { template: shortened(whole.slice(groups.heading?.length ?? 0)) }, line)
      return (groups.heading ?? '') + lineBreaks(whole)
    }
    if (groups.embed === '!') {
      // What is no text there is the picture's width.
      const alt = label === undefined || /^\d+(?:x\d+)?$/.test(label) ? '' : label
      // Such a picture may lie anywhere in the newsroom.
      if (isPicture(target.trim())) return `![${alt}](<[[${target.trim()}]]>)`
      remark('repaired', 'html.dropped', { what: shortened(whole) }, line)
      return ''
    }
    if (isWithinMarkup(text.slice(0, at)) || /^#|[<>\\]/.test(target)) {
      remark('repaired', 'link.dropped', { address: shortened(target) }, line)
      return wordsOfLink(target, label)
    }
    return `[${wordsOfLink(target, label)}](<${target.trim().replaceAll(/[%?]/g, encodeURIComponent)}>)`
  })
}

/** Whether what follows stands in HTML, in indented code, or in the words or the address of another link. */
function isWithinMarkup(before: string): boolean {
  const block = before.split(/(?:^|\n)[ \t]*\n/).at(-1)!
  return /^(?: {0,3}<| {4}|\t)/.test(block) || /<[a-z][^>]*$|\]\([^)]*$|\[[^\]]*$/i.test(block.split('\n').at(-1)!)
}

function wordsOfLink(target: string, label: string | undefined): string {
  return label?.trim() || target.replace(/^#/, '').replaceAll('#', ' > ')
}

/** A byline whose names are written as links, in words: `[[folk/kari|Kari Nordmann]]`, `[Kari Nordmann](https://…)`. */
export function withoutNoteLinks(byline: string): string {
  return byline
    .replace(/(?<!\[)\[([^[\]]+)\]\([^()\s]*\)/g, '$1')
    .replace(/\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g, (_, target: string, label?: string) => wordsOfLink(target, label))
}
