import type { IncomingHttpHeaders } from 'node:http'
import { isbot } from 'isbot'

/** Why a report was taken and not counted. */
export type NotCounted = 'robot' | 'no agent' | 'fetched ahead' | 'asked not to be'

/** Why a view does not count, or null when it does. The order is that of how sure the reason is. */
export function whyNotCounted(headers: IncomingHttpHeaders): NotCounted | null {
  // Global Privacy Control, and Do Not Track before it.
  if (says(headers['sec-gpc'], '1') || says(headers.dnt, '1')) return 'asked not to be'
  if ([headers['sec-purpose'], headers.purpose, headers['x-moz']].some(isAhead)) return 'fetched ahead'
  const agent = headers['user-agent']
  if (!agent) return 'no agent'
  return isRobot(agent) ? 'robot' : null
}

/** Node joins what was sent twice with commas. */
function says(header: string | string[] = '', value: string): boolean {
  return String(header)
    .split(',')
    .some((word) => word.trim() === value)
}

function isAhead(purpose: string | string[] = ''): boolean {
  return /prefetch|prerender|preview/i.test(String(purpose))
}

/** Readers of one browser's version say the same words, which are long to look through. So many are remembered. */
const remembered = 1000
const judged = new Map<string, boolean>()

function isRobot(agent: string): boolean {
  const before = judged.get(agent)
  if (before !== undefined) return before
  if (judged.size >= remembered) judged.clear()
  const found = isbot(agent)
  judged.set(agent, found)
  return found
}
