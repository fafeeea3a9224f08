import type { Nodes } from 'hast'
import type { Limits } from '../settings.ts'

/** A tree deeper than this would exhaust the stack of what reads it, whatever limit the newsroom has set. */
const deepest = 256

/** Steps parsers may need for misnested formatting and unpaired marks: about a second. Ordinary texts need a thousandth. */
const mostSteps = { formatting: 300_000, marks: 50_000_000 }

/** Thrown for a text whose nesting would exhaust the stack or the clock. */
export class TooNested extends Error {}

/** Elements that HTML closes by itself, or that hold nothing: leaving their end out nests nothing. */
const selfClosing =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|rt|rp)$/

/** Elements that a parser opens anew in every following block while they stay open (HTML 13.2.4.3). */
const formatting = /^(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/

/** Refuses raw HTML before any tree is built: parsers take minutes for, or do not survive, what is nested without end. */
export function refuseDeepMarkup(text: string, limits: Pick<Limits, 'depth' | 'elements'>): void {
  const open = { all: 0, formatting: 0 }
  const highest = { all: 0, formatting: 0 }
  let elements = 0
  const markup = text.replace(/<!--[^]*?-->|<(script|style)\b[^]*?<\/\1\s*>/gi, '')
  for (const [, slash, name] of markup.matchAll(/<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/gi)) {
    elements++
    const tag = name!.toLowerCase()
    if (selfClosing.test(tag)) continue
    for (const kind of formatting.test(tag) ? (['all', 'formatting'] as const) : (['all'] as const)) {
      open[kind] = Math.max(0, open[kind] + (slash ? -1 : 1))
      highest[kind] = Math.max(highest[kind], open[kind])
    }
  }
  if (
    elements > limits.elements ||
    highest.all > Math.min(limits.depth, deepest) ||
    highest.formatting * elements > mostSteps.formatting
  )
    throw new TooNested()
}

/** Refuses block quotes and lists nested on one line (`> > > …`) or by indentation. */
export function refuseDeepMarkers(text: string): void {
  for (const line of text.split('\n')) {
    const opening = /^[ \t>*+-]+/.exec(line)?.[0] ?? ''
    const isRule = opening === line && !line.includes('>')
    const indent = opening.search(/[^ \t]/)
    if (!isRule && (opening.replace(/[ \t]/g, '').length > deepest || indent > 2 * deepest)) throw new TooNested()
  }
}

/** Refuses thousands of unpaired `*`, `_`, `~` and `[` in one paragraph, which the parser pairs in quadratic time. */
export function refuseTangledMarks(text: string): void {
  let steps = 0
  let marks = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') marks = 0
    const more = line.match(/[*_~[]/g)?.length ?? 0
    steps += more * (2 * marks + more)
    marks += more
    if (steps > mostSteps.marks) throw new TooNested()
  }
}

/** Refuses a finished tree that is deeper than what reads it may be; it is walked level by level, so never overflows. */
export function refuseDeepTree(tree: Nodes): void {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new TooNested()
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []))
  }
}
