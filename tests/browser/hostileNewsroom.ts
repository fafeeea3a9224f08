import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What would leave a mark on the page, or fetch from elsewhere, if any of it came to life. */
export const payloads = [
  '<script>window.ran=1</script>',
  '"><img src=x onerror="window.ran=1">',
  "'-(window.ran=1)-'",
  '</title></script><svg onload="window.ran=1">',
  '<a href="javascript:window.ran=1">x</a>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.ran=1&gt;">',
  '{{constructor.constructor("window.ran=1")()}}',
  '<form action="https://evil.example"><button autofocus onfocus="window.ran=1">x</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '\u202E<base href="https://evil.example/">',
  // Parsers that disagree on where a tag ends.
  '<svg><style><img title="</style><img src=x onerror=window.ran=1>"></style></svg><noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=window.ran=1>',
  '<select><template><style></select><script>window.ran=1</script></style></template><img src=`x` onerror=window.ran=1//>',
  // Addresses that hide what they are.
  '<a href="java&#9;script:window.ran=1">x</a><a href=" &#1;javascript&colon;window.ran=1">x</a><a href="vbscript:window.ran=1">x</a><a href="data:text/html,<script>parent.ran=1</script>">x</a>',
  // What fetches without being asked.
  '<img srcset="https://evil.example/a.png 2x" src="https://evil.example/b.png"><picture><source srcset="https://evil.example/c.webp"><img src="data:image/svg+xml,<svg onload=window.ran=1>"></picture><video poster="https://evil.example/d.png" src="https://evil.example/e.mp4" autoplay></video><link rel="stylesheet" href="https://evil.example/f.css"><input type="image" src="https://evil.example/g.png" autofocus onfocus="window.ran=1">',
  '<p style="background:url(https://evil.example/h.png);position:fixed;inset:0">x</p><object data="data:text/html,<script>parent.ran=1</script>"></object><embed src="https://evil.example/i.swf"><portal src="https://evil.example/"></portal>',
  // Names that would stand in for those the page uses itself.
  '<h2 id="page-state">Page state</h2><a id="reader" name="reader"></a><form id="document" name="body"><input name="getElementById"></form><img name="documentElement" src="x">',
  // Ends of what the text is put into: scripts, CDATA, comments, headers.
  ']]></title></script --><!--<script>window.ran=1</script>--><script>window.ran=1</script>\u2028',
  'x\r\nSet-Cookie: ran=1\r\nContent-Type: text/html\r\n\r\n<script>window.ran=1</script>',
  '\u2066\u202E\u200B\uFEFF\u0007<plaintext><xmp><script>window.ran=1</script>',
  '../../../../tmp/evil%2e%2e%2f..\\..\\con',
]

/** Keys that would change what every object has, and names that lead out of the folder. */
const polluting: Record<string, string> = {
  'proto.json': `{"uri":"urn:proto","headline":"Prototype i JSON","__proto__":{"ran":1,"byline":"ran"},"constructor":{"prototype":{"ran":1}},"associations":{"__proto__":{"type":"picture"}},"body_text":"Tekst."}`,
  'proto.md': `---\ntitle: Prototype i YAML\n__proto__: { ran: 1 }\nconstructor: { prototype: { ran: 1 } }\nslug: ../../../evil\nid: ../../evil\ntopics: [__proto__, constructor, ../evil]\n---\n\nTekst.\n\n## Page state\n\nTekst.\n\n## Most viewed\n\nTekst.\n`,
  'proto-toml.md': `+++\ntitle = "Prototype i TOML"\n[__proto__]\nran = 1\n+++\n\nTekst.\n`,
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Every payload in every field of every format, one file for each pair. */
export async function writeHostileNewsroom(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(polluting)) await writeFile(path.join(folder, name), content)
  for (const [nth, evil] of payloads.entries()) {
    for (const [format, content] of Object.entries(filesOf(evil, nth))) {
      await writeFile(path.join(folder, `${nth}-${format}`), content)
    }
  }
}

