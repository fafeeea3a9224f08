import { wholeText } from './decode.ts'
import { lineOf } from './words/plainLine.ts'

/** Something in a JSON file that has keys. */
export type JsonObject = Record<string, unknown>

/**
 * JSON, in whose texts escapes name nothing that decoding would have taken out of the file: control characters, halves of
 * letters. Throws a SyntaxError.
 */
export function parseJson(json: string): unknown {
  const value: unknown = JSON.parse(json)
  return namesBroken.test(json) ? withWholeTexts(value) : value
}

const namesBroken = /\\(?:u(?:00[0189]|007f|d[89a-f]|fff[ef])|[bf])/i

/** Mends every text within a value that has just been read, without calling itself, so that nothing overflows. */
export function withWholeTexts<Value>(value: Value): Value {
  // A set goes on to what is added to it meanwhile, and takes once what is there twice, or within itself.
  const holders = new Set<unknown>([value])
  for (const holder of holders) {
    if (typeof holder !== 'object' || holder === null) continue
    for (const [key, held] of Object.entries(holder as JsonObject)) {
      if (typeof held === 'string') (holder as JsonObject)[key] = wholeText(held)
      else holders.add(held)
    }
  }
  return value
}

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
