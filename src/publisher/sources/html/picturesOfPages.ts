import type { Element } from 'hast'
import { withCaption } from './captionsOfPages.ts'
import { childOf, elementsNamed, holdsAny, imagesIn, isElement, madeElement } from './htmlElements.ts'
import { elementCalled, namesOf } from './namesOf.ts'
import { shownText } from './shownText.ts'

/** An element as it is where a picture is an `<img>`, as it is not for AMP, for scripts, or in a bare `<picture>`; AMP's frames are frames. */
export function asPicture(element: Element): Element {
  switch (element.tagName) {
    case 'amp-img':
      return { ...element, tagName: 'img', children: [] }
    case 'amp-iframe':
    case 'amp-youtube':
    case 'amp-twitter':
    case 'amp-instagram':
    case 'amp-facebook':
      return shownText(element).trim() === '' ? { ...element, tagName: 'iframe', children: [] } : element
    case 'picture':
      return childOf(element, 'img') ? element : withImage(element)
    case 'table':
      return captionedTable(element)
    case 'figure':
      return withCaption(
        isEmptyWithScript(element) ? { ...element, children: element.children.flatMap(unwrapped) } : element,
      )
    default:
      return withCaption(
        hasPictureOfScript(element) ? { ...element, children: element.children.flatMap(unwrapped) } : element,
      )
  }
}

/** Pictures that show nothing, and count readers: by the name of their file, else by where they lie or what they are called. */
const counterFile = /(^|\/)(__utm|pixel|counter|blank|spacer|1x1)\.(gif|png)(\?|$)/i
const counterName = /statcounter|analytics|matomo|piwik|\b(web|hit|visit(or)?) ?(counter|stats|statistics)\b/i

/** Whether a picture stands in it for readers without scripts, and none for others; what has no words may count readers. */
function hasPictureOfScript(element: Element): boolean {
  const picture = element.tagName === 'body' ? undefined : childOf(element, 'noscript')
  if (picture === undefined || !isEmptyWithScript(element)) return false
  return elementsNamed(picture, 'img').some(({ properties: { alt, src, width, height } }) => {
    const isFile = /\.(jpe?g|png|webp|avif|gif)\b/i.test(String(src))
    const isCounter = isFile ? counterFile.test(String(src)) : counterName.test(`${src} ${alt}`)
    const isNamed = isFile || (typeof alt === 'string' && alt !== '')
    return isNamed && !isCounter && Number(width ?? 3) > 2 && Number(height ?? 3) > 2
  })
}

/** Blogger sets a picture and its caption in a table. */
function captionedTable(table: Element): Element {
  if (!namesOf(table).includes('tr-caption-container')) return table
  const caption = elementCalled('tr-caption', table, 'td')
  const [image, ...others] = imagesIn(table.children)
  if (caption === undefined || image === undefined || others.length > 0) return table
  const figcaption: Element = { ...caption, tagName: 'figcaption' }
  return { ...table, tagName: 'figure', properties: {}, children: [image, figcaption] }
}

function withImage(picture: Element): Element {
  const srcSet = childOf(picture, 'source')?.properties.srcSet
  if (srcSet === undefined) return picture
  return { ...picture, children: [...picture.children, madeElement('img', [], { srcSet })] }
}

/** Whether only readers without scripts see the picture of this figure. */
function isEmptyWithScript(figure: Element): boolean {
  return imagesIn(figure.children).length === 0 && !holdsAny(figure, 'picture', 'amp-img')
}

function unwrapped(child: Element['children'][number]): Element['children'] {
  if (isElement(child, 'noscript') && holdsAny(child, 'img')) return child.children
  return child.type === 'element' ? [{ ...child, children: child.children.flatMap(unwrapped) }] : [child]
}
