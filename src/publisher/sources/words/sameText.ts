import { lettersOf } from './plainWords.ts'

/** Of a text's letters, or its words, those that another must have at least to be the same text. */
export const enough = 0.8

/** How much of a text stands in another, from 0 to 1: all of its letters in a row, or as many of its runs of three words. */
export function shareIn(text: string, other: string): number {
  if (lettersOf(other).includes(lettersOf(text))) return 1
  const [runs, others] = [runsIn(text), runsIn(other)]
  return runs.size === 0 ? 0 : runs.intersection(others).size / runs.size
}

function runsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`))
}

/** Of several texts the whole one, in the notation that carries most among those that are about as long. */
export function wholeOf<Text extends { letters: string }>(texts: Text[], rankOf: (text: Text) => number): Text {
  const longest = Math.max(...texts.map(({ letters }) => letters.length))
  const whole = texts.filter(({ letters }) => letters.length >= longest * enough)
  return whole.toSorted((a, b) => rankOf(a) - rankOf(b))[0]!
}

/** The letters of a text without its headlines: plain text often begins with them, other notations have them elsewhere. */
export function lettersWithout(headlines: string[], text: string): string {
  return headlines.reduce((left, headline) => left.replace(lettersOf(headline), ''), lettersOf(text))
}
