import type { Article } from '#article/article.ts'
import type { Block, Inline } from '#article/block.ts'
import type { Image } from '#article/image.ts'

/**
 * The yardstick: a story as somebody who writes HTML by hand would put it on the web. The same words, pictures and
 * fonts, a few styles inline, no script. `fonts` are the addresses of the reader's serif and sans.
 */
export function handWrittenPage(article: Article, fonts: { serif: string; sans: string }): string {
  const { headline, kicker, lede, image, byline, published, sections } = article
  return `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(headline)}</title>
<meta name="description" content="${text(lede ?? headline)}">
<link rel="preload" href="${fonts.serif}" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="${fonts.sans}" as="font" type="font/woff2" crossorigin>
<style>${handWrittenStyles(fonts)}</style>
</head>
<body>
<header><a href="/">Lesesal</a></header>
<main>
<article>
${kicker ? `<p class="kicker">${text(kicker)}</p>` : ''}
<h1>${text(headline)}</h1>
${lede ? `<p class="lede">${text(lede)}</p>` : ''}
${image ? picture(image, true) : ''}
<p class="byline">${byline.map(({ name }) => text(name)).join(', ')} <time>${published ?? ''}</time></p>
${sections.map(({ heading, blocks }) => (heading ? `<h2>${text(heading)}</h2>` : '') + blocks.map(html).join('\n')).join('\n')}
</article>
</main>
<footer><a href="/">Til forsiden</a></footer>
</body>
</html>`
}

export function handWrittenStyles({ serif, sans }: { serif: string; sans: string }): string {
  return (
    `@font-face{font-family:Serif;src:url(${serif});font-weight:400 700;font-display:optional}` +
    `@font-face{font-family:Sans;src:url(${sans});font-weight:400 700;font-display:optional}` +
    'body{margin:0;background:#fbf9f4;color:#1b1d21;font:1.1875rem/1.58 Serif,Georgia,serif}' +
    'header,main,footer{max-width:37rem;margin:0 auto;padding:1rem}header,footer,.byline,.kicker{font-family:Sans,sans-serif}' +
    'h1{font-size:1.9rem;line-height:1.14;text-wrap:balance}.lede{font-size:1.3125rem}figure{margin:1.5rem 0}' +
    'img{width:100%;height:auto;display:block}figcaption,.byline{font-size:.9375rem;color:#53575e}'
  )
}

function html(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`
    case 'quote':
      return `<blockquote>${block.blocks.map(html).join('')}</blockquote>`
    case 'list':
      return `<ul>${block.entries.map((entry) => `<li>${entry.map(html).join('')}</li>`).join('')}</ul>`
    case 'image':
      return picture(block.image, false)
    case 'table':
      return `<table>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell.text)}</td>`).join('')}</tr>`).join('')}</table>`
    case 'factbox':
      return `<aside><p>${text(block.heading ?? '')}</p>${block.blocks.map(html).join('')}</aside>`
    case 'footnotes':
      return `<ol>${block.notes.map((note) => `<li>${note.map(html).join('')}</li>`).join('')}</ol>`
    case 'code':
      return `<pre><code>${text(block.text)}</code></pre>`
    case 'rule':
      return '<hr>'
  }
}

function inline(pieces: Inline[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return text(piece)
      const inner = inline(piece.text)
      return piece.mark === 'link' ? `<a href="${text(piece.href)}">${inner}</a>` : inner
    })
    .join('')
}

function picture({ renditions, alt, caption, credit, width, height }: Image, isFirst: boolean): string {
  const types = Map.groupBy(renditions, ({ type }) => type)
  const sourceSets = [...types].map(([type, sized]) => [
    type,
    sized.map((each) => `${each.url} ${each.width}w`).join(', '),
  ])
  const sources = sourceSets
    .slice(0, -1)
    .map(([type, set]) => `<source type="${type}" srcset="${set}" sizes="100vw">`)
    .join('')
  const loading = isFirst ? 'fetchpriority="high"' : 'loading="lazy"'
  return (
    `<figure><picture>${sources}<img src="${renditions.at(-1)!.url}" srcset="${sourceSets.at(-1)![1]}" sizes="100vw" ` +
    `width="${width}" height="${height}" alt="${text(alt)}" ${loading}></picture>` +
    `<figcaption>${text([caption, credit].filter((part) => part !== null).join(' '))}</figcaption></figure>`
  )
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
