import type { Article } from '#article/article.ts'
import { placeAt } from '../../findings.ts'
import { isEmpty, isOldAddress, type Fields } from '../markdown/frontMatterFields.ts'
import type { Desk } from '../desk.ts'
import { usable, type Standing } from '../story.ts'
import { earliest, readDate } from '../words/dates.ts'
import { plainKey } from './embargoNames.ts'
import { areChannels } from './heldByItsWriter.ts'
import { embargoFrom, expiryFrom, firstExpiry, strictest } from './standingFrom.ts'
import { isLifted, isYes } from './yesOrNo.ts'

/** How a story stands by the fields of its front matter, or of a desk's template. */
export function standingOf(fields: Fields, published: Article['published'], desk: Desk): Standing {
  // An empty embargo holds; a time of release that is left empty says nothing, and a clear no lifts either.
  const isDated = fields.find('published') !== undefined
  // What is scheduled comes out by its date, and what is live is out.
  const isOut = (name: string, value: unknown) => isYes(value) && (isDated || /^(golive|frigis)$/.test(plainKey(name)))
  const releases = fields
    .stated('release')
    .filter(({ name, value }) => !isEmpty(value) && !areChannels(name, value) && !isOut(name, value))
  const embargoes = [...fields.stated('embargo'), ...releases]
    .filter(({ value }) => !isLifted(value))
    .map(({ value, line }) => embargoFrom(value ?? '', desk, placeAt(line)))
  const expiries = fields.stated('expires').map(({ value, line }) => {
    if (value && typeof value !== 'string') fields.wrong('expires', 'key.wrong/text')
    return expiryFrom(typeof value === 'string' ? value : null, desk, placeAt(line))
  })
  const addresses = [...fields.stated('address'), ...fields.stated('slug')].map(({ value }) => value)
  const formerly = [...fields.list('formerly'), ...addresses.filter(isOldAddress).map((address) => address.trim())]
  const dates = fields.stated('published').map(({ value }) => readDate(String(value), desk).date)
  return {
    ...usable,
    embargo: strictest(embargoes),
    // Hugo and Jekyll build no story before its date; of several dates the last one counts.
    comesOut:
      [published, ...dates].filter((date) => date !== null).toSorted((a, b) => earliest(b) - earliest(a))[0] ?? null,
    expires: firstExpiry(expiries),
    revised: readDate(fields.text('updated') ?? '', desk).date,
    ...(formerly.length > 0 && { formerly }),
  }
}
