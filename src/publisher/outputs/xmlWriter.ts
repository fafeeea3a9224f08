/** An element of XML, its attributes and text escaped; no element for a text that is null. */
export function element(
  name: string,
  text: string | null | undefined,
  attributes: Record<string, string> = {},
): string {
  if (text === null || text === undefined) return ''
  return `<${name}${attributesOf(attributes)}>${escaped(text)}</${name}>`
}

/** An element around other elements, or an empty one. */
export function around(name: string, inside: string[], attributes: Record<string, string> = {}): string {
  const content = inside.filter((part) => part !== '').join('\n')
  return content === ''
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>\n${content}\n</${name}>`
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`)
    .join('')
}

/** What XML 1.0 (2.2) has no room for, which JSON and YAML can say with an escape: it would end every reader's reading. */
// oxlint-disable-next-line no-control-regex -- these are the characters that must go
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** A text as it stands in an attribute. */
export function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;')
}
