import type { Chunk } from './textChunks.ts'

const line = /^(tittel|overskrift|headline|stikktittel|ingress|standfirst|brødtekst|bildetekst|bilettekst)\s?:\s*(.*)$/i

/** What of a story each field is. */
const fields: Record<string, 'headline' | 'kicker' | 'lede' | 'body'> = {
  tittel: 'headline',
  overskrift: 'headline',
  headline: 'headline',
  stikktittel: 'kicker',
  ingress: 'lede',
  standfirst: 'lede',
  brødtekst: 'body',
}

/** A template's fields stand among so many chunks at the top. */
const opening = 10

/** `Tittel: …`, `Ingress: …`, `Brødtekst: …`: a line of a desk's template. */
export function isFieldOfDesk(text: string): boolean {
  return line.test(text)
}

export interface DeskFields {
  headline: Chunk | null
  kicker: Chunk | null
  lede: Chunk | null
  /** All else, with the headline first. */
  chunks: Chunk[]
}

/**
 * Takes a desk's template apart. A field whose line says no more has its words below. A title alone may be that of a book
 * that is reviewed, and one field that opens a text may be its headline (“Ingress: Spillet alle spiller”).
 */
export function takeFields(all: Chunk[]): DeskFields {
  const found = all.slice(0, opening).map(fieldOf)
  const named = new Set(found.flatMap((field) => field?.name ?? []))
  const isTemplate = found.some((field, place) => field && field.name !== 'headline' && (place > 0 || named.size > 1))
  if (!isTemplate) return { headline: null, kicker: null, lede: null, chunks: all }
  const taken: Partial<Record<'headline' | 'kicker' | 'lede', Chunk>> = {}
  const chunks: Chunk[] = []
  let above: ReturnType<typeof fieldOf> = null
  for (const [place, chunk] of all.entries()) {
    const field = found[place] ?? null
    const { name, text } = field ?? { name: above?.name ?? 'body', text: chunk.text }
    above = field?.text === '' ? field : null
    if (text === '') continue
    if (name === 'body' || taken[name] !== undefined) chunks.push({ ...chunk, text })
    else taken[name] = { ...chunk, text }
  }
  const { headline = null, kicker = null, lede = null } = taken
  return { headline, kicker, lede, chunks: headline === null ? chunks : [headline, ...chunks] }
}

function fieldOf({ text }: Chunk) {
  const [, label = '', words = ''] = line.exec(text) ?? []
  const name = fields[label.toLowerCase()]
  return name === undefined ? null : { name, text: words }
}
