import type { Manuscript } from '../manuscript.ts'

/** IPTC's digital source types that say a machine made the text, by their codes' last part. Others say nothing readers must know. */
const kinds = new Map<string, Manuscript['madeWith']>(
  Object.entries({
    trainedalgorithmicmedia: 'ai',
    algorithmicmedia: 'ai',
    compositewithtrainedalgorithmicmedia: 'ai-and-people',
    compositesynthetic: 'ai-and-people',
    algorithmicallyenhanced: 'ai-and-people',
  }),
)

/** What readers must be told of how a text was made, from a digital source type such as `…/trainedAlgorithmicMedia`. */
export function madeWithFrom(digitalSourceType: string | null): Manuscript['madeWith'] {
  return kinds.get(digitalSourceType?.trim().toLowerCase().split(/[:/]/).at(-1) ?? '') ?? null
}
