import { shortened, type Place } from '../../findings.ts'
import { firstText, isObject, type JsonObject, objectsIn, textIn } from '../jsonFields.ts'
import { inRoles } from './ninjsRoles.ts'
import { lineOfHtml } from '../words/plainLine.ts'
import type { Desk } from '../desk.ts'

type Named = [name: string, held: JsonObject]

/** By name, as 1.x keys them, or as a list whose entries say their names. */
export function entriesOf(value: unknown): Named[] {
  if (isObject(value)) return Object.entries(value).filter((entry): entry is Named => isObject(entry[1]))
  return objectsIn(value).map((entry) => [firstText(entry, 'name') ?? '', entry])
}

/** What a document says belongs to it: pictures, films, other stories. */
export function associatedWith(document: JsonObject): Named[] {
  return entriesOf(document.associations)
}

/** Without a type it is what its renditions are. */
export function isPicture({ type, renditions }: JsonObject): boolean {
  if (textIn(type) !== null) return /^(picture|graphic)$/i.test(String(type))
  return entriesOf(renditions).some(([, rendition]) =>
    /^image\//i.test(firstText(rendition, 'mimetype', 'contenttype', 'contentType') ?? ''),
  )
}

/** Remarks on everything that belongs to a story and is not shown with it. */
export function remarkOnAssociated(document: JsonObject, { remark }: Pick<Desk, 'remark'>, place: Place): void {
  for (const [key, held] of associatedWith(document)) {
    if (isPicture(held)) continue
    const headline = lineOfHtml(inRoles(held, 'headline', 'headlines')[0]?.value)
    const name = headline ?? (firstText(held, 'slugline', 'title') || key || firstText(held, 'uri')) ?? ''
    remark('note', 'ninjs.associated', { name: shortened(name), type: textIn(held.type) ?? 'text' }, place)
  }
}
