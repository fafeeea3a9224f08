/** A short word stands in others by chance, so it must be a common one: in one of so many texts. */
const textsToAShortWord = 250

/** A part of a compound has as many letters as this at least. */
const fewestLetters = 3

/** What a noun ends with in one of its forms and not in another. */
const inflection = /(?:ene|ane|en|et|er|ar|a|e)?s?$/

/** What is put before words, and small words it looks like: nobody looks for "slag" to find "forslag", or for "dag" to find "torsdag". */
const noFirst =
  /^(?:all|alt|bort|der|ein|etter|fore?|fors|forts?|fram|frem|gjen|gjennom|han|hen|her|hun|hver|hvor|inn|kan|kom|kor|kvar|man|med|mellom|men|mots?|ned|nær|opp|over|per|ren|sam|sen|som|til|tils|tors|under|utan|uten|var|ved|vil)$/

/** Words that endings look like, alone or with letters of the word they end: "skap", and "ren" of "læreren". */
const noLast =
  /^(?:ale?|alene|ande|ast|atte?|bar[et]?|dem|den|der|det|dom|eller|else|elser|ende|ene|ens|er[est]|erne|eske|est|ette|for|fra|gen|ger|her|het|heita|heten|heter|hos|ing|ingar|ingen|inger|inne?|iske?|ister?|lene?|ler|les|let|lege?|lige?|med|men|mer|meste?|mot|nen|nene|ner|nes|net|over|ren|rene|rer|res|ret|seg|sen|ses|sett?|skap|skapen|skapene|skaper|skapet|som|ste|ten|ter|tes|tet|til|under|ute|ved|vel|vis)$/

/** What stands where the words of a compound meet: Pagefind parts words by such signs only. */
export const border = '~^'

/** What stands where a writer wrote these two signs; the script knows it, and texts of the index have no such joiner else. */
const writtenBorder = '~\u2060^'

/** What has more letters is no word, but of a script without spaces. */
const mostLetters = 60

/** Gives a text with borders in its compounds wherever two words meet. */
export type Parted = (text: string) => string

/**
 * Knows compounds by their parts: each must stand as a word of its own in these texts, the last in any of its forms, the
 * others with an s or e at most: Lærdal-s-tunnelen, folk-e-avstemning. So it needs no dictionary, and leaves alone what it
 * is not sure of. For bokmål and nynorsk.
 */
export function compoundsIn(texts: Iterable<string>): Parted {
  const { standsAlone, isFormOfWord } = wordsOf(texts)
  const canBegin = (part: string) =>
    (standsAlone(part) || (/[se]$/.test(part) && standsAlone(part.slice(0, -1)))) && !noFirst.test(part)
  const canEnd = (part: string) => !noLast.test(part) && isFormOfWord(part)
  const known = new Map<string, number[]>()
  return (text) =>
    text.replaceAll(border, writtenBorder).replaceAll(/\p{L}{6,}/gu, (word) => {
      if (word.length > mostLetters) return word
      const small = word.toLowerCase()
      if (!known.has(small)) known.set(small, bordersOf(small, canBegin, canEnd))
      const places = [0, ...known.get(small)!]
      return places.map((place, nth) => word.slice(place, places[nth + 1])).join(border)
    })
}

type Can = (part: string) => boolean

/** Where a word is put together, by the fewest parts; nowhere when it is not. */
function bordersOf(word: string, canBegin: Can, canEnd: Can): number[] {
  const before: (number[] | undefined)[] = [[]]
  let best: number[] = []
  for (let end = fewestLetters; end <= word.length - fewestLetters; end++) {
    for (let start = 0; start <= end - fewestLetters; start++) {
      const borders = before[start]
      const isFewer = borders && borders.length + 1 < (before[end]?.length ?? Infinity)
      // What stands between others is long: it is their letters else.
      const isInside = start > 0 && end - start <= fewestLetters
      if (isFewer && !isInside && canBegin(word.slice(start, end))) before[end] = [...borders, end]
    }
    const borders = before[end]
    if (borders && (best.length === 0 || borders.length <= best.length) && canEnd(word.slice(end))) best = borders
  }
  return best
}

/** Which words stand alone in texts, and which are forms of such. */
function wordsOf(texts: Iterable<string>): { standsAlone: Can; isFormOfWord: Can } {
  /** In how many texts each word stands with a small letter first; and all other words, names among them. */
  const common = new Map<string, number>()
  const names = new Set<string>()
  let count = 0
  for (const text of texts) {
    count++
    for (const word of new Set(text.match(/\p{L}{3,}/gu))) {
      const small = word.toLowerCase()
      if (small === word) common.set(word, (common.get(word) ?? 0) + 1)
      else names.add(small)
    }
  }
  const stems = new Set([...common.keys()].map(stemOf))
  const isShort = (part: string) => part.length <= fewestLetters
  const isCommon = (part: string) =>
    (common.get(part) ?? 0) >= (isShort(part) ? Math.max(1, count / textsToAShortWord) : 1)
  return {
    standsAlone: (part) => isCommon(part) || (!isShort(part) && names.has(part)),
    isFormOfWord(part) {
      const stem = stemOf(part)
      return isCommon(part) || isCommon(stem) || (!isShort(stem) && stems.has(stem))
    },
  }
}

/** What the forms of a word have in common. */
function stemOf(word: string): string {
  const stem = word.replace(inflection, '')
  return stem.length < fewestLetters ? word : stem
}