function filesOf(evil: string, nth: number): Record<string, string> {
  const [xml, json] = [escaped(evil), JSON.stringify(evil)]
  const both = `Sak ${nth} ${evil}`
  const body = `<p>Et avsnitt ${evil} med tekst.</p><p lang="${xml}" onclick="window.ran=1">${xml}</p>`
  const front = Object.entries({
    title: both,
    kicker: evil,
    lede: evil,
    byline: evil,
    dateline: evil,
    topics: [evil],
    section: evil,
    source: evil,
    rights: evil,
    language: evil,
    id: `md ${nth}${evil}`,
  })
  return {
    'a.md': `---\n${front.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')}\n---\n\nEt avsnitt ${evil}.\n\n[lenke](javascript:window.ran=1) ![${evil}](x.png "${evil.replaceAll('"', '')}")\n\n${evil}\n`,
    'b.txt': `${both}\n\nEt avsnitt ${evil} med tekst.\n\n${evil}\n`,
    'c.json': `{"uri":${JSON.stringify(`urn:${nth}${evil}`)},"headline":${JSON.stringify(both)},"headline_kicker":${json},"byline":${json},"description_text":${json},"located":${json},"copyrightnotice":${json},"subject":[{"name":${json}}],"infosource":[{"name":${json}}],"language":${json},"body_html":${JSON.stringify(body)}}`,
    'd.xml': `<nitf><head><title>${xml}</title><docdata><doc-id id-string="urn:nitf:${nth}${xml}" regsrc="${xml}"/><key-list><keyword key="${xml}"/></key-list></docdata></head><body><body.head><hedline><hl1>Sak ${nth} ${xml}</hl1><hl2>${xml}</hl2></hedline><byline>${xml}</byline><dateline><location>${xml}</location></dateline><abstract>${xml}</abstract></body.head><body.content><p>Et avsnitt ${xml}.</p><hl2>${xml}</hl2><p><a href="javascript:window.ran=1">x</a></p><table><tr><td>${xml}</td></tr></table></body.content></body></nitf>`,
    'e.xml': `<newsItem guid="urn:g2:${nth}${xml}" version="1" xml:lang="${xml}"><itemMeta><itemClass qcode="ninat:text"/><provider literal="${xml}"/></itemMeta><contentMeta><headline>Sak ${nth} ${xml}</headline><by>${xml}</by><dateline>${xml}</dateline><subject><name>${xml}</name></subject></contentMeta><contentSet><inlineData contenttype="text/html">${escaped(body)}</inlineData></contentSet></newsItem>`,
    'f.xml': `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xml}</title><link>javascript:window.ran=1</link><item><title>Sak ${nth} ${escaped(xml)}</title><link>javascript:window.ran=1</link><guid>${nth}${xml}</guid><author>${xml}</author><category>${xml}</category><description>${escaped(xml)}</description><content:encoded>${escaped(body)}</content:encoded></item></channel></rss>`,
    'g.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">${xml}</title><id>${xml}</id><entry><id>urn:atom:${nth}${xml}</id><title type="html">Sak ${nth} ${xml}</title><link href="javascript:window.ran=1"/><author><name>${xml}</name></author><category term="${xml}"/><summary type="html">${xml}</summary><content type="html">${escaped(body)}</content></entry></feed>`,
    'h.json': `{"version":"https://jsonfeed.org/version/1.1","title":${json},"items":[{"id":${JSON.stringify(`urn:jf:${nth}${evil}`)},"url":"javascript:window.ran=1","title":${JSON.stringify(both)},"summary":${json},"authors":[{"name":${json}}],"tags":[${json}],"content_html":${JSON.stringify(body)}}]}`,
    'i.html': `<!DOCTYPE html><html lang="${xml}"><head><title>Sak ${nth} ${xml}</title><meta property="og:type" content="article"><meta property="og:site_name" content="${xml}"><meta name="author" content="${xml}"><meta name="description" content="${xml}"><link rel="canonical" href="javascript:window.ran=1"></head><body><article><h1>Sak ${nth} ${xml}</h1>${body.repeat(3)}${evil}</article></body></html>`,
  }
}
