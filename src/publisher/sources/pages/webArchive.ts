import type { Element, Nodes, Root } from 'hast'
import { elementsNamed, isElement } from '../html/htmlElements.ts'

/** `https://web.archive.org/web/20261113000000im_/https://avisa.example/bru.jpg`, also without the archive's name. */
const archived = /^(?:https?:)?(?:\/\/web\.archive\.org)?\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?=https?:\/\/)/i

/** What the Wayback Machine sets above a page. */
const ofArchive = /^(wm-ipp(-.*)?|donato)$/

/** A page that was saved from the Wayback Machine as the paper had it: without the archive's bar, and with its own addresses. */
export function withoutArchive(page: Root): Root {
  const isLed = ({ properties: { rel, href } }: Element) =>
    [rel].flat().includes('canonical') && archived.test(String(href))
  const isSavedThere = elementsNamed(page, 'div').some(isOfArchive) || elementsNamed(page, 'link').some(isLed)
  return isSavedThere ? asItWas(page) : page
}

function asItWas<Part extends Nodes>(node: Part): Part {
  if (!('children' in node)) return node
  const children = node.children
    .filter((child) => !(isElement(child, 'div') && isOfArchive(child)))
    .map((child) => asItWas(child))
  if (node.type !== 'element') return { ...node, children }
  const properties = Object.entries(node.properties).map(([name, value]) => [name, own(name, value)])
  return { ...node, children, properties: Object.fromEntries(properties) }
}

function isOfArchive({ properties: { id } }: Element): boolean {
  return typeof id === 'string' && ofArchive.test(id)
}

function own(name: string, value: Element['properties'][string]): typeof value {
  const isAddress = /^(href|src|content|poster|data.*)$/.test(name) && typeof value === 'string'
  if (isAddress) return value.replace(archived, '')
  const isSet = name === 'srcSet' && value !== null && value !== undefined
  return isSet ? partsOf(value).map((part) => part.replace(archived, '')) : value
}

function partsOf(value: NonNullable<Element['properties'][string]>): string[] {
  return [value].flat().map((part) => String(part).trim())
}
