/** What a word ends with in one of its forms and not in another, in Norwegian and English. A consonant before it may be double. */
const ending =
  /^.?((e(re|ne|de?)?|e?[ntr]|a[rl]?|ane|te|dde|[ae]nde|ast|este?|het(en|er|ene)?|heita?|l[ie]ge?|ig|els(er?)?|ing(ar?|en|er|ene)?|l?y|ies|ion)?s?)$/

/** A short word with one of its commonest endings, before which its last letter may be double: byen, rommet. */
const shortWord = /^(.+?(.))\2?(ene|e[nrt]?|a|ane|ar)?s?$/

/** A short English word with one of its endings: runs, running. */
const shortEnglishWord = /^(.*?(?:y|[aeiouy].*?(.)))\2?(ing|ed|es?|s)?$/

/** Whether what is there begins with what was asked for, or the two differ in their endings only. */
export function isFormOf(asked: string, there: string): boolean {
  if (there.startsWith(asked)) return true
  let shared = 0
  while (shared < asked.length && asked[shared] === there[shared]) shared++
  // That both begin with the same few letters says little: Jon, jo.
  if (shared < 4) return shortStems.some((stemOf) => stemOf(asked) === stemOf(there))
  return ending.test(asked.slice(shared))
}

const shortStems = [
  (word: string) => word.replace(shortWord, '$1'),
  (word: string) => word.replace(/ie[ds]$/, 'y').replace(shortEnglishWord, '$1'),
]

/** Nearly every story has these, so that they tell none from another. */
const everywhere =
  /^(i|på|og|av|en|et|ei|ein|eit|å|er|det|den|de|dei|som|til|for|med|om|ved|fra|frå|hva|kva|the|in|of|a|and|to)$/i

/** The words of a question that tell stories apart; all of them when it has no others, or quotes. */
export function tellingWords(words: string): string {
  const telling = words.split(/\s+/).filter((word) => !everywhere.test(word))
  return telling.length === 0 || words.includes('"') ? words : telling.join(' ')
}

/**
 * The ways a word may have been meant, the likeliest first: whoever has no ø, æ and å writes "bjorvika", "laerdal",
 * "aalesund". That å may be a, the index knows by itself.
 */
export function spellingsOf(words: string): string[] {
  const nordic = words.replaceAll(/ae/gi, 'æ').replaceAll(/oe/gi, 'ø').replaceAll(/aa/gi, 'å')
  const places = [...words.matchAll(/o/gi)].map(({ index }) => index)
  // Names of places have it at their end more often than before: Tromsø, Bodø.
  const once = places.toReversed().map((place) => `${words.slice(0, place)}ø${words.slice(place + 1)}`)
  return [...new Set([words, nordic, ...once.slice(0, 3), nordic.replaceAll(/o/gi, 'ø')])]
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** A text with its words as they are written without what may join their parts: e-post and epost, 1.000 and 1000. */
export function joined(text: string): string {
  return text.replaceAll(/([\p{L}\p{N}])[-.](?=[\p{L}\p{N}])/gu, '$1')
}

/** A word without accents, capitals and soft hyphens, by which it is compared. */
export function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}|\u00AD/gu, '')
    .toLowerCase()
}
