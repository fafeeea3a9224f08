import { isPicture } from '../pictureNames.ts'

/** Commands that show a picture: Hugo's `{{< figure … >}}`, Zola's `{{ image(…) }}`, Jekyll's `{% include figure.html … %}`. */
const showing =
  /^(?:\{\{[<%]?\s*(?:figure|image|img|picture)[\s(]|\{%-?\s*(?:include(?:_cached)?\s+\S*(?:figure|image|img|picture)\S*|image|figure|picture)\s)/i

/** Hexo's `{% asset_img bru.jpg %}` and `{% img … %}`, with classes before the picture, and its size and what it shows behind. */
const hexos = /^\{%\s*(?:asset_)?img\s+(?:[\w-]+\s+)*?(?<src>[^\s"']+\.\w{3,4})(?:\s+\d+){0,2}\s*(?<said>[^%]*?)\s*%\}$/

/** The figure that a command of a site builder makes, as HTML; null where it makes none that is known. */
export function figureIn(command: string): string | null {
  const { src: hexo, said = '' } = hexos.exec(command)?.groups ?? {}
  if (hexo !== undefined) {
    const alt = /'(?<alt>[^']*)'/.exec(said)?.groups!.alt ?? said.replaceAll('"', '')
    return isPicture(hexo) ? `<figure><img src="${escaped(hexo)}" alt="${escaped(alt)}"></figure>` : null
  }
  if (!showing.test(command)) return null
  const stated = Object.fromEntries(
    [...command.matchAll(/(\w+)\s*=\s*(["'`])(.*?)\2/g)].map(([, key, , value]) => [key, escaped(value!)]),
  )
  const isHugos = /^\{\{[<%]\s*figure\s/.test(command)
  const src = [stated.src, stated.url, stated.path, stated.file].find((named) => named !== undefined)
  // Other commands of such a name may show what is no picture.
  if (src === undefined || !(isHugos || isPicture(src.replace(/[?#].*$/, '')))) return null
  const caption = stated.caption ?? stated.description ?? stated.title ?? ''
  const credited = stated.attr ?? stated.credit
  const credit = credited === undefined ? '' : `<small>${credited}</small>`
  const figcaption = caption + credit === '' ? '' : `<figcaption>${caption}${credit}</figcaption>`
  return `<figure><img src="${src}" alt="${stated.alt ?? ''}">${figcaption}</figure>`
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
