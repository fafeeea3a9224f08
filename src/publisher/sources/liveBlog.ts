import type { Element, ElementContent, Root } from 'hast'
import { bodyTree } from './bodyHtml.ts'
import { type JsonObject, objectsIn, textIn } from './jsonFields.ts'
import { lineOfHtml } from './plainLine.ts'
import type { Desk } from './sources.ts'

/** The reports of a live blog as its schema.org data has them (`liveBlogUpdate`), each under its headline, in their order. */
export function liveBlog(data: JsonObject, desk: Desk): Root {
  const reports = objectsIn(data.liveBlogUpdate).flatMap((report) => {
    const headline = lineOfHtml(textIn(report.headline) ?? textIn(report.name))
    const start = headline === null ? element('hr') : element('h2', { type: 'text', value: headline })
    return [start, ...textOf(report.articleBody, desk)]
  })
  return { type: 'root', children: reports }
}

function textOf(body: unknown, desk: Desk): Root['children'] {
  if (typeof body !== 'string') return []
  if (/<(p|br|div)\b[^>]*>/i.test(body)) return bodyTree(body, desk).children
  return body
    .normalize('NFC')
    .split(/\n+/)
    .map((value) => element('p', { type: 'text', value }))
}

function element(tagName: string, ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
