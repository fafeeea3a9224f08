import type { Values, Words } from '../findings.ts'

/** A picture that cannot be shown, and why. */
export class PictureProblem extends Error {
  readonly words: Extract<Words, `picture.lost${string}`>
  readonly values: Values
  constructor(words: Extract<Words, `picture.lost${string}`>, values: Values = {}) {
    super(words)
    this.words = words
    this.values = values
  }
}

/** Whether an address is a picture written into the text itself, in a form that cannot carry script. */
export function isWritten(src: string): boolean {
  return /^data:image\/(png|jpe?g|gif|webp|avif)\s*[;,]/i.test(src)
}
