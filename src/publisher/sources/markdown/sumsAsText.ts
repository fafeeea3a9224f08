import type { Data } from 'unified'

const star = '*'.charCodeAt(0)

/** A star between two figures, which CommonMark takes for emphasis, is text: 3*4. */
export const sumsAsText: NonNullable<Data['micromarkExtensions']>[number] = {
  text: {
    [star]: {
      tokenize(effects, ok, nok) {
        const isAfterFigure = isFigure(this.previous)
        return (code) => {
          if (!isAfterFigure) return nok(code)
          effects.enter('data')
          effects.consume(code)
          effects.exit('data')
          return (next) => (isFigure(next) ? ok(next) : nok(next))
        }
      },
    },
  },
}

function isFigure(code: number | null): boolean {
  return code !== null && code >= 48 && code <= 57
}
