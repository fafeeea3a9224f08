import { lineAt, shortened, type Remark } from '../../findings.ts'
import { lineBreaks } from './lineBreaks.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** From one mark to the other; without the second it is text, and where the first stands again it is looked for from there. */
function between(opens: string, closes: string): string {
  return String.raw`${opens}(?:(?!${opens}|${closes})[^]){0,100000}?${closes}`
}

/** The same in a paragraph; of several paragraphs only where the first mark begins a line. */
function betweenIn(opens: string, closes: string): string {
  return String.raw`(?:(?<=^[ \t]*)${between(opens, closes)}|${opens}(?:(?!${opens}|${closes}|\n[ \t]*\n)[^]){0,100000}?${closes})`
}

/** A command of Liquid, Nunjucks or Twig. */
function command(words: string): string {
  return String.raw`\{%-?[ \t]*${words}[ \t]*-?%\}`
}

/** What would be shown if something else were so: a condition within it ends before it does. */
const unlessElse = command('(?:else|els(?:e ?)?if [^%]*|endif)')

/** Comments as the programs that build sites, and those that people write in, have them; and what is to be shown as it is. */
const pieces = besideCode(
  new RegExp(
    [
      `(?<raw>${between(command('raw'), command('endraw'))})`,
      between(command('comment(?: [^%]*)?'), command('endcomment')),
      String.raw`${command('if false')}(?:${between(command('if [^%]*'), command('endif'))}|(?!${unlessElse}|${command('if [^%]*')})[^]){0,100000}?(?:${command('endif')}|(?=${unlessElse}))`,
      // Hugo.
      String.raw`\{\{-? ?\/\*(?:(?!\{\{-? ?\/\*|\*\/)[^]){0,100000}?\*\/ ?-?\}\}`,
      between(String.raw`\{\{<\s*comment\s*>\}\}`, String.raw`\{\{<\s*\/\s*comment\s*>\}\}`),
      between(String.raw`\{\{%\s*comment\s*%\}\}`, String.raw`\{\{%\s*\/\s*comment\s*%\}\}`),
      // Nunjucks and Twig; `{#bru}` names a heading.
      betweenIn(String.raw`\{#(?!\w[^}#\n]*\})`, String.raw`#\}`),
      // MDX.
      between(String.raw`(?<!\{)\{\s*\/\*`, String.raw`\*\/\s*\}`),
      // Kramdown, CriticMarkup, Obsidian: a number before the sign makes it one of percent.
      between(String.raw`\{::comment\}`, String.raw`\{:\/(?:comment)?\}`),
      betweenIn(String.raw`\{>>`, String.raw`<<\}`),
      String.raw`(?<=^[ \t]*)%%(?!%)(?:(?!%%)[^]){1,100000}?%%(?!%)`,
      String.raw`(?<![%\\]|\d[ \u00a0]?)%%(?!%)(?:(?!%%|\n[ \t]*\n)[^]){1,100000}?%%(?!%)`,
    ].join('|'),
  ),
)

/**
 * A Markdown text without what its writers say to each other in comments; each is told. HTML's own are left to the parser
 * where they end.
 * Lines stay where they are.
 */
export function withoutComments(given: string, remark: Remark): string {
  const text = withoutUnclosed(given, remark)
  if (!/\{[%{#/:>\s]|%%/.test(text)) return text
  return replacedBesideCode<'raw'>(text, pieces, (whole, { raw }, at) => {
    if (raw !== undefined) return whole
    remark('repaired', 'comment.dropped', { text: shortened(whole) }, lineAt(text, at))
    return lineBreaks(whole)
  })
}

/** HTML's comments at the beginning of a line, up to the blank line below; for CommonMark one that never ends takes all that follows. */
const opening = besideCode(/^(?<mark> {0,3}(?:(?:[>*+-]|\d+[.)])[ \t]*)*)<!--[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*/m)

/** The first comment of HTML that nobody has closed, where it stands in the text, and whether more than blank lines follow it. */
export function unclosedIn(text: string): { comment: string; at: number; line: number; isLast: boolean } | null {
  const start = text.lastIndexOf('-->') + 1
  if (!text.includes('<!--', start)) return null
  for (const { 0: whole, index, groups } of text.matchAll(opening)) {
    if (groups!.code !== undefined || index < start) continue
    const at = index + groups!.mark!.length
    const isLast = text.slice(index + whole.length).trim() === ''
    return { comment: text.slice(at, index + whole.length), at, line: lineAt(text, at), isLast }
  }
  return null
}

/** A Markdown text in which such a comment ends at the next blank line; it is left out, and told. */
function withoutUnclosed(text: string, remark: Remark): string {
  const unclosed = unclosedIn(text)
  if (unclosed === null) return text
  const { comment, at, line } = unclosed
  remark('repaired', 'comment.dropped/unclosed', { text: shortened(comment) }, line)
  return text.slice(0, at) + lineBreaks(comment) + text.slice(at + comment.length)
}
