import type { Inline } from '#article/block.ts'

/** Stands for the edge of a block within running text; a run of them folds to one line break. */
export const blockEdge = '\u2029'

interface Waiting {
  /** Where in `parts` the white space stands that may turn out to be needed. */
  at: string[]
  breaks: number
  edge: boolean
}

/**
 * Folds white space as a browser does, across marks: runs of spaces become one, none stands beside a line break, at the
 * start or at the end. Marks that hold nothing go. No-break spaces stay.
 */
export function foldSpace(text: Inline[]): Inline[] {
  let begun = false
  let waiting: Waiting | null = null

  const settle = () => {
    if (waiting && begun) waiting.at.push(waiting.breaks > 0 ? '\n'.repeat(waiting.breaks) : waiting.edge ? '\n' : ' ')
    waiting = null
    begun = true
  }
  const foldString = (piece: string): string[] => {
    const parts: string[] = []
    for (const [run] of piece.matchAll(/ +|\n|\u2029|[^ \n\u2029]+(?: [^ \n\u2029]+)*/g)) {
      if (!/^[ \n\u2029]/.test(run)) {
        settle()
        parts.push(run)
        continue
      }
      waiting ??= { at: parts, breaks: 0, edge: false }
      if (run === '\n') waiting.breaks++
      if (run === blockEdge) waiting.edge = true
    }
    return parts
  }
  // Strings stay lists of parts until all is read, as a later word decides whether the space before it is kept.
  const foldAll = (pieces: Inline[]): Folding[] =>
    pieces.map((piece) => (typeof piece === 'string' ? foldString(piece) : { ...piece, text: foldAll(piece.text) }))
  return joined(foldAll(text))
}

type Folding = string[] | (Omit<Exclude<Inline, string>, 'text'> & { text: Folding[] })

function joined(folding: Folding[]): Inline[] {
  const text: Inline[] = []
  for (const part of folding) {
    const piece = Array.isArray(part)
      ? part.join('')
      : ({ ...part, text: joined(part.text) } as Exclude<Inline, string>)
    const last = text.at(-1)
    if (typeof piece !== 'string') {
      if (piece.text.length > 0) text.push(piece)
    } else if (piece !== '') {
      if (typeof last === 'string') text[text.length - 1] = last + piece
      else text.push(piece)
    }
  }
  return text
}
