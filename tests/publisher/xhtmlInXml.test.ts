import { expect, test } from 'vitest'
import { only, readFile } from './reading.ts'

const newsItem = (html: string) =>
  `<newsItem guid="urn:g2" xml:lang="nb"><contentMeta><headline>Bru åpnet</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${html}</body></html></inlineXML></contentSet></newsItem>`
const atom = (html: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title>F</title><entry><id>urn:a</id><title>Bru åpnet</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content></entry></feed>`
const html = (text: string) => JSON.stringify({ uri: 'urn:a', headline: 'Bru åpnet', language: 'nb', body_html: text })

/** Each is well-formed, so that it is the same text as HTML and as XHTML. */
test.each([
  [
    'cells below their heading',
    '<table><tr><th>Parti</th><th colspan="2">2021</th></tr><tr><td rowspan="2">A</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
  ],
  ['numbers of their own', '<ol><li>En</li><li value="4">Fire</li></ol>'],
  ['another first number', '<ol start="5"><li>Fem</li><li>Seks</li></ol>'],
  ['a count down', '<ol reversed="reversed"><li>To</li><li>En</li></ol>'],
  ['a count down, said in short', '<ol reversed=""><li>To</li><li>En</li></ol>'],
  ['letters', '<ol type="a"><li>En</li><li>To</li></ol>'],
  ['Roman numerals', '<ol style="list-style-type: upper-roman"><li>En</li><li>To</li></ol>'],
  ['pictures that are loaded late', '<p><img data-original="bru.jpg" alt="Ei bru"/></p>'],
  ['pictures that wait for a script', '<p><img src="data:," data-lazy-src="bru.jpg" alt="Ei bru"/></p>'],
  ['pictures in several sizes', '<p><img srcset="bru-480.jpg 480w, bru.jpg 900w" alt="Ei bru"/></p>'],
  ['boxes that are ticked', '<ul><li><input type="checkbox" checked="checked"/>Kjøpe spiker</li></ul>'],
  [
    'footnotes',
    '<p>Brua er åpen.<sup><a data-footnote-ref="" href="#n1">1</a></sup></p><section data-footnotes=""><ol><li id="n1">I dag.</li></ol></section>',
  ],
])('XHTML inside XML has %s, as HTML has', async (_, written) => {
  const text = `<p>Brua er åpen for alle som vil over, og korpset spilte til langt på kveld.</p>${written}`
  const blocksIn = async (content: string, path: string) =>
    only(await readFile(content, path)).sections.flatMap(({ blocks }) => blocks)
  const expected = await blocksIn(html(text), 'a.json')
  expect(expected.length).toBeGreaterThan(1)
  expect(await blocksIn(newsItem(text), 'a.xml')).toEqual(expected)
  expect(await blocksIn(atom(text), 'a.atom')).toEqual(expected)
})
