import { isObject, type JsonObject, listOf, objectsIn, parseJson, textIn } from '../jsonFields.ts'
import { lineOfHtml, webAddress } from '../words/plainLine.ts'
import { lettersOf } from '../words/plainWords.ts'

const articleTypes =
  /^(https?:\/\/schema\.org\/)?(\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ScholarlyArticle|TechArticle|SocialMediaPosting|SatiricalArticle|AdvertiserContentArticle|Review|Recipe)$/

/** The things schema.org describes in the scripts of a page; a script that is no JSON is left out. */
export function thingsIn(scripts: string[]): JsonObject[] {
  return scripts.flatMap((script) => thingsOf(parsed(script)))
}

/** Programs write line breaks into strings, wrap the script in comments or CDATA, or end it with a semicolon. */
function parsed(script: string): unknown {
  const json = script
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*.*?\*\/)+/, '')
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>)\s*$/, '')
    .replace(/;\s*$/, '')
  for (const text of [
    json,
    json.replace(/[\r\n\t]+/g, ' '),
    json.replace(/[\r\n\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1'),
  ]) {
    try {
      return parseJson(text)
    } catch {
      // The next, more lenient reading is tried.
    }
  }
  return null
}

/** Alone, in a list, in `@graph`, or as the main thing of a page. */
export function thingsOf(value: unknown, depth = 0): JsonObject[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((one) => thingsOf(one, depth + 1))
  if (!isObject(value)) return []
  const inside = [
    value['@graph'],
    value.mainEntity,
    isObject(value.mainEntityOfPage) ? value.mainEntityOfPage.mainEntity : null,
  ]
  return [value, ...inside.flatMap((one) => thingsOf(one, depth + 1))]
}

export function isArticle(thing: JsonObject): boolean {
  return listOf(thing['@type']).some((type) => typeof type === 'string' && articleTypes.test(type))
}

/**
 * The article the page is about: the one with the page's address, else the one called as the page is (`titles`), else the
 * one that says most of itself.
 */
export function mainArticle(things: JsonObject[], address: string | null, titles: string[]): JsonObject | null {
  const articles = joined(things).filter(isArticle)
  const isHere = (article: JsonObject) =>
    address !== null && addressesOf(article).some((url) => sameAddress(url, address))
  const called = new Set(titles.map(lettersOf))
  const isCalledSo = ({ headline, name }: JsonObject) => called.has(lettersOf(nameIn(headline) ?? nameIn(name) ?? ''))
  return (
    articles.find(isHere) ??
    articles.find(isCalledSo) ??
    articles.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0] ??
    null
  )
}

/** The things with what they only refer to (`{ "@id": … }`) in its place, as graphs have writers, pictures and papers. */
function joined(things: JsonObject[]): JsonObject[] {
  const whole = things.map((thing) => ({ ...thing }))
  const known = new Map<unknown, JsonObject>()
  for (const thing of whole) if (!isReference(thing)) known.set(thing['@id'], thing)
  const meant = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(meant)
    return isReference(value) ? (known.get(value['@id']) ?? value) : value
  }
  for (const thing of whole) for (const [key, value] of Object.entries(thing)) thing[key] = meant(value)
  return whole
}

function isReference(value: unknown): value is { '@id': string } {
  if (!isObject(value) || typeof value['@id'] !== 'string') return false
  return Object.keys(value).every((key) => key === '@id' || key === '@type')
}

export function addressesOf(article: JsonObject): string[] {
  const page = isObject(article.mainEntityOfPage)
    ? (article.mainEntityOfPage['@id'] ?? article.mainEntityOfPage.url)
    : article.mainEntityOfPage
  return [article.url, page, article['@id']].flatMap((url) => webAddress(textIn(url)) ?? [])
}

export function sameAddress(a: string, b: string): boolean {
  const plain = (url: string) =>
    url
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
  return plain(a) === plain(b)
}

/** What a thing is called: a text, or the `name` of an object. */
export function nameIn(value: unknown): string | null {
  return lineOfHtml(isObject(value) ? textIn(value.name) : textIn(value))
}

export function namesIn(value: unknown): string[] {
  return listOf(value).flatMap((one) => nameIn(one) ?? [])
}

/** Pictures, largest first, with what is said of them. */
export function picturesIn(value: unknown): { src: string; caption: string | null; credit: string | null }[] {
  const texts = listOf(value)
    .filter((one) => typeof one === 'string')
    .map((src) => ({ src, width: 0, caption: null, credit: null }))
  const objects = objectsIn(value).flatMap((image) => {
    const src = textIn(listOf(image.url)[0]) ?? textIn(image.contentUrl)
    const width = Number(isObject(image.width) ? image.width.value : image.width) || 0
    return src === null
      ? []
      : {
          src,
          width,
          caption: nameIn(image.caption),
          credit: nameIn(image.creditText) ?? nameIn(image.author) ?? nameIn(image.copyrightHolder),
        }
  })
  return [...objects.toSorted((a, b) => b.width - a.width), ...texts]
}
