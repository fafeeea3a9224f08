import { shortHash } from './shortHash.ts'

const longest = 80

/** Letters that decomposition leaves whole, as Norwegian addresses write them (NRK's way: å is a, not aa), those of Sami among them. */
const letters: Record<string, string> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
  ł: 'l',
  œ: 'oe',
  ı: 'i',
}
const asLatin = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** What a headline is in an address: at most 80 characters, cut at a word; "" when it has no Latin letter or digit. */
export function slugFrom(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(asLatin, (letter) => letters[letter]!)
    .normalize('NFKD')
    // Where a word may be parted, and which way it is read, is no part of it.
    .replace(/[\p{M}\p{Cf}'’]+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  return cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : longest)
}

/** What a topic is in an address. One that has no letter from a to z gets an address made of its hash. */
export function topicSlug(name: string): string {
  return slugFrom(name) || `emne-${shortHash(name).slice(0, 8)}`
}

/**
 * What tells topics apart that have one address, as LAN and Lån, or C++ and C#: their letters and these signs, however they
 * are written. Null for a name that is an address already, which may stand for any of them.
 */
export function topicSense(name: string): string | null {
  return name === topicSlug(name)
    ? null
    : name
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, '')
}

/** Ids the page around an article has: a heading "Page state" that took one would keep the page from coming alive. */
const ofThePage =
  /^(page-state|reader|main|related|most-viewed|latest|reading-panel|keyboard-help|search-words|(note|ref|reference)-\d+)$/

/** Gives each heading of an article an id of its own: a repeated one, or one that the page has, gets a number. */
export function idGiver(): (heading: string) => string {
  const taken = new Set<string>()
  // Where counting goes on, so that ten thousand equal headings do not take a minute.
  const counted = new Map<string, number>()
  return (heading) => {
    const plain = slugFrom(heading) || 'avsnitt'
    let id = plain
    let nth = counted.get(plain) ?? 1
    while (taken.has(id) || ofThePage.test(id)) id = `${plain}-${++nth}`
    counted.set(plain, nth)
    taken.add(id)
    return id
  }
}
