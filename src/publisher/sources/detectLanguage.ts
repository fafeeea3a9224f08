import type { Language } from '#article/language.ts'

/** Words that are common in one language and rare or absent in the others. Danish and Swedish are here only so that they are not taken for Norwegian. */
const markers: Record<string, string[]> = {
  nb: ['ikke', 'noe', 'fra', 'jeg', 'også', 'være', 'mellom', 'bare', 'sier', 'hva', 'hvor', 'etter', 'ble', 'har', 'en', 'som', 'mye', 'når', 'dem', 'uten', 'gjennom', 'hun', 'de', 'et', 'norske'],
  nn: ['ikkje', 'noko', 'frå', 'eg', 'også', 'vere', 'mellom', 'berre', 'seier', 'kva', 'kvar', 'etter', 'vart', 'har', 'ein', 'som', 'mykje', 'når', 'dei', 'utan', 'gjennom', 'ho', 'eit', 'vert', 'norske', 'korleis'],
  da: ['ikke', 'noget', 'fra', 'jeg', 'også', 'være', 'mellem', 'kun', 'siger', 'hvad', 'hvor', 'efter', 'blev', 'har', 'en', 'som', 'meget', 'når', 'uden', 'gennem', 'hun', 'de', 'et', 'af', 'med'],
  sv: ['inte', 'något', 'från', 'jag', 'också', 'vara', 'mellan', 'bara', 'säger', 'vad', 'var', 'efter', 'blev', 'har', 'en', 'som', 'mycket', 'när', 'utan', 'genom', 'hon', 'ett', 'och', 'är', 'att'],
  en: ['not', 'the', 'from', 'and', 'also', 'was', 'between', 'only', 'says', 'what', 'where', 'after', 'has', 'which', 'of', 'much', 'when', 'without', 'through', 'she', 'they', 'that', 'with', 'were', 'this'],
}

/** Marker words a text must have before its language is told at all. */
const fewest = 3

/** The language of a text, told by marker words; null when it is too short or two languages fit alike. Only nb, nn and en are told. */
export function detectLanguage(text: string): Language | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(markers).map(([language, marks]) => {
    const known = new Set(marks)
    return { language, score: words.filter((word) => known.has(word)).length }
  })
  const [first, second] = scores.toSorted((a, b) => b.score - a.score)
  if (first!.score < fewest || first!.score === second!.score) return null
  return ['nb', 'nn', 'en'].includes(first!.language) ? first!.language : null
}
