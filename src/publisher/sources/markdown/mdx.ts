import { shortened, type Remark } from '../../findings.ts'
import { lineBreaks } from './lineBreaks.ts'
import { besideCode } from './markdownCode.ts'

/** Imports and exports, which are blocks of their own up to a blank line, or to a bracket that closes at a line's beginning; a component's marks. */
const pieces = besideCode(
  /(?<![^\n]\n)^export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b)[^\n]*[{[(][ \t]*\n(?:(?![}\])])[^\n]*\n){0,1000}?[}\])][^\n]*|(?<![^\n]\n)^(?:import\s*(?:['"{*]|[\w$]+\s*(?:,|from\b))|export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|[{*]))[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*|<(?<name>[A-Z][\w.]*)(?<said>(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?)*)\s*(?<closed>\/?)>/m,
)

/**
 * A text in MDX without its program: imports, exports and components without content are dropped with a remark, of others
 * the content stays. Lines stay where they are.
 */
export function withoutProgram(text: string, remark: Remark): string {
  return text.replace(pieces, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<'code' | 'said' | 'closed', string | undefined>
    if (groups.code !== undefined) return whole
    const at = rest.at(-3) as number
    const isOpening = groups.closed === ''
    if (!isOpening || groups.said !== '')
      remark('repaired', 'template.dropped', { template: shortened(whole) }, text.slice(0, at).split('\n').length)
    // HTML has no programs in attributes, and would show such a mark as text.
    return isOpening ? whole.replace(/=\{(?:[^{}]|\{[^{}]*\})*\}/g, lineBreaks) : lineBreaks(whole)
  })
}
