import type { Root } from 'mdast'

/** No sentence of a story is shorter where nothing but its indent tells it from code. Letters. */
const leastSentence = 60

/** Lines of a poem are shorter; wrapped ones are not. Letters. */
const leastWrapped = 45

/**
 * A text whose paragraphs are indented, as typists open them, without that: CommonMark takes four spaces or a tab for code.
 * Blocks that do not plainly read as sentences stay as they are.
 */
export function withSentencesOutdented(body: string, { children }: Root): string {
  const lines = body.split('\n')
  const isIndented = (line: string | undefined) => /^(?: {4}| {0,3}\t)/.test(line ?? '')
  for (const { type, position } of children) {
    if (type !== 'code' || position === undefined || !isIndented(lines[position.start.line - 1])) continue
    const from = position.start.line - 1
    let end = position.end.line
    // The lines that go on with the last of them have no indent.
    while (/\S/.test(lines[end] ?? '')) end++
    if (!readsAsSentences(lines.slice(from, end))) continue
    for (let at = from; at < position.end.line; at++) lines[at] = lines[at]!.trimStart()
  }
  return lines.join('\n')
}

function readsAsSentences(lines: string[]): boolean {
  const paragraphs = lines
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
  const whole = paragraphs.filter((text) => /[\p{L}\d)][.!?…:]["”»]?[*_]*$/u.test(text))
  return (
    paragraphs.every((text) => /^(?:[*_]{1,3})?[\p{Lu}«"“–—]/u.test(text) && !isCodeOrVerse(text)) &&
    whole.length > paragraphs.length / 2 &&
    whole.some((text) => text.length >= leastSentence)
  )
}

function isCodeOrVerse(text: string): boolean {
  const isBroken = text
    .split('\n')
    .slice(0, -1)
    .some((line) => line.length < leastWrapped)
  return isBroken || /[{}=<>|\\`$;#@~]|\w\(|\/\/ |\p{L}_\p{L}| {3}|\t/u.test(text)
}
