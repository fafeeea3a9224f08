import { lineAt, shortened, type Remark } from '../../findings.ts'
import { figureIn } from './figuresOfTemplates.ts'
import { lineBreaks } from './lineBreaks.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** What is to be shown as it is; a link whose address is a template; and templates of Hugo, Jekyll, Nunjucks. */
const pieces = besideCode(
  /\{%-?[ \t]*raw[ \t]*-?%\}(?<raw>(?:(?!\{%-?[ \t]*(?:end)?raw\b)[^]){0,100000})\{%-?[ \t]*endraw[ \t]*-?%\}|(?<!\\)(?<link>!?)\[(?<text>[^\]\n]{0,1000})\]\(\s*<?(?:\{\{[^{}\n]{0,1000}\}\}|\{%[^%\n]{0,1000}%\})[^)\n]{0,1000}\)|\{\{[<%]?(?<hugo>[^{}]{0,1000}?)[%>]?\}\}|\{%[^%{}]{0,1000}%\}/m,
)

/**
 * A Markdown text without the commands of site builders, which mean nothing here: each is dropped with a remark, a figure
 * becomes a figure, a link to another file a link to its story, one that only the builder knew the way of its text. Lines
 * stay where they are.
 */
export function withoutTemplates(written: string, remark: Remark): string {
  const text = withPlainAddresses(written)
  if (!/\{\{|\{%/.test(text)) return text
  return replacedBesideCode<'raw' | 'text' | 'link'>(text, pieces, (whole, groups, at) => {
    if (groups.raw !== undefined) return groups.raw
    const figure = figureIn(whole)
    if (figure !== null) return figure + lineBreaks(whole)
    const file = fileLinkedTo(whole)
    if (file !== null && groups.link === '') return `[${groups.text}](<${file}>)`
    if (file !== null && /\shref=["']$/.test(text.slice(0, at))) return file
    remark('repaired', 'template.dropped', { template: shortened(whole) }, lineAt(text, at))
    return (groups.link === '' ? (groups.text ?? '') : '') + lineBreaks(whole)
  })
}

/** What Jekyll and Eleventy put before an address on the site: `{{ site.baseurl }}/bru.png`, `{{ "/bru.png" | relative_url }}`. */
const siteAddress =
  /(?<=\]\([ \t]*<?|\b(?:src|href)=["'])(?:(?:\{\{-?\s*site\.(?:base)?url\s*-?\}\}){1,2}(?=\/)|\{\{-?\s*(?<quote>["'])(?<path>[^"'{}|\n]{1,300})\k<quote>\s*\|\s*(?:relative_url|absolute_url|url)\s*-?\}\})/g

/** What Pelican (`{static}/bilder/bru.png`, `|filename|bru.md`) and Zola (`@/norge/bru.md`) put before the path of a file. */
const fileOfBuilder =
  /(?<=\]\([ \t]*<?|\b(?:src|href)=["'])(?:\{(?:static|attach|filename)\}|\|filename\||@(?=\/[^\s)]{1,300}\.md\b))/g

/** A text in which such an address is a path, which can be looked for. */
function withPlainAddresses(text: string): string {
  const files = text.replaceAll(fileOfBuilder, '')
  return files.replace(siteAddress, (...rest: unknown[]) => (rest.at(-1) as { path?: string }).path ?? '')
}

/** The file that a link leads to by Hugo's `ref "norge/bru.md"` or Jekyll's `link _posts/bru.md` and `post_url bru`. */
function fileLinkedTo(link: string): string | null {
  const pattern =
    /(?:\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["`](?<ref>[^"`\n<>]+)["`][^{}]*\}\}|\{%-?\s*(?:link|post_url)\s+(?<post>[^\s%<>]+)\s*-?%\})/
  const { ref, post } = pattern.exec(link)?.groups ?? {}
  const named = (ref ?? post)?.replace(/\/+(?=#|$)/, '')
  // Both may leave the ending out, as addresses on the site do.
  return named?.replace(/^[^#]*?(?<!\.(?:md|mdx|markdown|html?))(?=#|$)/, '$&.md') ?? null
}
