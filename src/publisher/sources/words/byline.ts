import type { Article } from '#article/article.ts'
import { lineOf } from './plainLine.ts'

type Byline = Article['byline']

const texts = 'tekst|text|words'
const pictures = 'foto|photos?|bilder?|video|illustrasjon(?:er)?|illustrations?'
const opening = new RegExp(
  String.raw`^(?:av|by|byline(?=\s*:)|skrevet av|skrive av|(?:(?:${pictures})\s*(?:og|and|&|/|,)\s*)?(?:${texts})(?:\s*(?:og|and|&|/|,)\s*(?:${pictures}))*)(?:\s*:\s*|\s+)(?=\S)`,
  'i',
)

/** `foto: Per Hansen`, beside one who wrote. */
const labelled = new RegExp(String.raw`^(?<role>${pictures})\s*:\s*(?<name>.+)$`, 'i')
const beforeLabel = new RegExp(String.raw`\s+(?=(?:${pictures})\s*:)`, 'i')

/** These may also begin a name (Von Trier); they open a byline before a colon or a whole name. */
const openingOrName = /^(?:[Vv]on|[Pp]ar|[Pp]or)(?:\s*:\s*|\s+(?=\p{Lu}\S*\s+\p{Lu}))/u

/** A person's name as bylines have it: two to five words that begin with a capital, with the small words of noble names. */
const person =
  /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:[ae]l-|d['’])?\p{Lu}[\p{L}.'’-]*|van|von|der|den|de|di|da|la|le|el|al|bin|av|af|zu)){1,5}(?:\s+[js]r\.?)?$/u

const jobs =
  /^(?:\p{L}+\s){0,3}\p{L}*(?:journalist|reporter|redaktør|redaktor|editor|korrespondent|correspondent|kommentator|columnist|spaltist|fotograf|photographer|skribent|writer|forfatter|author|analytiker|analyst|professor|leder|producer|produsent)(?:\s\p{L}+){0,4}$/iu

/** Agencies sign in capitals (NTB, NTB-AFP-DPA), with an address of the web, or with names everybody knows. */
const organisation = [
  /^[\p{Lu}\d&]{2,}(?:[-/][\p{Lu}\d&]{2,})*$/u,
  /^(?:[\p{L}\d-]+\.(?:no|com|org|net|se|dk)|reuters|dpa|afp|ritzau|tt|bloomberg)$/iu,
]

/** `NTB Kari Nordmann`, `AP - Jane Smith`: an agency before one who works for it. Before a dash any capitals are one. */
const agencyFirst =
  /^(?<role>(?:NTB|ANB|NPK|TT|AP|AFP|DPA|STT)(?=\s)|[\p{Lu}\d/]{2,}(?=\s+[-–—]\s))(?:\s+[-–—])?\s+(?<name>.*\p{Ll}.*)$/u

/** `NTB og Kari Nordmann`: an agency beside who wrote with it. */
const agencyAndOthers = /^[\p{Lu}\d]{2,}\s(?:og|and|&)\s\p{Lu}\p{Ll}/u

/** `Kari Nordmann og Ola Hansen, Lom`, `Av Kari Nordmann, Avisa`: after the last name, a place or a paper. */
const placeLast = /(?:^(?:[Aa]v|AV|[Bb]y|BY):?\s|\s(?:og|and|&)\s)[^,]+,\s*(?<place>\p{Lu}\p{Ll}+)$/u

/** `Kari Nordmann (tekst)`: what she did, or whom she works for. */
const inParentheses = /^(?<name>[^()]+?)\s*\((?<role>[^()]{2,40})\)$/

/** Nobody signs at greater length. */
const longestRead = 1000

/** A byline this long is a sentence that went astray. */
const longestName = 100

/**
 * Who wrote it, from a byline as newsrooms write them: "Av Kari Nordmann og Ola Hansen, NTB". It is parted only where
 * every part looks like a name; initials (gr/bp) and what is not understood stay as they are. Empty when it is no byline.
 */
export function bylineOf(written: string | null | undefined): Byline {
  const line = lineOf(withoutAddress((written ?? '').slice(0, longestRead)))
  const whole = line?.replace(opening, '').replace(openingOrName, '')
  if (!line || !whole || !/\p{L}/u.test(whole)) return []
  if (isSentence(whole)) return []
  const parts = whole
    .split(beforeLabel)
    .flatMap((run) =>
      run.split(/\s+(?:og|OG|and|AND|und|et|&)\s+|\s*[,;|•·]\s*|\s*\/\s+|\s+\/\s*|(?<=\p{Ll}{2})\/(?=\p{Lu})/u),
    )
    .filter(Boolean)
  const place = placeLast.exec(line)?.groups?.place
  const people: Byline = []
  for (const part of parts) {
    const last = people.at(-1)
    const { name = part, role = null } =
      (labelled.exec(part) ?? inParentheses.exec(part) ?? agencyFirst.exec(part))?.groups ?? {}
    const isAgency = part === parts[0] && agencyAndOthers.test(whole)
    if (isAgency || (person.test(name) && !jobs.test(name)))
      people.push({ name, role: role === null ? null : role.trim() })
    else if (last && last.role === null && (isRole(part) || (part === place && part === parts.at(-1)))) last.role = part
    else return [{ name: whole, role: null }]
  }
  return people
}

/** Whether words are a person's name, or an agency's. */
export function isName(words: string): boolean {
  return [person, ...organisation].some((named) => named.test(words))
}

export function isRole(part: string): boolean {
  return jobs.test(part) || organisation.some((named) => named.test(part))
}

/** A whole sentence, or far more than a name: an importer must say that it left it out. */
export function isSentence(byline: string): boolean {
  return byline.length > longestName || (/[.!?]$/.test(byline) && byline.split(' ').length > 7)
}

/** `kari@avisa.no (Kari Nordmann)` and `Kari Nordmann <kari@avisa.no>` are Kari Nordmann; an address alone stays. */
export function withoutAddress(author: string): string {
  const address = String.raw`(?:mailto:)?[^\s()<>@,;]+@[^\s()<>@,;]+\.[^\s()<>@,;]+`
  const left = author
    .replace(new RegExp(String.raw`^\s*${address}\s*\(([^()]*\S[^()]*)\)\s*$`), '$1')
    .replace(new RegExp(String.raw`\s*[(<\[]\s*${address}\s*[)>\]]`, 'g'), '')
  const named = left.replace(new RegExp(address, 'g'), '').replace(/^[\s,;/|]+|[\s,;/|]+$/g, '')
  return /\p{L}/u.test(named) ? named : left
}
