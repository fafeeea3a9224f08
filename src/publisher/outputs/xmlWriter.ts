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
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('')
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
