import { createRequire, findPackageJSON } from 'node:module'
import path from 'node:path'
import type { Language } from '#article/language.ts'

/** The commonest words of Norwegian and of languages near it, which detectors by letters take for each other. */
const markers = {
  nb: 'ikke noe noen fra jeg å av og på er også være vært mellom bare sier hva hvor hvem etter ble blitt har en som mye når dem uten gjennom hun han de den det et til med ved om over selv bli blir heter gjør egen vi nå opp fram mot siden i skal kan vil så seg sin sine oss mer ny nye flere alle dette denne alt aldri kommer får går for før fikk at var været lørdag søndag tirsdag',
  nn: 'ikkje noko nokon frå eg å av og på er også vere vore mellom berre seier kva kvar kven etter vart vorte har ein som mykje når dei utan gjennom ho han den det eit til med ved om over sjølv bli blir verta heiter gjer eigen vi me no opp fram mot sidan vert korleis i skal kan vil så seg sin sine oss meir ny nye fleire alle dette denne alt aldri kjem får går for før fekk at var laurdag søndag tysdag',
  da: 'ikke noget nogen fra jeg at af og på er også være været mellem kun siger hvad hvor hvem efter blev blevet har en som meget når dem uden gennem hun han de den det et til med ved om over selv blive bliver hedder gør egen vi nu op frem mod siden i skal kan vil så sig sin sine os mere ny nye flere alle dette denne alt aldrig kommer får går for før fik var lørdag søndag tirsdag',
  sv: 'inte något någon från jag att av och på är också vara varit mellan bara säger vad var vem efter blev blivit har en som mycket när dem utan genom hon han de den det ett till med vid om över själv bli blir heter gör egen vi nu upp fram mot sedan i ska kan vill så sig sin sina oss mer ny nya flera alla detta denna allt aldrig kommer får går för före fick lördag söndag tisdag',
  fo: 'ikki nakað nakar frá eg at av og á er eisini verið millum bara sigur hvat hvar hvør eftir varð hevur ein sum nógv tá teir uttan ígjøgnum hon hann tann tað eitt til við um yvir sjálvur verða eitur ger egin vit nú upp fram móti síðan í skal kann vil so seg sín sínar okkum meira nýggjur fleiri allir hetta hesin alt ongantíð kemur fær fyri áðrenn fekk vóru',
  is: 'ekki eitthvað einhver frá ég að af og á er einnig verið milli bara segir hvað hvar hver eftir var hefur einn sem mikið þegar þeir án gegnum hún hann það eitt til með um yfir sjálfur verða heitir gerir eigin við nú upp fram móti síðan í skal getur vill svo sig sín sínar okkur meira nýr fleiri allir þetta þessi allt aldrei kemur fær fyrir áður fékk voru',
  en: 'the of and to in is was were are not from that this with for by has have had which who what when where after between only also says without through she he they it its on at as but be been would could their there i',
  de: 'der die das dem den und ist nicht von mit für auf ein eine einer einem zu im auch nach bei aus wie war wurde wird sich sie er es hat haben als an dass oder über nur noch',
  nl: 'de het een en van is niet dat die met voor op aan te zijn was wordt werd ook naar bij uit hoe hij zij ze heeft hebben als of over maar door om nog',
  fr: 'le la les de des du et est un une en dans que qui ne pas pour par sur au aux avec ce cette il elle sont a été ont mais ou plus son sa ses',
  es: 'el la los las de del y es un una en que no por para con se su al lo como más pero sus fue ha han este esta entre',
  it: 'il lo la i gli le di del della e è un una in che non per con si da al come più ma sono fra ha ho nel alla',
  fi: 'ja on ei se että oli hän joka mutta kun myös ovat olla sekä niin kuin tai jos vain ole',
  fkv: 'ja oon ei se ette oli hän joka mutta ko kans kansa olla niin eli jos ole het met tet meile heile sannoo ilman vain',
  se: 'ja lea leat ii eai ahte go mii dat dan dán dá gos gii maid maiddái son sii mun mis leamaš lei ledje leai muhto dahje ovdal maŋŋel dál galgá galget daid ain',
}
const wordsOf = Object.entries(markers).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }))

