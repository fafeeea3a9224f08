import type { Place } from '../../findings.ts'
import { dateFrom } from '../words/dateFrom.ts'
import { embargoFrom, expiryFrom, statusFrom } from '../holding/standingFrom.ts'
import { type JsonObject, textIn } from '../jsonFields.ts'
import type { Desk } from '../desk.ts'
import type { Standing } from '../story.ts'

/** 3.x writes camelCase what 1.x and 2.x write in lower case; the words are the same. */
export function withLowerCaseKeys(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).map(([key, held]) => [key.toLowerCase(), held]))
}

/** How a document stands, or a picture that is associated with one; keys are in lower case. */
export function ninjsStanding(document: JsonObject, desk: Desk, place: Place): Standing {
  return {
    status: statusFrom('pubstatus' in document ? String(document.pubstatus) : null, desk, place),
    embargo: embargoFrom('embargoeduntil' in document ? document.embargoeduntil : document.embargoed, desk, place),
    expires: expiryFrom(textIn(document.expires), desk, place),
    version: textIn(document.version),
    revised: dateFrom(textIn(document.versioncreated), 'versioncreated', desk, place),
    cancels: [],
  }
}
