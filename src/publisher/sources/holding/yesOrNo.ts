export function isYes(value: unknown): boolean {
  return isWord(value, /^(true|yes|ja|on|1)$/i)
}

export function isNo(value: unknown): boolean {
  return isWord(value, /^(false|no|n|nei|none|ingen|inga|off|0|-)$/i)
}

/** Whether a value says of an embargo that there is none, or none any more. */
export function isLifted(value: unknown): boolean {
  const lifted = /^(?:opphev[ea]t?|lifted|ikkj?e (?:aktuelt|satt)|(?:utløpt|utgått|expired)(?: \d.*)?)$/i
  return isNo(value) || isWord(value, lifted)
}

/** Whether a value is one of these words, and nothing more. */
export function isWord(value: unknown, words: RegExp): boolean {
  return typeof value === 'string' && words.test(value.trim())
}
