import { addressOf } from '#article/addresses.ts'
import type { Article } from '#article/article.ts'
import type { Block, Inline, List, Table } from '#article/block.ts'
import type { Image } from '#article/image.ts'
import type { Edition } from '#article/edition.ts'
import { spokenIn, type InterfaceLanguage, type Language } from '#article/language.ts'
import { precisionOf, type PartialDate } from '#article/partialDate.ts'
import { attribute, escaped } from './xmlWriter.ts'

/** What of an edition decides how its stories tell a date. */
type Telling = Pick<Edition, 'language' | 'timeZone'>

/** An address as it is from anywhere. */
type Whole = (address: string) => string

/** Which side a line of a story ends at. */
type End = 'left' | 'right'

/** How a correction is labelled, as on the page of its story. */
const corrected: Record<InterfaceLanguage, string> = { nb: 'Rettet', nn: 'Retta', en: 'Corrected' }

/** How a story that a machine had a part in says so, as on its page. */
const made: Record<InterfaceLanguage, Record<NonNullable<Article['madeWith']>, string>> = {
  nb: { ai: 'Laget med kunstig intelligens', 'ai-and-people': 'Laget av mennesker og kunstig intelligens' },
  nn: { ai: 'Laga med kunstig intelligens', 'ai-and-people': 'Laga av menneske og kunstig intelligens' },
  en: { ai: 'Made with artificial intelligence', 'ai-and-people': 'Made by people and artificial intelligence' },
}

/**
 * A story below its headline as HTML that is also XML, for feeds; addresses in the edition are made whole with `base`.
 * Programs that show it leave out what else a feed says, so it begins with whether a machine made it, what was corrected,
 * picture and lede.
 */
export function storyHtml(
  { slug, language, madeWith, correction, image, lede, sections }: Article,
  base: string,
  telling: Telling,
): string {
  const whole: Whole = (address) => {
    // Where a feed is read, a place in the page is nowhere.
    if (address.startsWith('#')) return base + addressOf.article(slug) + address
    return address.startsWith('/') ? base + address : address
  }
  const opening = [
    ...(madeWith ? [`<p><strong>${made[telling.language][madeWith]}</strong></p>`] : []),
    ...(correction ? [correctionHtml(correction, telling)] : []),
    ...(image === null ? [] : [figureHtml(image, whole)]),
    ...(lede === null ? [] : [`<p>${escaped(lede)}</p>`]),
  ]
  const isRightToLeft = spokenIn(language).dir === 'rtl'
  const body = sections.flatMap(({ heading, level = 2, blocks }) => [
    ...(heading === null ? [] : [`<h${level}>${escaped(heading)}</h${level}>`]),
    ...blocks.map((block) => blockHtml(block, whole, isRightToLeft ? 'left' : 'right')),
  ])
  const html = [...opening, ...body].join('\n')
  // A feed says which language a story is in, and few programs turn the page for it.
  return isRightToLeft && html !== '' ? `<div${spokenHtml(language)}>\n${html}\n</div>` : html
}

/** What HTML says of text in a language, and of its direction. */
function spokenHtml(language: Language | undefined): string {
  const { lang, dir } = spokenIn(language)
  return ` lang="${attribute(lang)}"${dir ? ` dir="${dir}"` : ''}`
}

function correctionHtml({ date, note }: NonNullable<Article['correction']>, telling: Telling): string {
  const word = corrected[telling.language]
  const label = date === null ? word : `${word} ${dayOf(date, telling)}`
  return `<p><strong>${label}</strong>${note === null ? '' : ` – ${escaped(note)}`}</p>`
}

/** The day of a date, that of a moment where the edition is; or what is known of it, in words. */
function dayOf(date: PartialDate, { language, timeZone }: Telling): string {
  const precision = precisionOf(date)
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(precision !== 'year' && { month: 'long' }),
    ...(precision !== 'year' && precision !== 'month' && { day: 'numeric' }),
  }
  // The page has the day before the month in English too.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...parts,
    timeZone: precision === 'time' ? timeZone : 'UTC',
  }).format(new Date(date))
}

function blockHtml(block: Block, whole: Whole, end: End): string {
  const inside = (blocks: Block[]) => blocks.map((inner) => blockHtml(inner, whole, end)).join('\n')
  switch (block.type) {
    case 'paragraph':
      return `<p>${inlineHtml(block.text, whole)}</p>`
    case 'quote':
      return `<blockquote>${inside(block.blocks)}${block.credit === null ? '' : `<footer>${escaped(block.credit)}</footer>`}</blockquote>`
    case 'list': {
      const entries = block.entries.map((entry) => `<li>${inside(entry)}</li>`).join('')
      return block.ordered ? `<ol${countHtml(block)}>${entries}</ol>` : `<ul>${entries}</ul>`
    }
    case 'image':
      return figureHtml(block.image, whole)
    case 'table':
      return tableHtml(block, whole, end)
    case 'factbox':
      return `<aside>${block.heading === null ? '' : `<h3>${escaped(block.heading)}</h3>`}${inside(block.blocks)}</aside>`
    case 'footnotes':
      return `<ol>${block.notes.map((note) => `<li>${inside(note)}</li>`).join('')}</ol>`
    case 'code':
      return `<pre><code${block.language === null ? '' : ` class="language-${attribute(block.language)}"`}>${escaped(block.text)}</code></pre>`
    case 'rule':
      return '<hr/>'
  }
}

/** Programs that show feeds take styles away and leave `align`, by which figures stand below each other. */
function tableHtml({ caption, rows }: Table, whole: Whole, end: End): string {
  const cellHtml = ({ header, align, text }: Table['rows'][number][number]) => {
    const name = header ? 'th' : 'td'
    return `<${name}${align ? ` align="${end}"` : ''}>${inlineHtml(text, whole)}</${name}>`
  }
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')
  return `<table>${caption === null ? '' : `<caption>${escaped(caption)}</caption>`}${lines}</table>`
}

function countHtml({ start, reversed, numbering }: List): string {
  const from = start === 1 && !reversed ? '' : ` start="${start}"`
  return from + (reversed ? ' reversed="reversed"' : '') + (numbering ? ` type="${numbering}"` : '')
}

function figureHtml({ alt, caption, credit, renditions, width, height }: Image, whole: Whole): string {
  const src = attribute(whole(renditions.at(-1)!.url))
  const words = [caption, credit].filter((text) => text !== null).map(escaped)
  const figcaption = words.length === 0 ? '' : `<figcaption>${words.join(' ')}</figcaption>`
  return `<figure><img src="${src}" alt="${attribute(alt)}" width="${width}" height="${height}"/>${figcaption}</figure>`
}

function inlineHtml(text: Inline[], whole: Whole): string {
  return text.map((piece) => pieceHtml(piece, whole)).join('')
}

function pieceHtml(piece: Inline, whole: Whole): string {
  if (typeof piece === 'string') return escaped(piece).replaceAll('\n', '<br/>')
  const inside = inlineHtml(piece.text, whole)
  switch (piece.mark) {
    case 'link':
      return `<a href="${attribute(whole(piece.href))}">${inside}</a>`
    case 'lang':
      return `<span${spokenHtml(piece.lang)}>${inside}</span>`
    case 'footnote':
      return inside
    case 'strong':
    case 'em':
    case 'code':
    case 'sub':
    case 'sup':
    case 'del':
      return `<${piece.mark}>${inside}</${piece.mark}>`
  }
}
