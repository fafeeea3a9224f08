/** White space, declarations and comments, each up to the first sign of its end. */
const apart = /[\uFEFF\s]+|<\?[^]*?\?>|<!--[^]*?-->/gy

const inDoctype = /"[^"]*"|'[^']*'|<!--[^]*?-->|[^"'[\]<>]+|[[\]<>]/gy

/**
 * What stands above the first element of a document (XML 1.0, 2.8): where its DOCTYPE is, if it has one, and where all of
 * it ends. It is taken piece by piece: one expression for the whole would try every way to read a file of many comments.
 */
export function prologOf(text: string): { doctype: { start: number; end: number } | null; end: number } {
  const start = endOf(apart, text, 0)
  if (!/^<!DOCTYPE\b/i.test(text.slice(start, start + 10))) return { doctype: null, end: start }
  let isSubset = false
  const end = endOf(inDoctype, text, start, (piece) => {
    if (piece === '[' || piece === ']') isSubset = piece === '['
    return piece === '>' && !isSubset
  })
  return { doctype: { start, end }, end: endOf(apart, text, end) }
}

/** Where a row of pieces ends: where the next is none, or behind the last. */
function endOf(pieces: RegExp, text: string, from: number, isLast: (piece: string) => boolean = () => false): number {
  let end = from
  for (const [piece] of text.slice(from).matchAll(pieces)) {
    end += piece.length
    if (isLast(piece)) break
  }
  return end
}
