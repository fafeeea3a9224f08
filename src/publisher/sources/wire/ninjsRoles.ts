import { firstText, type JsonObject, objectsIn } from '../jsonFields.ts'

/** A text of a document, and what it is to the story. */
export interface InRole {
  role: string
  /** Its media type; "" when it does not say. */
  type: string
  value: string
  language?: unknown
}

/** Texts in a role: `{ role, contenttype, value }` of 2.x and 3.x, or the keys `headline_kicker` of 1.x, the plain one as "main". */
export function inRoles(document: JsonObject, singular: string, plural: string): InRole[] {
  const listed = objectsIn(document[plural]).map((entry) => ({
    role: (firstText(entry, 'role') ?? '').toLowerCase().split(/[:/]/).at(-1)!,
    type: (firstText(entry, 'contenttype', 'contentType') ?? '').toLowerCase(),
    value: entry.value,
    language: entry.language,
  }))
  const keyed = Object.entries(document)
    .filter(([key]) => key === singular || key.startsWith(`${singular}_`))
    .map(([key, value]) => ({ role: key.slice(singular.length + 1) || 'main', type: '', value }))
  return [...listed, ...keyed].filter(
    (entry): entry is typeof entry & { value: string } => typeof entry.value === 'string' && entry.value.trim() !== '',
  )
}
