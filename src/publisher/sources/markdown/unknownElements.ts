/** Every element that HTML has or has had, and the roots of drawings and formulas. */
const known = new Set(
  (
    'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br ' +
    'button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed ' +
    'fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe ' +
    'image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta ' +
    'meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre ' +
    'progress q rb rbc rp rt rtc ruby s samp script search section select slot small source spacer span strike strong ' +
    'style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video ' +
    'wbr xmp'
  ).split(' '),
)

/** What may hold anything, and a mark that says nothing but a name, or words: `<navn>`, `<fullt navn>`. */
const pieces = /<!--[^]*?(?:-->|$)|<(?<name>[a-z][a-z\d]*)(?: [a-z\d]+)*>/gi

/**
 * Raw HTML in which words in angle brackets, `Skriv <navn> i feltet`, are text: their name is no element's, and nothing
 * closes it. The pieces are one text.
 */
export function withUnknownAsText(raw: string[]): string[] {
  const closed = new Set(
    raw.flatMap((piece) => Array.from(piece.matchAll(/<\/([a-z][\w-]*)/gi), ([, name]) => name!.toLowerCase())),
  )
  return raw.map((piece) =>
    piece.replace(pieces, (whole: string, ...rest: unknown[]) => {
      const { name } = rest.at(-1) as { name?: string }
      const isMark = name === undefined || known.has(name.toLowerCase()) || closed.has(name.toLowerCase())
      return isMark ? whole : `&lt;${whole.slice(1, -1)}&gt;`
    }),
  )
}
