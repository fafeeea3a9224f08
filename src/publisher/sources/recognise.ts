import { lineAt } from '../findings.ts'
import { parseJson } from './jsonFields.ts'
import { prologOf } from './xml/prolog.ts'

/** What a first look at a decoded file tells of its format, before anything is parsed in earnest. */
export type Look =
  | { kind: 'xml'; root: string }
  | { kind: 'html' }
  | { kind: 'json'; value: unknown }
  | { kind: 'text' }
  /** It begins as JSON does and is none. */
  | { kind: 'broken json'; line: number; reason: string }

/** What a file holds that is JSON. */
export function jsonIn(look: Look): unknown {
  return look.kind === 'json' ? look.value : undefined
}

/** Looks at how a text begins: content decides, never the file's ending. */
export function lookAt(text: string): Look {
  const start = text.replace(/^[\uFEFF\s]+/, '')
  if (/^(\{\s*["}]|\[\s*[{[\]"\d])/.test(start)) return lookAtJson(text, start)
  if (!start.startsWith('<')) return { kind: 'text' }
  const root = rootName(start)
  if (root === null) return { kind: 'text' }
  return isHtml(root, start) ? { kind: 'html' } : { kind: 'xml', root }
}

/** The name of the first element, past declarations, comments and DOCTYPE. */
function rootName(start: string): string | null {
  const rest = start.slice(prologOf(start).end)
  return /^<([A-Za-z_][\w.:-]*)/.exec(rest)?.[1] ?? (/^<!DOCTYPE html/i.test(start) ? 'html' : null)
}

const htmlStarts =
  /^(html|head|body|title|meta|link|script|style|article|aside|main|section|header|footer|nav|details|dl|pre|div|p|h[1-6]|span|a|img|figure|blockquote|ul|ol|table|b|i|em|strong|br|hr|center|font)$/i

function isHtml(root: string, start: string): boolean {
  return htmlStarts.test(root) || (/^<!DOCTYPE html\b/i.test(start) && !/^(rss|feed|nitf)$/.test(root))
}

/** Front matter may be JSON with text after it, which is no JSON as a whole. */
function lookAtJson(text: string, start: string): Look {
  try {
    return { kind: 'json', value: parseJson(start) }
  } catch (error) {
    const reason = (error as Error).message
    const isFrontMatter = /^\{\s*\n/.test(start) && /\n\}\s*\n+\s*[^\s,}\]]/.test(start)
    const isProse = /^\[[^\]"{\n]*\][^,\]]/.test(start) || !/["\]}]/.test(start)
    if (isFrontMatter || isProse) return { kind: 'text' }
    return { kind: 'broken json', line: lineOf(reason, text), reason: plainReason(reason) }
  }
}

function lineOf(reason: string, text: string): number {
  const stated = /line (\d+)/.exec(reason)?.[1]
  if (stated !== undefined) return Number(stated)
  const position = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length)
  return lineAt(text, position)
}

/** The engine's words without the piece of the file it quotes. */
function plainReason(reason: string): string {
  return reason
    .replace(/,? *\.{3}.*$/s, '')
    .replace(/ in JSON at position.*$/s, '')
    .replace(/, ".*$/s, '')
}
