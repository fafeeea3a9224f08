import * as v from 'valibot'
import { keep, kept } from './kept.ts'

const Positions = v.array(v.tuple([v.string(), v.number()]))
const remembered = 100

/** Which paragraph of a story was at the top of the window when it was left; undefined when there is nothing to go back to. */
export function positionIn(slug: string): number | undefined {
  return new Map(kept('positions', Positions, [])).get(slug)
}

/** Keeps a position on this device, or forgets it. The story left last stands last; the oldest are forgotten first. */
export function keepPosition(slug: string, position: number | null): void {
  const positions = new Map(kept('positions', Positions, []))
  positions.delete(slug)
  if (position !== null) positions.set(slug, position)
  keep('positions', [...positions].slice(-remembered))
}
