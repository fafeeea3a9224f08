import { spokenIn, type Language } from '#article/language.ts'

/** HTML that is safe to put into a page as it stands. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | false | Part[]

/** HTML with values in it, each escaped unless it is HTML itself. `null` and `false` leave nothing. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(String.raw({ raw: literals }, ...parts.map(textOf)))
}

/** The attributes of a text of the paper's in its own language, as the reader's pages have them. */
export function inLanguage(language: Language | undefined): Html {
  const { lang, dir } = spokenIn(language)
  return html`lang="${lang}"${dir !== undefined && html` dir="${dir}"`}`
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(textOf).join('')
  if (part === null || part === false) return ''
  return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
