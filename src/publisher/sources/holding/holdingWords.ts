/** The words of lines that hold their story. */

/** Without any of these a line is looked at no further; most have none. */
export const telling =
  /embargo|sperr|frigi|frigj|klausul|publi|offentliggj|ikkj?e ut|release|broadcast|kladd|utkast|draft|status|visibility/i

/** Soft hyphens and signs without width, which Word and web pages leave. */
export const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g

/** Speech, or an entry of a list. */
export const entry = /^(?:[–—•‣·-]\s|\*\s.*[^*]$)/

const before = String.raw`^(?:(?:nb|obs|merk|viktig|intern|konfidensielt|confidential|(?:til )?desken|pressemelding|press release)[^\p{L}\p{N}]+)*`
/** What stands before such a line: “NB!” */
export const opening = new RegExp(before, 'iu')

const out = String.raw`(?:publiser(?:es|ast|ing)?|offentliggj(?:øres|erast|[øe]ring))`
const forbidden = String.raw`(?:(?:må|skal|kan|bør) )?ikkj?e (?:(?:(?:klar|klarert|godkjent) )?for |til )?${out}|publiser (?:denne |saken )?ikkj?e|do not publish|not for (?:publication|release|broadcast)`
const setting = String.raw`publish[_-]?(?:date|at|on)(?=\s*:)|publiseres(?=:.*(?:\d{4}|\d[.:]\d\d))|(?:embargo|sperrefrist)(?:ed)?_?(?:until|til|date)(?=:)`
const story = String.raw`(?:(?:denne |this |the )?(?:saken|saka|artikkelen|teksten|story|article) (?:(?:er|har|is|has) )?)`
const allowed = String.raw`(?:kan (?:først |tidligst )?(?:publiseres|offentliggjøres)|frigis|frigjøres|frigjevast|(?:(?<=\p{L}[^\p{L}\p{N}]+)sperret til|(?-i:SPERRET TIL))(?!.*: \p{L})|(?:hold )?for release(?!.*: (?-i:\p{Ll})))(?=.*(?:\d\D+\d{4}|\d{4}-\d))`
/** When a story is to come out, as its desk writes it: “Publiseres fredag kl. 06.00”. What comes out every Friday is a series. */
const toCome = String.raw`(?:(?:(?:skal|må|bør|kan) )?(?:publiseres|publiserast|offentliggjøres|offentleggjerast)|(?:skal|må|bør) ikkj?e ut(?= før )|to be published|publish)(?= (?!.*\b(?:hver|kvar|every|each)\b).*(?:kl\.? ?\d|\d[.:]\d\d|\d ?[ap]\.?m\b|\d\D+\d{4}))`
export const embargo = new RegExp(
  String.raw`${before}${story}?(?:sperrefrist|(?:(?:strengt|strict(?:ly)?|under) )*embargo(?:ed)?|(?:strengt )?klausulere?t|sperr(?:et|a) for (?:publisering|offentliggjøring)|${forbidden}|${setting}|${allowed}|${toCome})(?![\p{L}\p{N}])`,
  'iu',
)

/** What such a line says besides: until when. */
export const times = wholeWord(
  'til|fram|frem|inntil|fra|frå|før|og|med|den|kl|klokk[ae]n?|norsk|tid|midnatt|i|dag|morgen|morgon|ennå|enno|enda|yet',
  'until|till?|from|before|to|for|on|at|the|local|time|hours|hrs|midnight|noon|today|tomorrow|[ap]m|[apm]',
  '(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day',
  'jan(?:uary?|uari)?|feb(?:ruary?|ruari)?|mars?|march|apr(?:il)?|mai|maj|may|june?|juni|july?|juli|aug(?:ust)?i?',
  'sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?',
  String.raw`\d+(?:st|nd|rd|th|hrs?|h|z|[ap]m|t\d+)?|gmt|utc|bst|ce?s?t|e[sd]?t`,
  'må|skal|kan|ikkj?e|publiser(?:es|ast|ing)?|sperrefrist|embargo',
  'først|tidligst|denne|saken|avtalt|further|notice|check|against|deliver(?:y|ed)',
)

/** What it says only beside a day or a time; alone it makes a headline: “Embargo ends”. */
export const besideTimes = wholeWord(
  'natt|kveld|ettermiddag|formiddag|sommertid|vintertid|er|gjelder|gjeld|varer|går|ut|oppheves|opphører|utløper|t|o',
  'lifts|ends|expires|release|publication|broadcast|use|or|and|not|of|is|in|effect|morning|evening|afternoon|night',
  'man|tirs?|ons|tors?|fre|lør|søn|mon|tues?|wed|thurs?|fri|sat|sun|london|eastern|central|pacific|new|york|oslo',
)

function wholeWord(...words: string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})$`, 'iu')
}

/** The whole dates in such a line. */
export const days = new RegExp(
  [
    String.raw`\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-][\d:]+))?`,
    String.raw`\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\.\d{1,2}\.\d\d(?!\d)`,
    String.raw`\d{1,2}(?:\.|st|nd|rd|th)?\s+\p{L}{3,9}\.?\s+\d{4}`,
    String.raw`\p{L}{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
  ].join('|'),
  'giu',
)
export const clock = /\b(?:\d{1,2}[.:]\d\d|\d{4} ?hrs|\d{1,2} ?[ap]\.?m|kl\.? ?\d)/i

const draft = String.raw`(?:kladd|utkast|draft)`
export const draftLine = new RegExp(
  `${before}(?:${[
    String.raw`${draft}(?:[^\p{L}\p{N}]+(?:(?:v|versjon|version)[ .]?)?\d{1,2})?(?:[^\p{L}\p{N}]+(?:${forbidden}|ikkj?e ferdig|not (?:ready|final)))?`,
    String.raw`(?:kladd|utkast) (?:${days.source})`,
    String.raw`(?:is_?)?${draft}\s*::?\s*(?:true|yes|ja)`,
    String.raw`publish(?:ed)?\s*::?\s*(?:false|no|nei)|publisert?\s*::?\s*nei`,
    String.raw`(?:status|visibility)::?\s*(?:kladd|utkast|draft|private?|hidden|upublisert|unpublished|ikke publisert|not published)`,
  ].join('|')})$`,
  'iu',
)

/** What makes of a sentence about this word one to the desk: “når talen er holdt.” */
const toTheDesk = String.raw`(?=.*(?:publi|offentlig|\d|avvent|avtal|\b(?:når|til|etter|inntil|venter|vent|ring|tba)\b|(?:man|tirs|ons|tors|fre|lør|søn)dag))`
const cleared = String.raw`(?:før|until|before) .{0,40}\b(?:godkjent|klarert|cleared|approved)(?: (?:av|by) \p{L}+)?$`
const speech = String.raw`!\s+(?:\p{Ll}+ (?:han|hun|ho)|s?he \p{Ll}+)\b`

/** Behind such a colon or sign stands whatever the desk is to know: “når talen holdes”, “venter på sitatsjekk”. */
export const note = new RegExp(
  String.raw`${before}(?:(?:(?-i:SPERREFRIST)|sperrefrist${toTheDesk})(?!\s*${speech})\s*[:!]\s|sperrefrist (?:[–—-] (?=til|når|etter|inntil|vent|ikkj?e)|til )(?!.*\.$)|(?=(?-i:\p{Lu}))${story}?(?:${forbidden})(?:\s*(?!${speech})[!–(](?!.*\.$)|\s+${cleared}))`,
  'iu',
)
