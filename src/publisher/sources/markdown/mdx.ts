import { lineAt, shortened, type Remark } from '../../findings.ts'
import { lineBreaks } from './lineBreaks.ts'
import { besideCode, replacedBesideCode } from './markdownCode.ts'

/** Imports and exports, which are blocks of their own up to a blank line, or to a bracket that closes at a line's beginning; a component's marks. */
const pieces = besideCode(
  /(?<![^\n]\n)^export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b)[^\n]*[{[(][ \t]*\n(?:(?![}\])])[^\n]*\n){0,1000}?[}\])][^\n]*|(?<![^\n]\n)^(?:import\s*(?:['"{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|[{*]))[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*|<(?<name>[A-Z][\w.]*)(?<said>(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?)*)\s*(?<closed>\/?)>/m,
)

/** What nobody writes in running text: `import Tabs from '@theme/Tabs'` on a line of its own. */
const importLine = besideCode(
  /^import[ \t]+(?:[\w$]+|\{[^{}\n]*\}|\*[ \t]+as[ \t]+\w+)(?:[ \t]*,[ \t]*\{[^{}\n]*\})?[ \t]+from[ \t]+(?<quote>["'])[^"'\n]+\k<quote>;?[ \t]*$/m,
)

/** Whether a text is in MDX, which Docusaurus calls `.md` too. */
export function isMdx(path: string, text: string): boolean {
  return /\.mdx$/i.test(path) || Array.from(text.matchAll(importLine)).some(({ groups }) => groups!.code === undefined)
}

/** Components whose names are those of HTML are read as that. */
const asHtml = /^(?:aside|blockquote|details|figure|figcaption|summary|table|[uo]l|li|div|p|section)$/i

/** A mark of a component on a line of its own, around Markdown; HTML would show the signs of what stands in it. */
const lineOfComponent = besideCode(
  /^[ \t]*<\/?(?<name>[A-Z][\w.]*)(?:\s+[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|\{[^{}\n]*\}))?)*[ \t]*>[ \t]*$/m,
)

/**
 * A text in MDX without its program: imports, exports and components without content are dropped with a remark, of others
 * the content stays. Lines stay where they are.
 */
export function withoutProgram(text: string, remark: Remark): string {
  return replacedBesideCode<'name'>(withoutMarks(text, remark), lineOfComponent, (line, { name }) =>
    asHtml.test(name!) ? line : '',
  )
}

function withoutMarks(text: string, remark: Remark): string {
  return replacedBesideCode<'said' | 'closed'>(text, pieces, (whole, { said, closed }, at) => {
    const isOpening = closed === ''
    if (!isOpening || said !== '')
      remark('repaired', 'template.dropped', { template: shortened(whole) }, lineAt(text, at))
    // HTML has no programs in attributes, and would show such a mark as text.
    return isOpening ? whole.replace(/=\{(?:[^{}]|\{[^{}]*\})*\}/g, lineBreaks) : lineBreaks(whole)
  })
}