/** A text must hold this many different markers, one word in ten must be one, and it must beat the next language by a twentieth of them. */
const fewest = 3

/** Danish and Swedish share most of their words with Norwegian: by so few more, letters must say it is theirs. */
const neighbours = { names: new Set(['da', 'sv']), lead: 3 }

/** No Norwegian writes these; where the letters are Danish by a little, they decide. */
const onlyDanish = /\b(?:siger|sagde|blev|blevet|færdig|borgmesteren|at (?:komme|være|blive|have|gøre|tage))\b/

/** A victory, in bokmål; in nynorsk it is what somebody says. */
const victory = /\bSeier\b|\b(?:i|til|med|for|etter|uten|en|om|av|første|andre|sin) seier\b/g

/** A sports club (Solvik IL) and a man (Per Lie) are no words of Italian. */
const names = /\bIL\b|\bPer(?= \p{Lu})/gu

/** Languages that write none of these letters but in names, and share short words with those that do: `i`, `per`, `la`. */
const withoutThem = new Set(['it', 'es', 'fr'])
const scandinavian = /[æøå]/gi

/** The language of a text: told by its commonest words, else by its letters. Null when unsure. */
export function detectLanguage(text: string): Language | null {
  // Where a word may be parted at the end of a line, it is still one.
  const start = text
    .slice(0, 20_000)
    .replace(/[\u00AD\u200B-\u200D\u2060]/g, '')
    .normalize('NFC')
  const words =
    start
      .replace(victory, ' ')
      .replace(names, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const isScandinavian = (start.match(scandinavian)?.length ?? 0) > start.length / 100
  const scores = wordsOf
    .filter(({ language }) => !(isScandinavian && withoutThem.has(language)))
    .map(({ language, words: known }) => {
      const found = words.filter((word) => known.has(word))
      return { language, score: found.length, different: new Set(found).size }
    })
    .toSorted((a, b) => b.score - a.score)
  const [first, second] = scores as [(typeof scores)[number], (typeof scores)[number]]
  const sure = first.different >= fewest && first.score >= words.length / 10
  const clear = first.score - second.score >= Math.max(1, first.score / 20)
  const isTheirs = !neighbours.names.has(first.language) || first.score - second.score >= neighbours.lead
  if (sure && clear && isTheirs) return first.language
  const scoreOf = (wanted: string) => scores.find(({ language }) => language === wanted)?.score ?? 0
  return byLetters(start, words.join(''), scoreOf)
}

/** Fewer letters than this tell no language; scripts that few languages share need fewer. */
const tellingLetters = { latin: 20, other: 8 }

/** By how much the likeliest language must stand out, of 1. */
const clearly = 0.04

/** A detector for sixty languages. It knows one Norwegian, so words must say which; a few of its words look Danish or Swedish. */
function byLetters(text: string, letters: string, scoreOf: (language: string) => number): Language | null {
  if (letters.length < tellingLetters[/\p{Script=Latin}/u.test(letters) ? 'latin' : 'other']) return null
  const { eld } = detector()
  const found = eld.detect(text.replace(/https?:\/\/\S+/g, ''))
  if (!found.isReliable()) return null
  const [bokmål, nynorsk] = [scoreOf('nb'), scoreOf('nn')]
  const norwegian = Math.max(bokmål, nynorsk)
  const theirs = Math.max(...Array.from(neighbours.names, scoreOf))
  const isNorwegian = found.language === 'no' && norwegian > 0 && norwegian >= theirs
  const [best = 0, next = 0] = Object.values(found.getScores()).toSorted((a, b) => b - a)
  const isDanish = found.language === 'da' && onlyDanish.test(text)
  if (best - next < clearly && !isNorwegian && !isDanish) return null
  if (neighbours.names.has(found.language) && norwegian > theirs) return null
  if (found.language !== 'no') return found.language
  if (bokmål === nynorsk) return null
  return bokmål > nynorsk ? 'nb' : 'nn'
}

/** It takes 160 MB and half a second to load, and is seldom needed. `require` loads it on the spot, but must be told the file. */
function detector() {
  const file = path.join(findPackageJSON('eld', import.meta.url)!, '../src/entries/static.small.js')
  return createRequire(import.meta.url)(file) as typeof import('eld/small')
}
