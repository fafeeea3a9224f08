import { lineOf } from './words/plainLine.ts'

/** Something in a JSON file that has keys. */
export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as a list: what is no list is a list of one, nothing is an empty one. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value.flat(2) : [value]
}

export function objectsIn(value: unknown): JsonObject[] {
  return listOf(value).filter(isObject)
}

/** A value that is text, on one line; a number is taken as it is written. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? lineOf(value) : null
}

/** The first of several keys that holds a text. */
export function firstText(holder: JsonObject, ...keys: string[]): string | null {
  return keys.map((key) => textIn(holder[key])).find((text) => text !== null) ?? null
}

/** Refuses JSON nested or counted beyond the limits without calling itself, so that nothing overflows. */
export function isWithin(value: unknown, { depth, elements }: { depth: number; elements: number }): boolean {
  let level = [value]
  let count = 0
  for (let deep = 0; level.length > 0; deep++) {
    count += level.length
    if (deep > depth || count > elements) return false
    level = level.flatMap((held) =>
      typeof held === 'object' && held !== null
        ? Object.values(held).filter((inner) => typeof inner === 'object' && inner !== null)
        : [],
    )
  }
  return true
}
